"""Which pairs of two lists are worth a comparison: never all with all when the lists are long."""

import heapq
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from plancheck.diff.likeness import Weights

ALL = 400
"""Pairs that are all compared: what is found in a short list does not hang on rare words."""
RAREST = 8
"""How many of its terms something is looked up by, rarest first."""
CROWD = 256
"""A term that more pairs than these share says nothing that could tell them apart."""
CLOSEST = 8
"""How many of the other list each thing is compared with: those that share most with it."""


def candidates(
    before: Sequence[frozenset[str]], after: Sequence[frozenset[str]], weights: Weights
) -> Iterator[tuple[int, int]]:
    """Pairs of places in the two lists that share rare terms, each pair once.

    Whether two are a pair does not hang on which list is which, and their number grows with the
    lists' lengths and not with their product.
    """
    if len(before) * len(after) <= ALL:
        yield from ((i, j) for i in range(len(before)) for j in range(len(after)))
        return
    shared: dict[tuple[int, int], int] = defaultdict(int)
    places = _index(before, weights), _index(after, weights)
    for term, mine in places[0].items():
        theirs = places[1].get(term, [])
        if len(mine) * len(theirs) <= CROWD:
            for pair in ((i, j) for i in mine for j in theirs):
                shared[pair] += weights[term]
    swapped = {(j, i): weight for (i, j), weight in shared.items()}
    yield from sorted({*_closest(shared), *((i, j) for j, i in _closest(swapped))})


def _closest(shared: Mapping[tuple[int, int], int]) -> Iterator[tuple[int, int]]:
    """Of the pairs of each thing on the left those that share most."""
    near: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for (one, other), weight in shared.items():
        near[one].append((-weight, other))
    for one, others in near.items():
        yield from ((one, other) for _, other in heapq.nsmallest(CLOSEST, others))


def _index(terms: Sequence[frozenset[str]], weights: Weights) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for place, own in enumerate(terms):
        for term in weights.rarest(own)[:RAREST]:
            places[term].append(place)
    return places
