"""Picking pairs: what fits best first, each thing once, whichever side one starts from."""

from collections.abc import Callable, Hashable, Iterable
from typing import Generic, TypeVar

from plancheck.changes.change import Evidence, Reason
from plancheck.diff.likeness import Likeness
from plancheck.diff.view import GoalView, ThemeView

Thing = TypeVar("Thing", GoalView, ThemeView)
Pair = tuple[Thing, Thing, Likeness]

_EQUAL = Likeness(1.0, (Reason(Evidence.SAME, ()),))


class Pairing(Generic[Thing]):
    """The pairs that were found so far."""

    def __init__(self) -> None:
        self.pairs: list[Pair[Thing]] = []
        self._taken: tuple[set[int], set[int]] = (set(), set())

    def rest(
        self, before: Iterable[Thing], after: Iterable[Thing]
    ) -> tuple[list[Thing], list[Thing]]:
        """What of either side is in no pair."""
        mine, theirs = self._taken
        return (
            [one for one in before if one.place not in mine],
            [one for one in after if one.place not in theirs],
        )

    def equal(
        self, before: Iterable[Thing], after: Iterable[Thing], key: Callable[[Thing], Hashable]
    ) -> None:
        """Pair what has the same key, in the order it stands in where several have it."""
        mine, theirs = self.rest(before, after)
        waiting: dict[Hashable, list[Thing]] = {}
        for one in reversed(theirs):
            waiting.setdefault(key(one), []).append(one)
        for one in mine:
            if others := waiting.get(key(one)):
                self._add((one, others.pop(), _EQUAL))

    def alike(self, pairs: Iterable[Pair[Thing]], said: Callable[[Thing], str]) -> None:
        """Of ``pairs`` take the likeliest, then the likeliest of what is left, and so on.

        Between pairs that are equally likely, what they say decides and then how near they stand:
        nothing that would be otherwise with the two sides swapped.
        """

        def order(pair: Pair[Thing]) -> tuple[float, list[str], int, int]:
            one, other, likeness = pair
            return (
                -likeness.score,
                sorted((said(one), said(other))),
                abs(one.place - other.place),
                one.place + other.place,
            )

        mine, theirs = self._taken
        for pair in sorted(pairs, key=order):
            if pair[0].place not in mine and pair[1].place not in theirs:
                self._add(pair)

    def _add(self, pair: Pair[Thing]) -> None:
        self.pairs.append(pair)
        self._taken[0].add(pair[0].place)
        self._taken[1].add(pair[1].place)
