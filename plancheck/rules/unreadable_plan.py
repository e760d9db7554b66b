"""The file cannot be read as a plan at all.

Why
---
A text with control characters that end lines for some programs and not for others, with lines of
thousands of characters, nested without end, full of syntax problems or with both sides of a merge
that was not resolved is refused, lest a part of it pass unread.

Bad
---
::

    Maple Project Priorities
    ========================

    - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -

Good
----
::

    Maple Project Priorities
    ========================

    * **Snapshots**: take them without stopping writes.
"""

from collections.abc import Iterator

from plancheck.finding import Severity
from plancheck.language.wording import Wording
from plancheck.model import FlawKind, Plan
from plancheck.rules.base import Problem, Rule, flaws


def check(plan: Plan, _words: Wording) -> Iterator[Problem]:
    for flaw in flaws(plan, FlawKind.UNREADABLE):
        yield Problem(
            flaw.span,
            f"the plan cannot be read: {flaw.detail}",
            "mend this place first; nothing else of the plan was checked",
        )


def unfinished(plan: Plan, rule: Rule, seconds: float) -> Problem:
    """What to say of a plan on which ``rule`` did not come to an end in time."""
    return Problem(
        plan.source.line_span(1),
        f"the plan cannot be checked within {seconds:g} seconds: {rule.code} did not end",
        "make the plan smaller; some rules were not asked at all",
    )


RULE = Rule("unreadable-plan", Severity.ERROR, __doc__, check=check)
