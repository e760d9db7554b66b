"""A table looks like one of priorities, but one of its headers is not known.

Why
---
A table is read as one of priorities when one header names the themes and another the people. Where
only one of them is recognised, none of the rows is read, and nothing in them is checked.

Bad
---
::

    Maple Project Priorities
    ========================

    ========  ==========
    Priority  Wizard
    ========  ==========
    Storage   ada
    ========  ==========

Good
----
::

    Maple Project Priorities
    ========================

    ========  ==========
    Priority  Owner
    ========  ==========
    Storage   ada
    ========  ==========
"""

from collections.abc import Iterator

from plancheck.finding import Severity
from plancheck.language.wording import Wording
from plancheck.model import FlawKind, Plan
from plancheck.rules.base import Problem, Rule, flaws


def check(plan: Plan, _words: Wording) -> Iterator[Problem]:
    for flaw in flaws(plan, FlawKind.HALF_KNOWN_TABLE):
        key = "people_columns" if flaw.detail == "people" else "theme_columns"
        yield Problem(
            flaw.span,
            f"this table is not read as one of priorities: no header names its {flaw.detail}",
            f"rename the column, or add its header to `{key}` under `words:` in the configuration",
        )


RULE = Rule("table-not-read", Severity.WARNING, __doc__, check=check)
