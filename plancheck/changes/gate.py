"""The gate: which changes it does not let pass, and which were accepted on purpose."""

from collections.abc import Iterator, Sequence

from plancheck.changes.change import Change, Comparison, Kind, Subject
from plancheck.changes.changelog import Acceptance, PlanChanges
from plancheck.changes.selection import Selection, selected
from plancheck.language.sameness import essence

LEAST_WORDS = 3
"""Words by which a change can be named without saying all of it."""

Numbered = tuple[int, int]
"""The number of a plan, and that of a change in it."""


def judged(
    comparisons: Sequence[Comparison], wanted: Selection, acceptances: Sequence[Acceptance]
) -> tuple[tuple[PlanChanges, ...], tuple[Acceptance, ...]]:
    """What changed in each plan, judged; and the acceptances that name no change, or several.

    A change of ``wanted`` fails unless one of ``acceptances`` names it: by its id, by all of its
    words or, when that is one change alone, by at least LEAST_WORDS words that stand in it. Who
    accepts that a theme is dropped accepts it of the theme's goals, too.
    """
    every = [
        ((at, number), change)
        for at, comparison in enumerate(comparisons)
        for number, change in enumerate(comparison.changes)
    ]
    accepted: dict[Numbered, Acceptance] = {}
    unmatched: list[Acceptance] = []
    for acceptance in acceptances:
        named = _named(acceptance, every)
        if not named:
            unmatched.append(acceptance)
        for place in named:
            accepted.setdefault(place, acceptance)
    plans = [
        PlanChanges(
            comparison,
            {number: one for (plan, number), one in accepted.items() if plan == at},
            frozenset(
                number
                for number, change in enumerate(comparison.changes)
                if selected(change, wanted) and (at, number) not in accepted
            ),
        )
        for at, comparison in enumerate(comparisons)
    ]
    return tuple(plans), tuple(unmatched)


def _named(acceptance: Acceptance, every: Sequence[tuple[Numbered, Change]]) -> list[Numbered]:
    """The changes that an acceptance names."""
    words = essence(acceptance.what)
    alike = [(place, change) for place, change in every if change.kind is acceptance.kind]
    whole = [
        (place, change)
        for place, change in alike
        if change.id == acceptance.what.lower() or words in _texts(change)
    ]
    if whole:
        return [place for place, _ in (*whole, *_dropped_with(whole, alike))]
    if len(words.split()) < LEAST_WORDS:
        return []
    part = [
        place
        for place, change in alike
        if any(f" {words} " in f" {text} " for text in _texts(change))
    ]
    return part if len(part) == 1 else []


def _dropped_with(
    named: Sequence[tuple[Numbered, Change]], alike: Sequence[tuple[Numbered, Change]]
) -> Iterator[tuple[Numbered, Change]]:
    """The goals that were dropped with the themes among ``named``."""
    themes = {
        (place[0], change.theme)
        for place, change in named
        if (change.subject, change.kind) == (Subject.THEME, Kind.DROPPED)
    }
    for place, change in alike:
        if change.subject is Subject.GOAL and (place[0], change.theme) in themes:
            yield place, change


def _texts(change: Change) -> list[str]:
    return [essence(side.text) for side in change.sides]
