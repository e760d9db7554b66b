"""Straight quotes stand where backticks are meant.

Why
---
Only backticks make a reference of several words. In quotes the words stay as they are, underscore
and all, and lead nowhere.

Bad
---
::

    Maple Project Priorities
    ========================

    =========  ============
    Priority   Owner
    =========  ============
    Storage_   'Ada Park'_
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

from plancheck.finding import Severity
from plancheck.model import FlawKind, Plan
from plancheck.rules.base import Problem, Rule, flaws
from plancheck.wording import Wording
from plancheck.words import quote


def check(plan: Plan, _words: Wording) -> Iterator[Problem]:
    for flaw in flaws(plan, FlawKind.QUOTED_NAME):
        yield Problem(
            flaw.span,
            f"{quote(flaw.detail)} stands in quotes where backticks are meant, and leads nowhere",
            f"write `{flaw.detail}`_",
        )


RULE = Rule("quoted-name", Severity.ERROR, __doc__, check=check)
