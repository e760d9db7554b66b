"""A plan with what is needed to recognise its themes and goals in another."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from plancheck.changes.change import Ref
from plancheck.diff.terms import Saying, Sayings
from plancheck.language.sameness import essence
from plancheck.model import Goal, Plan, Theme
from plancheck.source import Span


class GoalView(Struct, frozen=True):
    """A goal; ``place`` is its number among all goals of the plan.

    ``is_telling`` tells whether it can be recognised under another theme: it says something
    particular, and nothing else in the plan says the same.
    """

    place: int
    theme: int
    goal: Goal
    ref: Ref
    saying: Saying
    links: frozenset[str]
    is_telling: bool


class ThemeView(Struct, frozen=True):
    """A theme; ``place`` is its number in the plan."""

    place: int
    theme: Theme
    ref: Ref
    name: Saying
    section: str
    contacts: frozenset[str]
    links: frozenset[str]
    goals: tuple[GoalView, ...]


class _Links:
    """The URLs that a plan refers to, found by where the references stand."""

    def __init__(self, plan: Plan) -> None:
        found = [(link.span.line, link.span.column, link.url) for link in plan.links if link.url]
        self._all = sorted(found)
        self._titles = sorted(section.span.line for section in plan.sections)

    def within(self, span: Span) -> frozenset[str]:
        """Those that begin in ``span``."""
        return self._between((span.line, span.column), (span.end_line, span.end_column))

    def of_section(self, title: Span) -> frozenset[str]:
        """Those between a section's title and the title after it."""
        after = bisect_left(self._titles, title.line + 1)
        end = (self._titles[after], 0) if after < len(self._titles) else (self._end, 0)
        return self._between((title.line, 0), end)

    @property
    def _end(self) -> int:
        return self._all[-1][0] + 1 if self._all else 0

    def _between(self, start: tuple[int, int], end: tuple[int, int]) -> frozenset[str]:
        first, last = bisect_left(self._all, (*start, "")), bisect_left(self._all, (*end, ""))
        return frozenset(_address(url) for *_, url in self._all[first:last])


def _address(url: str) -> str:
    """``url`` without what does not tell pages apart."""
    return url.partition("://")[2].lower().rstrip("/") or url


def view(plan: Plan, sayings: Sayings) -> tuple[ThemeView, ...]:
    """The themes of ``plan``, with their goals; ``sayings`` are for all plans that are compared."""
    return tuple(_themes(plan, sayings))


def _themes(plan: Plan, sayings: Sayings) -> Iterator[ThemeView]:
    links = _Links(plan)
    by_theme = [[sayings[goal.text] for goal in theme.goals] for theme in plan.themes]
    times = Counter(one.essence for said in by_theme for one in said)
    first = 0
    for place, (theme, said) in enumerate(zip(plan.themes, by_theme, strict=True)):
        goals = tuple(
            GoalView(
                first + number,
                place,
                goal,
                Ref(theme.name, goal.text, goal.span, goal.commitment),
                one,
                links.within(goal.span),
                is_telling=one.is_telling and times[one.essence] == 1,
            )
            for number, (goal, one) in enumerate(zip(theme.goals, said, strict=True))
        )
        first += len(goals)
        yield ThemeView(
            place,
            theme,
            Ref(theme.name, theme.name, theme.span, theme.commitment, theme.tier),
            sayings[theme.name],
            essence(theme.section.title) if theme.section else "",
            frozenset(essence(contact.name) for contact in theme.contacts),
            _links_of(theme, links),
            goals,
        )


def _links_of(theme: Theme, links: _Links) -> frozenset[str]:
    """What a theme's further columns and its section refer to."""
    spans = [links.within(one.span) for one in theme.fields]
    if theme.section:
        spans.append(links.of_section(theme.section.span))
    return frozenset[str]().union(*spans)
