"""A theme names nobody.

Why
---
A theme that nobody answers for is a wish. Readers do not know whom to ask, and nobody is asked when
it slips. "TBD", "help wanted" and the like name nobody.

Bad
---
::

    Maple Project Priorities
    ========================

    =========  ============
    Priority   Owner
    =========  ============
    Storage_   TBD
    =========  ============

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

from plancheck.finding import Severity
from plancheck.language.words import quote
from plancheck.model import Plan
from plancheck.rules.base import Problem, Rule, theme_at
from plancheck.violation import Violation
from plancheck.wire import place_of


def describe(plan: Plan, violation: Violation) -> Problem | None:
    theme = theme_at(plan, violation)
    if not theme or theme.contacts:
        return None
    return Problem(
        place_of(plan, violation.path),
        f"theme {quote(theme.name)} names nobody",
        "name at least one person who answers for it, or take the theme out",
    )


RULE = Rule(
    "theme-without-contact",
    Severity.ERROR,
    __doc__,
    describe=describe,
    yields_to=("malformed-table",),
)
