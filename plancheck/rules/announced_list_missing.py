"""The text announces a list of priorities and none follows.

Why
---
"Here is the list of themes" with nothing behind it is a plan that was never filled in, or one
that lost its table. A placeholder that says so ("to be filled in") is left alone.

Bad
---
::

    Maple Project Priorities
    ========================

    List of themes the storage team will prioritize in Maple.

Good
----
::

    Maple Project Priorities
    ========================

    List of themes the storage team will prioritize in Maple.

    * **Snapshots**: take them without stopping writes.
"""

import re
from collections.abc import Iterator

from plancheck.finding import Severity
from plancheck.language.patterns import Pattern, has_word
from plancheck.language.wording import Wording
from plancheck.model import FlawKind, Plan
from plancheck.rules.base import Problem, Rule, flaws

_ANNOUNCES = Pattern(
    r"^(?:(?:here|below|this|(?:the )?following) (?:is|are)|the following)?\W*(?:(?:a|the|our) )?"
    r"\b(?:list|overview|table) of\b[^.]{0,200}"
    r"\b(?:themes?|priorit\w+|goals?|work items|efforts?|features)\b"
    r"|\b(?:themes|priorities|goals|work items)\b[^.]{0,200}\b(?:are|as follows)\s*:$",
    re.IGNORECASE,
    has_word("list overview table themes priorities goals items"),
)


def check(plan: Plan, _words: Wording) -> Iterator[Problem]:
    if plan.themes or plan.has_table or any(flaws(plan, FlawKind.MALFORMED_TABLE)):
        return
    for passage in plan.intro:
        if _ANNOUNCES.search(passage.text):
            yield Problem(
                passage.span,
                "this announces a list, but the plan states no theme",
                "add the themes, or say that they are still to come",
            )
            return


RULE = Rule("announced-list-missing", Severity.WARNING, __doc__, check=check)
