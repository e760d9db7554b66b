"""A link target is defined and never used.

Why
---
Mostly a person who left, or a reference that lost its underscore. Readers of the source take the
line for somebody who has a part in the plan.

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
    .. _Ben Ode: https://people.example/ben

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

from collections.abc import Iterator

from plancheck.finding import Severity
from plancheck.model import Plan
from plancheck.rules.base import UNREAD, Problem, Rule
from plancheck.wording import Wording
from plancheck.words import quote


def check(plan: Plan, _words: Wording) -> Iterator[Problem]:
    if any(flaw.kind in UNREAD for flaw in plan.flaws):
        return  # what is used in a table that could not be read, nobody knows
    for target in plan.targets:
        if target.url is not None and not target.used:
            yield Problem(
                target.span,
                f"link target {quote(target.name)} is never used",
                f"remove it, or refer to it: `{target.name}`_",
            )


RULE = Rule("unused-target", Severity.WARNING, __doc__, check=check)
