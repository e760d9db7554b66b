"""Which themes of two plans are one and the same."""

from collections.abc import Sequence

from plancheck.changes.change import Evidence, Reason
from plancheck.diff.candidates import ALL, candidates
from plancheck.diff.likeness import Likeness, Weights, goal_likeness, likeness, share
from plancheck.diff.pairing import Pair, Pairing
from plancheck.diff.view import GoalView, ThemeView

RENAMED = 0.5
"""Least score of themes with different names that are taken as one."""
_NAME, _GOALS, _LINKS, _CONTACTS = 0.9, 0.9, 0.6, 0.3
"""How far each piece of evidence goes alone: people and pages are shared by different themes."""
_SECTION = 0.9
"""The score of themes whose section has the same title."""
_STRANGE = 0.75
"""What is left of the score when no goal, person or page of the two is the same."""
_ALIKE = 0.6
"""Least likeness of goals that speak for their themes."""
_COMMONPLACE = 0.25
"""What a goal counts that could stand under any theme."""

Themes = Sequence[ThemeView]


def pair_themes(before: Themes, after: Themes, words: Weights) -> list[Pair[ThemeView]]:
    """The themes that both plans have, by name first, then by all that they share.

    ``words`` are the weights of the words of goals.
    """
    found: Pairing[ThemeView] = Pairing()
    found.equal(before, after, _name_and_tier)
    found.equal(before, after, _name)
    weights = Weights(map(_features, before), map(_features, after))
    mine, theirs = found.rest(before, after)
    looked_up = candidates(list(map(_features, mine)), list(map(_features, theirs)), weights)
    pairs = (
        (mine[i], theirs[j], _likeness(mine[i], theirs[j], weights, words)) for i, j in looked_up
    )
    found.alike((pair for pair in pairs if pair[2].score >= RENAMED), _name)
    return found.pairs


def _name_and_tier(one: ThemeView) -> tuple[str, str | None]:
    return one.name.essence, one.theme.tier


def _name(one: ThemeView) -> str:
    return one.name.essence


def _features(one: ThemeView) -> frozenset[str]:
    """By what a theme can be looked up; the marks keep a person from being taken for a word."""
    return frozenset().union(
        one.name.terms,
        _people(one),
        one.links,
        (f":{goal.saying.essence}" for goal in one.goals if goal.is_telling),
        [f"#{one.section or one.name.essence}"],
    )


def _people(one: ThemeView) -> frozenset[str]:
    return frozenset(f"@{name}" for name in one.contacts)


def _likeness(one: ThemeView, other: ThemeView, weights: Weights, words: Weights) -> Likeness:
    """How likely it is that two themes with different names are one."""
    if one.name.opposes(other.name):
        return Likeness(0.0, ())
    name = likeness(weights, (one.name, other.name))
    goals, shared = _shared_goals(one, other, words)
    people = share(weights, _people(one), _people(other))
    pages = share(weights, one.links, other.links)
    doubt = (1 - _NAME * name.score) * (1 - _GOALS * goals)
    doubt *= (1 - _CONTACTS * people) * (1 - _LINKS * pages)
    score = 1 - doubt
    if not (goals or people or pages) and one.goals and other.goals:
        score *= _STRANGE
    reasons = list(name.reasons)
    for evidence, both in (
        (Evidence.GOALS, shared),
        (Evidence.CONTACTS, one.contacts & other.contacts),
        (Evidence.LINKS, one.links & other.links),
    ):
        if both:
            reasons.append(Reason(evidence, tuple(sorted(both))))
    section = one.section or one.name.essence
    if section == (other.section or other.name.essence):
        reasons.insert(0, Reason(Evidence.SAME_SECTION, (section,)))
        score = max(score, _SECTION)
    return Likeness(round(score, 3), tuple(reasons))


def _shared_goals(one: ThemeView, other: ThemeView, words: Weights) -> tuple[float, frozenset[str]]:
    """The share of goals that two themes have in common, and what those say."""
    found: Pairing[GoalView] = Pairing()
    found.equal(one.goals, other.goals, _words)
    mine, theirs = found.rest(one.goals, other.goals)
    if len(mine) * len(theirs) <= ALL:
        pairs = ((a, b, goal_likeness(a, b, words, least=_ALIKE)) for a in mine for b in theirs)
        found.alike((pair for pair in pairs if pair[2].score >= _ALIKE), _words)
    counted = sum(
        round(1000 * alike.score * (1 if a.is_telling and b.is_telling else _COMMONPLACE))
        for a, b, alike in found.pairs
    )
    every = len(one.goals) + len(other.goals)
    shared = frozenset(min(_words(a), _words(b)) for a, b, _ in found.pairs)
    return counted / (500 * every) if every else 0.0, shared


def _words(goal: GoalView) -> str:
    return goal.saying.essence
