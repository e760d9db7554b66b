"""Two plans to what changed between them: the parts of this package, put together."""

from collections.abc import Iterator

from plancheck.changes.change import Change, Comparison, Kind, Match, Subject
from plancheck.diff.anchors import anchors
from plancheck.diff.goals import features, pair_goals
from plancheck.diff.likeness import Weights
from plancheck.diff.pairing import Pair, Thing
from plancheck.diff.rows import contact_changes, field_changes
from plancheck.diff.terms import Sayings
from plancheck.diff.themes import pair_themes
from plancheck.diff.view import GoalView, ThemeView, view
from plancheck.language.sameness import essence
from plancheck.language.wording import DEFAULT
from plancheck.model import Commitment, Plan


def compare(before: Plan, after: Plan, *, sayings: Sayings | None = None) -> Comparison:
    """What changed from ``before`` to ``after``: versions of one plan, or plans of two cycles.

    ``sayings`` are for all of several comparisons, in which most texts come up again.
    """
    essence.cache_clear()  # texts can be long: what is kept of them is of two plans alone
    teller = _Teller(before, after, Sayings() if sayings is None else sayings)
    matches = (*teller.themes.values(), *teller.goals.values())
    return Comparison(before, after, tuple(teller.changes()), matches)


class _Teller:
    """Tells the changes once it is known what is one and the same.

    ``themes`` and ``goals`` have the pairs by the place of what is on the after side.
    """

    def __init__(self, before: Plan, after: Plan, sayings: Sayings) -> None:
        self._before, self._after = view(before, sayings), view(after, sayings)
        weights = Weights(
            *(
                [features(goal) for theme in side for goal in theme.goals]
                for side in (self._before, self._after)
            )
        )
        themes = pair_themes(self._before, self._after, weights)
        goals = pair_goals(self._before, self._after, themes, weights)
        self._theme = {other.place: one for one, other, _ in themes}
        self._goal = {other.place: one for one, other, _ in goals}
        self._gone_to = {one.place: other for one, other, _ in themes}
        self._kept = {one.place for one, _, _ in goals}
        self.themes = _matches(Subject.THEME, themes)
        self.goals = _matches(Subject.GOAL, goals)
        self._there = anchors(self._before, self._gone_to, after)
        self._here = anchors(self._after, self._theme, before)
        self._cycles = tuple(_cycle_words(plan) for plan in (before, after))

    def changes(self) -> Iterator[Change]:
        """All changes, by theme: those of the plan as it is, then those that are gone."""
        for theme in self._after:
            was = self._theme.get(theme.place)
            if was is None:
                anchor = self._here[theme.place]
                yield Change(Subject.THEME, Kind.ADDED, None, theme.ref, anchor=anchor)
            else:
                yield from self._of_theme(was, theme)
            for goal in theme.goals:
                yield from self._of_goal(goal)
            if was is not None:
                yield from self._dropped_goals(was)
                yield from contact_changes(was.theme, theme.theme)
                yield from field_changes(was.theme, theme.theme)
        for theme in self._before:
            if theme.place not in self._gone_to:
                anchor = self._there[theme.place]
                yield Change(Subject.THEME, Kind.DROPPED, theme.ref, None, anchor=anchor)
                yield from self._dropped_goals(theme)

    def _of_theme(self, was: ThemeView, now: ThemeView) -> Iterator[Change]:
        match = self.themes[now.place]
        kinds = []
        if was.name.essence != now.name.essence:
            kinds.append(Kind.RENAMED)
        if was.theme.commitment is not now.theme.commitment:
            kinds.append(_BECAME[now.theme.commitment])
        elif self._is_retiered(was, now):
            kinds.append(Kind.RETIERED)
        for kind in kinds:
            yield Change(Subject.THEME, kind, was.ref, now.ref, match=match)

    def _is_retiered(self, was: ThemeView, now: ThemeView) -> bool:
        """Whether the tiers have different names; the plan's own cycle in them does not count.

        A plan with one table has no tiers: nothing leaves or enters one when a second table comes.
        """
        names = [
            [word for word in essence(one.theme.tier or "").split() if word not in cycle]
            for one, cycle in zip((was, now), self._cycles, strict=True)
        ]
        return names[0] != names[1] and None not in (was.theme.tier, now.theme.tier)

    def _of_goal(self, now: GoalView) -> Iterator[Change]:
        was = self._goal.get(now.place)
        if was is None:
            yield Change(Subject.GOAL, Kind.ADDED, None, now.ref, anchor=self._here[now.theme])
        elif kind := self._became(was, now):
            yield Change(Subject.GOAL, kind, was.ref, now.ref, match=self.goals[now.place])

    def _became(self, was: GoalView, now: GoalView) -> Kind | None:
        """The one thing that is told of a goal: what weighs most, its commitment first."""
        if was.goal.commitment is not now.goal.commitment:
            return _BECAME[now.goal.commitment]
        home = self._gone_to.get(was.theme)
        if home is None or home.place != now.theme:
            return Kind.MOVED
        return Kind.REWORDED if was.saying.essence != now.saying.essence else None

    def _dropped_goals(self, theme: ThemeView) -> Iterator[Change]:
        anchor = self._there[theme.place]
        for goal in theme.goals:
            if goal.place not in self._kept:
                yield Change(Subject.GOAL, Kind.DROPPED, goal.ref, None, anchor=anchor)


_BECAME = {Commitment.STRETCH: Kind.STRETCHED, Commitment.COMMITTED: Kind.PROMOTED}


def _matches(subject: Subject, pairs: list[Pair[Thing]]) -> dict[int, Match]:
    """The pairs as facts, by the place of what is on the after side."""
    found = sorted(pairs, key=lambda pair: pair[1].place)
    return {
        other.place: Match(subject, one.ref, other.ref, likeness.score, likeness.reasons)
        for one, other, likeness in found
    }


def _cycle_words(plan: Plan) -> frozenset[str]:
    names = DEFAULT.cycle_names(plan.cycle) if plan.cycle else frozenset[str]()
    return frozenset(word for name in names for word in essence(name).split())
