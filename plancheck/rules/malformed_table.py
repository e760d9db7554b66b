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

import re
from collections.abc import Iterator

from plancheck.finding import Severity
from plancheck.grid import redrawing, table_around
from plancheck.language.wording import Wording
from plancheck.model import FlawKind, Plan
from plancheck.rules.base import Problem, Rule, flaws
from plancheck.source import Edit, SourceText

_PLAIN: tuple[tuple[str, str, str], ...] = (
    (
        r"Right border not aligned",
        "this row does not end where the table's lines do",
        "move its right border, or widen the column",
    ),
    (
        r"the borders of this row",
        "the borders of this row do not stand under those of the table",
        "move each | to where its column ends",
    ),
    (
        r"Left border",
        "this row does not begin where the table's lines do",
        "move its left border",
    ),
    (
        r"Text in column margin",
        "text in this row runs over the edge of its column",
        "widen the column: lengthen its line of =",
    ),
    (
        r"Column span",
        "the line under this row does not fit the columns",
        "end every part of it where a column ends",
    ),
    (
        r"(?:No bottom table border|Bottom border|Bottom/header)",
        "the table's last line is missing, or does not match its first",
        "end the table with a line like its first, and a blank line behind it",
    ),
    (
        r"(?:Multiple head/body|The head/body)",
        "the line of = under the header stands twice, or in the wrong place",
        "keep one, right under the header",
    ),
    (
        r"(?:Malformed table; )?parse incomplete",
        "the table's lines and columns do not meet",
        "draw every row between the same columns",
    ),
)


def check(plan: Plan, _words: Wording) -> Iterator[Problem]:
    for flaw in flaws(plan, FlawKind.MALFORMED_TABLE):
        edits = _repair(flaw.span.line, plan.source)
        for form, message, hint in _PLAIN:
            if re.match(form, flaw.detail):
                yield Problem(flaw.span, f"this table cannot be read: {message}", hint, edits)
                break
        else:
            yield Problem(
                flaw.span,
                f"this table cannot be read: {flaw.detail or 'its lines do not meet'}",
                "make every row meet the table's lines and columns",
                edits,
            )


def _repair(line: int, source: SourceText) -> tuple[Edit, ...]:
    table = table_around(source.lines, line)
    if table is None:
        return ()
    return redrawing(source.lines, table, source.lines[table.start - 1 : table.stop - 1])


RULE = Rule("malformed-table", Severity.ERROR, __doc__, check=check)
