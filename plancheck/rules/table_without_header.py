"""A priority table has no header row.

Why
---
Only the header says which column names the themes and which the people. Without one the columns are
guessed from the plan's other tables.

Bad
---
::

    Maple Project Priorities
    ========================

    .. list-table::

       * - Priority
         - Owner
       * - Storage_
         - Ada_

    .. _Ada: https://people.example/ada

    Storage
    -------

    We will finish snapshots.

Good
----
::

    Maple Project Priorities
    ========================

    .. list-table::
       :header-rows: 1

       * - Priority
         - Owner
       * - Storage_
         - Ada_

    .. _Ada: https://people.example/ada

    Storage
    -------

    We will finish snapshots.
"""

from collections.abc import Iterator

from plancheck.finding import Severity
from plancheck.language.wording import Wording
from plancheck.model import FlawKind, Plan
from plancheck.rules.base import Problem, Rule, flaws


def check(plan: Plan, _words: Wording) -> Iterator[Problem]:
    for flaw in flaws(plan, FlawKind.HEADERLESS_TABLE):
        if flaw.detail == "unmarked":
            yield Problem(
                flaw.span,
                "the header of this table is not marked as one and reads like a theme",
                "mark it: `:header-rows: 1`, or a line of = under it",
            )
        else:
            yield Problem(
                flaw.span,
                "this priority table has no header row",
                "give it the header of the plan's other tables",
            )


RULE = Rule("table-without-header", Severity.WARNING, __doc__, check=check)
