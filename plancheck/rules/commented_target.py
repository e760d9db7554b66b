"""A target lacks its underscore or its colon, and so is a comment.

Why
---
RST takes a line that begins with two dots and is nothing else for a comment, and says nothing.
The label or the address is not there: other pages cannot refer to the plan, a name is no link.

Bad
---
::

    .. maple-priorities:

    Maple Project Priorities
    ========================

    =========  ============
    Priority   Owner
    =========  ============
    Storage_   `Ada Park`_
    =========  ============

    .. _Ada Park: https://people.example/ada

    Storage
    -------

    We will finish snapshots.

Good
----
::

    .. _maple-priorities:

    Maple Project Priorities
    ========================

    =========  ============
    Priority   Owner
    =========  ============
    Storage_   `Ada Park`_
    =========  ============

    .. _Ada Park: https://people.example/ada

    Storage
    -------

    We will finish snapshots.
"""

import re
from collections.abc import Iterator

from plancheck.finding import Severity
from plancheck.language.patterns import Pattern
from plancheck.language.wording import Wording
from plancheck.language.words import key
from plancheck.model import Commented, Plan, Resolution
from plancheck.rules.base import Problem, Rule
from plancheck.source import Edit

_SLUG = Pattern(r"[\w.]*[^\W_]+(?:[-_.]+\w+)+")
_MARKER = Pattern(r"\b(?:begin|start|stop|end|after|before|todo|fixme|note)\b", re.IGNORECASE)
"""Comments that mark a part of the text for others to include, and notes."""


def check(plan: Plan, words: Wording) -> Iterator[Problem]:
    missing = {key(link.name) for link in plan.links if link.resolution is Resolution.MISSING}
    known = {key(target.name) for target in plan.targets}
    people = {key(contact.name) for theme in plan.themes for contact in theme.contacts}
    cycle = words.cycle_names(plan.cycle) if plan.cycle else frozenset()
    for one in plan.commented:
        name, lacks_colon = key(one.name), one.edit.text == ":"
        if name in known or (name in missing and not lacks_colon):
            continue  # what a reference that leads nowhere lacks, broken-reference says
        is_label = one.section and (_is_label(one) or name in cycle)
        if lacks_colon or is_label:
            yield _problem(one, (one.edit,))
        elif one.url and (name in people or _is_among_targets(one, plan)):
            yield _problem(
                one, ()
            )  # nothing refers to it yet: the repair is not all there is to do


def _problem(one: Commented, edits: tuple[Edit, ...]) -> Problem:
    kind, url = ("target", f" {one.url}") if one.url else ("label", "")
    lacks = "colon" if one.edit.text == ":" else "underscore"
    return Problem(
        one.span,
        f"this {kind} lacks its {lacks} and is read as a comment",
        f"write `.. _{one.name}:{url}`",
        edits,
    )


def _is_among_targets(one: Commented, plan: Plan) -> bool:
    """Whether it has a person's name, and a target right above or below leads to such a place."""
    words = one.name.split()
    return (
        len(words) > 1
        and all(word[0].isupper() for word in words)
        and any(
            target.span.end_line == one.span.line - 1 or target.span.line == one.span.end_line + 1
            for target in plan.targets
            if target.url and _folder(target.url) == _folder(one.url or "")
        )
    )


def _folder(url: str) -> str:
    return url.rstrip("/").rpartition("/")[0]


def _is_label(one: Commented) -> bool:
    """Whether the name is one that labels have: words with hyphens or the like between."""
    return bool(_SLUG.fullmatch(one.name)) and not _MARKER.search(one.name.replace("_", "-"))


RULE = Rule("commented-target", Severity.WARNING, __doc__, check=check)
