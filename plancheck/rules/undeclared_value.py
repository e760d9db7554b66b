"""A field has a value that the plan does not list among those it can have.

Why
---
A plan that says which categories there are is read, sorted and counted by them. Another value is a
slip, or a category that its readers were not told of.

Bad
---
::

    Maple Project Priorities
    ========================

    Each item has:

    * Category, which can be

      * Bugfix: work to resolve bugs
      * Feature: something new

    ========  ========  =====
    Priority  Category  Owner
    ========  ========  =====
    Storage   Chore     ada
    ========  ========  =====

Good
----
::

    Maple Project Priorities
    ========================

    Each item has:

    * Category, which can be

      * Bugfix: work to resolve bugs
      * Feature: something new

    ========  ========  =====
    Priority  Category  Owner
    ========  ========  =====
    Storage   Feature   ada
    ========  ========  =====
"""

import re
from collections.abc import Iterator

from plancheck.finding import Severity
from plancheck.model import Declared, Field, Plan
from plancheck.rules.base import Problem, Rule
from plancheck.wording import Wording
from plancheck.words import key, quote


def check(plan: Plan, _words: Wording) -> Iterator[Problem]:
    for theme in plan.themes:
        for field in theme.fields:
            for declared in plan.declared:
                known = map(key, declared.values)
                if _is_about(declared, field) and field.value and key(field.value) not in known:
                    yield Problem(
                        field.span,
                        f"{field.name} of theme {quote(theme.name)} is {quote(field.value)}, which"
                        " the plan does not list",
                        "choose one of " + ", ".join(declared.values),
                    )


def _is_about(declared: Declared, field: Field) -> bool:
    begins = rf"{re.escape(field.name)}(?!\w)"
    return bool(field.name and re.match(begins, declared.about, re.IGNORECASE))


RULE = Rule("undeclared-value", Severity.INFO, __doc__, check=check)
