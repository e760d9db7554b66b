"""Which goals of two plans are one and the same."""

from collections.abc import Iterable, Iterator, Sequence

from plancheck.diff.candidates import candidates
from plancheck.diff.likeness import Weights, goal_likeness
from plancheck.diff.pairing import Pair, Pairing
from plancheck.diff.view import GoalView, ThemeView
from plancheck.model import Commitment

REWORDED = 0.58
"""Least likeness of goals of one theme that are taken as one."""
ALONE = 0.5
"""The same where one goal is left on either side: there is nothing else it could have become."""
MOVED = 0.7
"""The same for goals of different themes: it takes more to know something again elsewhere."""

Goals = Sequence[GoalView]


def pair_goals(
    before: Iterable[ThemeView],
    after: Iterable[ThemeView],
    themes: Sequence[Pair[ThemeView]],
    weights: Weights,
) -> list[Pair[GoalView]]:
    """The goals that both plans have: those that say the same first, then those that nearly do.

    A goal is looked for under its own theme first. Under another it is known again only when what
    it says is particular: "write documentation" there is not "write documentation" here.
    """
    found: Pairing[GoalView] = Pairing()
    mine = [goal for theme in before for goal in theme.goals if goal.is_telling]
    theirs = [goal for theme in after for goal in theme.goals if goal.is_telling]
    for one, other, _ in themes:
        found.equal(one.goals, other.goals, _words_and_promise)
        found.equal(one.goals, other.goals, _words)
    found.equal(mine, theirs, _words)
    for one, other, _ in themes:
        given = one.name.terms | other.name.terms
        left = found.rest(one.goals, other.goals)
        least = ALONE if len(left[0]) == len(left[1]) == 1 else REWORDED
        found.alike(_alike(*left, weights, least, given), _words)
    found.alike(_alike(*found.rest(mine, theirs), weights, MOVED), _words)
    return found.pairs


def features(goal: GoalView) -> frozenset[str]:
    """By what a goal can be looked up."""
    return goal.saying.terms | goal.links


def _alike(
    before: Goals,
    after: Goals,
    weights: Weights,
    least: float,
    given: frozenset[str] = frozenset(),
) -> Iterator[Pair[GoalView]]:
    looked_up = candidates(list(map(features, before)), list(map(features, after)), weights)
    for i, j in looked_up:
        likeness = goal_likeness(before[i], after[j], weights, given, least)
        if likeness.score >= least:
            yield before[i], after[j], likeness


def _words(goal: GoalView) -> str:
    return goal.saying.essence


def _words_and_promise(goal: GoalView) -> tuple[str, Commitment]:
    return goal.saying.essence, goal.goal.commitment
