"""The section of a theme states no goal.

Why
---
A section that only tells why a theme matters, or how things are, promises nothing: nobody can say
at the end of the cycle whether it was kept.

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

    Snapshots currently stop all writes, which annoys everybody.

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

    Snapshots currently stop all writes. We will take them without.
"""

import re
from collections.abc import Iterator

from plancheck.finding import Severity
from plancheck.language.patterns import Pattern, has_word
from plancheck.language.wording import Wording
from plancheck.language.words import quote
from plancheck.model import UNREAD, Plan
from plancheck.rules.base import Problem, Rule
from plancheck.rules.placeholder import placeholders

_BETWEEN_THE_LINES = Pattern(
    r"\b(?:(?:is|are) to be|needs?(?: \w+)? (?:reviews?|tests|docs|documentation|\w+ing)|"
    r"making sure|would be (?:good|great|nice|useful) to|could be done|target is|removal follows|"
    r"it(?: i|['’])s (?:now )?(?:removed|dropped|deprecated))\b",
    re.IGNORECASE,
    has_word("be need needs sure target removal removed dropped deprecated"),
)
"""Words by which an outcome is told and no promise made: whether it is a goal, let people say."""


def check(plan: Plan, words: Wording) -> Iterator[Problem]:
    if any(flaw.kind in UNREAD for flaw in plan.flaws):
        return  # the goals may stand in what was not read
    promised = {promise.span for promise in plan.promises}
    for theme in plan.themes:
        if not theme.section or theme.goals:
            continue
        said = theme.section.passages
        if any(passage.span in promised for passage in said):
            continue  # for another cycle: wrong-cycle says so
        if any(placeholders(plan, theme.section, words)):
            continue  # the rule for those says so
        if not any(_BETWEEN_THE_LINES.search(passage.text) for passage in said):
            yield Problem(
                theme.section.span,
                f"the section of theme {quote(theme.name)} states no goal",
                'say what is to be reached: "We will ...", or a list of goals',
            )


RULE = Rule("theme-without-goal", Severity.INFO, __doc__, check=check)
