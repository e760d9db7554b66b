"""A table cannot be read, or a row has not the columns of the others.

Why
---
RST drops a table whose lines do not meet, with all the themes in it; a row with a cell too few or
too many moves people to the wrong column.

Bad
---
::

    Maple Project Priorities
    ========================

    +----------+-------+
    | Priority | Owner |
    +==========+=======+
    | Storage  | ada     |
    +----------+-------+

Good
----
::

    Maple Project Priorities
    ========================

    +----------+-------+
    | Priority | Owner |
    +==========+=======+
    | Storage  | ada   |
    +----------+-------+
"""

from collections.abc import Iterator

from plancheck.finding import Severity
from plancheck.model import FlawKind, Plan
from plancheck.rules.base import Problem, Rule, flaws
from plancheck.wording import Wording


def check(plan: Plan, _words: Wording) -> Iterator[Problem]:
    for flaw in flaws(plan, FlawKind.MALFORMED_TABLE):
        yield Problem(
            flaw.span,
            f"this table cannot be read: {flaw.detail}",
            "make every row meet the table's lines and columns",
        )


RULE = Rule("malformed-table", Severity.ERROR, __doc__, check=check)
