"""The cycles that are known by their names, and their order."""

import re

from msgspec import Struct

_YEARLY = re.compile(r"(\d{4})\.(\d)")


class Cycles(Struct, frozen=True):
    """Known cycles by each of their names: all names of one, and where it stands in their order."""

    names: dict[str, frozenset[str]]
    ranks: dict[str, int]

    def names_of(self, name: str) -> frozenset[str]:
        """All names of the cycle that is called ``name``, in lower case."""
        name = name.lower()
        return self.names.get(name) or frozenset([name])

    def rank(self, name: str) -> tuple[int, ...] | None:
        """Where in the order of cycles ``name`` stands; None for what is no known cycle."""
        rank = self.ranks.get(name.lower())
        if rank is not None:
            return (0, rank)
        yearly = _YEARLY.fullmatch(name)  # of a year that has no names yet
        return (1, int(yearly[1]), int(yearly[2])) if yearly else None


def known(cycles: tuple[str, ...], numbered: tuple[str, ...]) -> Cycles:
    """The cycles named ``cycles``, in their order; ``numbered`` are names that are one: "1 a"."""
    pairs = [frozenset(both.split()) for both in reversed(numbered)]  # the first one stays
    names = {name: pair for pair in pairs for name in pair}
    ranks = {name: rank for rank, name in reversed(list(enumerate(cycles)))}
    for name, pair in names.items():
        ranked = [ranks[one] for one in pair if one in ranks]
        if ranked:
            ranks.setdefault(name, min(ranked))
    return Cycles(names, ranks)
