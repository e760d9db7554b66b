"""The plan's introduction names another cycle than its title.

Why
---
Plans begin as a copy of the last one, and a name is easily left behind. Readers then do not know
which cycle the promises are for.

Bad
---
::

    Newton Project Priorities
    =========================

    List of themes the storage team is prioritizing in Mitaka:

    * **Snapshots**: take them without stopping writes.

Good
----
::

    Newton Project Priorities
    =========================

    List of themes the storage team is prioritizing in Newton:

    * **Snapshots**: take them without stopping writes.
"""

import re
from collections.abc import Iterator

from plancheck.finding import Severity
from plancheck.model import Plan
from plancheck.rules.base import Problem, Rule
from plancheck.wording import Wording

_PROMISES = re.compile(
    r"\b(?:prioriti\w+|themes?|goals|priorities|plans?|work items)\b", re.IGNORECASE
)
_PLACED = re.compile(r"\b(?:in|for|during)\s+(?:the\s+)?(?P<name>[A-Z]\w+|\d{4}\.\d)\b")
_HISTORY = re.compile(r"\b(?:was|were|had|has|have|last|previous|past|from|since)\b", re.IGNORECASE)


def check(plan: Plan, words: Wording) -> Iterator[Problem]:
    if not plan.cycle or words.cycle_rank(plan.cycle) is None:
        return
    own = words.cycle_names(plan.cycle)
    for passage in plan.intro:
        named = [match["name"] for match in _PLACED.finditer(passage.text)]
        others = [
            name for name in named if name.lower() not in own and words.cycle_rank(name.lower())
        ]
        says_own = any(
            re.search(rf"\b{re.escape(name)}\b", passage.text, re.IGNORECASE) for name in own
        )
        promises = _PROMISES.search(passage.text) and not _HISTORY.search(passage.text)
        if others and promises and not says_own:
            yield Problem(
                plan.source.find(others[0], passage.span) or passage.span,
                f"this speaks of {others[0]}, the plan is for {plan.cycle.capitalize()}",
                f"write {plan.cycle.capitalize()}, if it was left over from another plan",
            )


RULE = Rule("wrong-cycle", Severity.WARNING, __doc__, check=check)
