"""A theme's reference is caught by a link of the same name.

Why
---
A link with its address inside, `Name <https://...>`_, also makes its name a target. A theme of that
name then leads to that page, or to nothing, and not to its section.

Bad
---
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

    The design is in `storage <https://specs.example/storage>`_.

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

    The design is in `storage <https://specs.example/storage>`__.
"""

from collections.abc import Iterator

from plancheck.finding import Severity
from plancheck.language.wording import Wording
from plancheck.language.words import key, quote
from plancheck.model import Plan, Resolution
from plancheck.rules.base import Problem, Rule


def check(plan: Plan, _words: Wording) -> Iterator[Problem]:
    for theme in plan.themes:
        link = theme.link
        if not link or link.resolution is not Resolution.URL or not link.section:
            continue
        if any(key(target.name) == key(link.name) for target in plan.targets):
            continue  # an explicit target is meant to win
        for catcher in plan.links:
            if (
                catcher.url == link.url
                and catcher is not link
                and key(catcher.name) == key(link.name)
            ):
                yield Problem(
                    catcher.span,
                    f"this link catches the reference to section {quote(link.section)}:"
                    f" theme {quote(theme.name)} leads to {quote(link.url or '')}",
                    "end this link with two underscores, which makes it no target",
                )
                break


RULE = Rule("shadowed-section", Severity.ERROR, __doc__, check=check)
