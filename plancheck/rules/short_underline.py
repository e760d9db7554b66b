"""The line under a title is shorter than the title.

Why
---
RST warns of it, and a line much too short makes the title an ordinary paragraph.

Bad
---
::

    Maple Project Priorities
    ========================

    Storage and backups
    -----------

    We will finish snapshots.

Good
----
::

    Maple Project Priorities
    ========================

    Storage and backups
    -------------------

    We will finish snapshots.
"""

from collections.abc import Iterator

from plancheck.finding import Severity
from plancheck.model import FlawKind, Plan
from plancheck.rules.base import Problem, Rule, flaws
from plancheck.wording import Wording


def check(plan: Plan, _words: Wording) -> Iterator[Problem]:
    for flaw in flaws(plan, FlawKind.SHORT_UNDERLINE):
        yield Problem(
            flaw.span,
            "the line at this title is shorter than the title",
            "make it as long as the title",
        )


RULE = Rule("short-underline", Severity.WARNING, __doc__, check=check)
