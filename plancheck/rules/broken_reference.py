"""A reference leads nowhere, or to several places at once.

Why
---
The reader of the published plan clicks on nothing, and RST publishes the raw text. Mostly a
target was never written, a section was renamed, or one of the two is spelt differently. A name
with two targets that differ is as good as none.

Bad
---
::

    Maple Project Priorities
    ========================

    =========  ============
    Priority   Owner
    =========  ============
    Stroage_   `Ada Park`_
    =========  ============

    .. _Ada Park: https://people.example/ada

    Storage
    -------

    We will finish snapshots.

Good
----
::

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

from collections.abc import Iterator
from functools import lru_cache

from msgspec.structs import replace

from plancheck.finding import Severity
from plancheck.language.wording import Wording
from plancheck.language.words import fold, key, nearest, quote
from plancheck.model import Commented, Link, Plan, Resolution
from plancheck.rules.base import Problem, Rule, contact_at, theme_at
from plancheck.source import SourceText
from plancheck.violation import Violation

MAX_ADVICE = 100
"""Names of one plan for which the one that was meant is looked for."""


def check(plan: Plan, _words: Wording) -> Iterator[Problem]:
    repaired: set[Commented] = set()
    for link in plan.links:
        found = _problem(plan, link)
        if not found:
            continue
        lost = _commented_target(plan, link)
        if lost and lost.edit.text == "_" and lost not in repaired:  # else commented-target has it
            repaired.add(lost)
            found = replace(found, edits=(lost.edit,))
        yield found


def _commented_target(plan: Plan, link: Link) -> Commented | None:
    """The comment that would be the target of ``link``, which leads nowhere."""
    if link.resolution is not Resolution.MISSING:
        return None
    return plan.commented_by_name.get(key(link.name))


@lru_cache(maxsize=1)
def _advice_on(_source: SourceText) -> dict[str, str]:
    """The advice given so far on the plan of that text, by the names that lead nowhere.

    A name is mostly missed more than once, and by the schema as well.
    """
    return {}


def _problem(plan: Plan, link: Link) -> Problem | None:
    if link.resolution is Resolution.MISSING:
        advice = _advice_on(plan.source)
        if link.name not in advice:
            look = len(advice) < MAX_ADVICE
            advice[link.name] = _advice(plan, link, look=look)
        return Problem(link.span, f"{quote(link.name)} leads nowhere", advice[link.name])
    if link.resolution is Resolution.AMBIGUOUS:
        return Problem(
            link.span,
            f"{quote(link.name)} leads to several places",
            "keep one target of that name, or give the others names of their own",
        )
    return None


def describe(plan: Plan, violation: Violation) -> Problem | None:
    """The same words, so that what a schema finds of a link is not told twice."""
    theme, contact = theme_at(plan, violation), contact_at(plan, violation)
    link = contact.link if contact else theme.link if theme else None
    return _problem(plan, link) if link else None


def _advice(plan: Plan, link: Link, *, look: bool) -> str:
    """The name that was meant, if ``look`` finds one that is close; else the line to add."""
    lost = _commented_target(plan, link)
    if lost:
        lacks = "colon" if lost.edit.text == ":" else "underscore"
        return f"its target on line {lost.span.line} lacks its {lacks}: write `.. _{lost.name}:`"
    if link.name.startswith("["):
        return f"add the footnote, `.. {link.name} ...`, or remove the mark"
    before = plan.source.lines[link.span.end_line - 1][: link.span.end_column - 1]
    if before.endswith("__"):
        return "add its target below the paragraph, `__ https://...`"
    names = list(_others(plan, link)) if look else []
    whole = next((name for name in names if fold(before).endswith(f"{name}_")), None)
    meant = whole or nearest(link.name, names)
    if meant:
        return f"did you mean `{meant}`_?"
    return f"add its target, `.. _{link.name}: https://...`, or a section of that title"


def _others(plan: Plan, link: Link) -> Iterator[str]:
    """The names of sections and targets, but of the one whose own reference ``link`` is."""
    yield from (section.title for section in plan.sections if section.level > 1)
    yield from (target.name for target in plan.targets if target.span != link.span)


RULE = Rule("broken-reference", Severity.ERROR, __doc__, check=check, describe=describe)
