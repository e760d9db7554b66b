"""The goals of a section are only in its prose.

Why
---
A list shows at a glance what was promised and lets each goal be ticked off, moved or dropped on
its own. In prose goals are read over, by people and by programs. Whether that is worth a list is a
matter of taste, so this rule is off until somebody asks for it; a section with a single goal needs
none.

Bad
---
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

    Snapshots stop all writes. We will take them without. After that we plan to clone volumes.

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

    Snapshots stop all writes. We will:

    * take them without
    * clone volumes
"""

from collections.abc import Iterator

from plancheck.finding import Severity
from plancheck.language.wording import Wording
from plancheck.language.words import quote
from plancheck.model import Plan
from plancheck.rules.base import Problem, Rule


def check(plan: Plan, _words: Wording) -> Iterator[Problem]:
    for theme in plan.themes:
        if theme.section and len(theme.goals) > 1 and not any(goal.in_list for goal in theme.goals):
            yield Problem(
                theme.section.span,
                f"the {len(theme.goals)} goals of theme {quote(theme.name)} are only in its prose",
                "list them, an item for each",
            )


RULE = Rule("goals-in-prose", Severity.INFO, __doc__, check=check, enabled=False)
