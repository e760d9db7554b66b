"""Which pairs of two lists are worth a comparison: never all with all when the lists are long."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from plancheck.diff.likeness import Weights

ALL = 400
"""Pairs that are all compared: what is found in a short list does not hang on rare words."""
RAREST = 8
"""How many of its terms something is looked up by, rarest first."""
CROWD = 256
"""A term that more pairs than these share says nothing that could tell them apart."""


def candidates(
    before: Sequence[frozenset[str]], after: Sequence[frozenset[str]], weights: Weights
) -> Iterator[tuple[int, int]]:
    """Pairs of places in the two lists that share a rare term, each pair once.

    Whether two are a pair does not hang on which list is which, and their number grows with the
    lists' lengths and not with their product: of a term that stands in many places on both sides
    the pairs are not told.
    """
    if len(before) * len(after) <= ALL:
        yield from ((i, j) for i in range(len(before)) for j in range(len(after)))
        return
    places = _index(before, weights), _index(after, weights)
    seen: set[tuple[int, int]] = set()
    for term, mine in places[0].items():
        theirs = places[1].get(term, [])
        if len(mine) * len(theirs) <= CROWD:
            seen.update((i, j) for i in mine for j in theirs)
    yield from sorted(seen)


def _index(terms: Sequence[frozenset[str]], weights: Weights) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for place, own in enumerate(terms):
        for term in sorted(own, key=lambda term: (-weights[term], term))[:RAREST]:
            places[term].append(place)
    return places
