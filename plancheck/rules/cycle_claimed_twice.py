"""Two plans of one team are for the same cycle.

Why
---
Whoever looks for the plan of the cycle finds one of the two, and the other is kept up by nobody.
Mostly the second began as a copy, for the next cycle, and its name was left as it was. It is found
where both files are checked in one run.

Bad
---
::

    Maple Priorities
    ================

    * **Snapshots**: take them without stopping writes.

Good
----
::

    Oak Priorities
    ==============

    * **Snapshots**: take them without stopping writes.
"""

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from plancheck.claims import Claims
from plancheck.finding import Severity
from plancheck.rules.base import Problem, Rule


def across(plans: Sequence[Claims]) -> Iterator[tuple[Claims, Problem]]:
    alike: dict[tuple[object, ...], list[Claims]] = {}
    for plan in plans:
        if plan.cycle is not None:
            team = (PurePosixPath(plan.path).parent, plan.series)
            alike.setdefault((*team, plan.cycle), []).append(plan)
    for same in alike.values():
        for plan in same:
            other = next((one for one in same[:2] if one is not plan), None)
            if other:
                yield (
                    plan,
                    Problem(
                        plan.place,
                        f"this plan is for {plan.cycle}, and so is {other.path}",
                        "keep one plan for the cycle, or name the cycle that this one is for",
                    ),
                )


RULE = Rule("cycle-claimed-twice", Severity.WARNING, __doc__, across=across)
