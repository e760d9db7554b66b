"""Where a stretch theme or goal stands, nothing says that it is one.

Why
---
Who follows a link to a section sees neither the table's tiers nor its columns, and takes what
stands there for promises. A sentence that says that some goals are stretch goals, but not which,
leaves all of them in doubt. How much is to be said twice is a matter of taste, so this rule is off
until somebody asks for it.

Bad
---
::

    Maple Project Priorities
    ========================

    =========  ============  =======
    Priority   Owner         Target
    =========  ============  =======
    Storage_   `Ada Park`_   Stretch
    =========  ============  =======

    .. _Ada Park: https://people.example/ada

    Storage
    -------

    We will finish snapshots.

Good
----
::

    Maple Project Priorities
    ========================

    =========  ============  =======
    Priority   Owner         Target
    =========  ============  =======
    Storage_   `Ada Park`_   Stretch
    =========  ============  =======

    .. _Ada Park: https://people.example/ada

    Storage
    -------

    We will finish snapshots, if time permits.
"""

import re
from collections.abc import Iterator
from itertools import takewhile

from plancheck.finding import Severity
from plancheck.language.wording import Wording
from plancheck.language.words import quote
from plancheck.model import Commitment, Plan, Section, SectionRole, Theme
from plancheck.rules.base import Problem, Rule
from plancheck.source import Span

_SOME = (
    r"(?:some|a few|several|many|most|half|parts?|one|two|three|not all) of "
    r"(?:these|those|them|this|the (?:above|below|following|goals|items|work))\b"
)


def check(plan: Plan, words: Wording) -> Iterator[Problem]:
    marks = (*words.stretch, *words.stretch_marks, *words.if_time)
    says_stretch = re.compile(rf"\b(?:{'|'.join(map(re.escape, marks))})\b", re.IGNORECASE)
    over = _titles_over(plan)
    for theme in plan.themes:
        if not theme.section or not theme.goals:
            continue
        if theme.commitment is Commitment.COMMITTED:
            yield from _some(theme, theme.section, words)
        elif not any(
            map(says_stretch.search, (*over[theme.section.span], *_told(plan, theme.section)))
        ):
            yield Problem(
                theme.section.span,
                f"nothing here says that theme {quote(theme.name)} is a stretch",
                'say it in the section or its title: "(stretch)"',
            )


def _titles_over(plan: Plan) -> dict[Span, list[str]]:
    """The titles over each section, its own included and the plan's left out, by its place."""
    over: list[Section] = []
    found: dict[Span, list[str]] = {}
    for section in plan.sections:
        over = [*(other for other in over if other.level < section.level), section]
        found[section.span] = [other.title for other in over if other.role is not SectionRole.TITLE]
    return found


def _told(plan: Plan, section: Section) -> Iterator[str]:
    """What stands in ``section`` and in those within it."""
    behind = plan.sections[plan.sections.index(section) + 1 :]
    inside = takewhile(lambda other: other.level > section.level, behind)
    for one in (section, *inside):
        yield from (one.title, *(passage.text for passage in one.passages))


def _some(theme: Theme, section: Section, words: Wording) -> Iterator[Problem]:
    """What says that some goals are stretch goals where none is marked as one."""
    vague = re.compile(
        rf"{_SOME}.*\b(?:{'|'.join(map(re.escape, words.stretch_marks))})\b", re.IGNORECASE
    )
    for passage in section.passages:
        marked = (
            goal.commitment is Commitment.STRETCH and not passage.span.covers(goal.span)
            for goal in theme.goals
        )
        if vague.match(passage.text) and not any(marked):
            yield Problem(
                passage.span,
                "this does not say which of the goals are stretch goals",
                'mark each of them: "(stretch goal)"',
            )


RULE = Rule("unmarked-stretch", Severity.INFO, __doc__, check=check, enabled=False)
