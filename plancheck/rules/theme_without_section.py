"""A theme has no section.

Why
---
The table only names a theme; its section says what is to be reached. Without one nobody can tell
what was promised, nor whether it was kept.

Bad
---
::

    Maple Project Priorities
    ========================

    =========  ============
    Priority   Owner
    =========  ============
    Storage    `Ada Park`_
    Backups_   `Ada Park`_
    =========  ============

    .. _Ada Park: https://people.example/ada

    Backups
    -------

    We will restore single files.

Good
----
::

    Maple Project Priorities
    ========================

    =========  ============
    Priority   Owner
    =========  ============
    Storage_   `Ada Park`_
    Backups_   `Ada Park`_
    =========  ============

    .. _Ada Park: https://people.example/ada

    Storage
    -------

    We will finish snapshots.

    Backups
    -------

    We will restore single files.
"""

from plancheck.finding import Severity
from plancheck.language.words import nearest, quote
from plancheck.model import Plan, SectionRole
from plancheck.rules.base import Problem, Rule, theme_at
from plancheck.violation import Violation
from plancheck.wire import place_of


def describe(plan: Plan, violation: Violation) -> Problem | None:
    theme = theme_at(plan, violation)
    if not theme or theme.section:
        return None
    name = theme.name
    free = [section.title for section in plan.sections if section.role is SectionRole.OTHER]
    meant = nearest(name, free)
    return Problem(
        place_of(plan, violation.path),
        f"theme {quote(name)} has no section",
        f"did you mean section {quote(meant)}?"
        if meant
        else f"add a section titled {quote(name)} that says what is to be reached",
    )


RULE = Rule(
    "theme-without-section",
    Severity.ERROR,
    __doc__,
    describe=describe,
    yields_to=("broken-reference",),
)
