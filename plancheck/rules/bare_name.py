"""A name in backticks lacks the underscore that makes it a reference.

Why
---
Single backticks alone mark a name; only with an underscore behind them do they lead anywhere. The
name is that of a section or target of the plan, so a link was meant, and the reader gets none.

Bad
---
::

    Maple Project Priorities
    ========================

    Storage
    -------

    We will finish snapshots, as `Backups` need them.

    Backups
    -------

    We will restore single files.

Good
----
::

    Maple Project Priorities
    ========================

    Storage
    -------

    We will finish snapshots, as `Backups`_ need them.

    Backups
    -------

    We will restore single files.
"""

from collections.abc import Iterator

from plancheck.finding import Severity
from plancheck.model import FlawKind, Plan
from plancheck.rules.base import Problem, Rule, flaws
from plancheck.wording import Wording
from plancheck.words import quote


def check(plan: Plan, _words: Wording) -> Iterator[Problem]:
    for flaw in flaws(plan, FlawKind.BARE_NAME):
        yield Problem(
            flaw.span,
            f"{quote(flaw.detail)} is marked as a name but leads nowhere: its underscore is"
            " missing",
            f"write `{flaw.detail}`_",
        )


RULE = Rule("bare-name", Severity.ERROR, __doc__, check=check)
