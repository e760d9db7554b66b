"""A date in the schedule lies before the one that stands before it.

Why
---
Schedules are copied from cycle to cycle, and one year is easily left behind. The sections of a
schedule stand in the order of time, so a date that goes back is most likely wrong.

Bad
---
::

    Maple Project Priorities
    ========================

    Release Schedule
    ----------------

    First release
    ~~~~~~~~~~~~~

    It is planned for December, 2024.

    Second release
    ~~~~~~~~~~~~~~

    It is planned for February, 2024.

Good
----
::

    Maple Project Priorities
    ========================

    Release Schedule
    ----------------

    First release
    ~~~~~~~~~~~~~

    It is planned for December, 2024.

    Second release
    ~~~~~~~~~~~~~~

    It is planned for February, 2025.
"""

import re
from collections.abc import Iterator

from plancheck.finding import Severity
from plancheck.language.patterns import Pattern, has_digit
from plancheck.language.wording import Wording
from plancheck.language.words import quote
from plancheck.model import Plan
from plancheck.rules.base import Problem, Rule
from plancheck.source import Passage, Span

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE = Pattern(
    r"\b(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
    r"\.?(?:\s+\d{1,2}(?:st|nd|rd|th)?)?,?\s+(?P<year>20\d\d)\b",
    re.IGNORECASE,
    has_digit,
)


def check(plan: Plan, _words: Wording) -> Iterator[Problem]:
    last: dict[object, re.Match[str]] = {}  # of the sections that stand side by side
    for passages in plan.asides:
        dated = _first_date(passages)
        if not dated:
            continue
        passage, date = dated
        schedule = _schedule(plan, passage)
        before = last.get(schedule)
        if before and _month(date) < _month(before):
            yield Problem(
                _year(plan, passage, date),
                f"{quote(date[0])} lies before {quote(before[0])}, which stands before it",
                "check the year",
            )
        last[schedule] = date


def _schedule(plan: Plan, passage: Passage) -> object:
    """What the section of ``passage`` is a part of: only the parts of one thing are in order."""
    above = [one for one in plan.sections if one.span.line < passage.span.line]
    return (above[-1].level, above[-1].parent) if above else None


def _year(plan: Plan, passage: Passage, date: re.Match[str]) -> Span:
    whole = plan.source.find(date[0], passage.span) or passage.span
    return plan.source.find(date["year"], whole) or whole


def _first_date(section: tuple[Passage, ...]) -> tuple[Passage, re.Match[str]] | None:
    """The first date of a section, and the sentence it stands in."""
    for passage in section:
        date = _DATE.search(passage.text)
        if date:
            return passage, date
    return None


def _month(date: re.Match[str]) -> tuple[int, int]:
    return int(date["year"]), _MONTHS.index(date["month"].lower()[:3])


RULE = Rule("date-out-of-order", Severity.WARNING, __doc__, check=check)
