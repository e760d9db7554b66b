"""Which plan became which, where their paths do not tell: by what they hold."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from plancheck.git.trees import Entry

ENOUGH = 0.5
"""Share of the words that two plans have in common when they are taken as one, as git has it."""
MAX_COMPARED = 10_000
"""Pairs of files of which each is compared; of more, only those of one name are."""

Files = Mapping[str, Entry]
Words = Counter[tuple[str, ...]]
_RUN = 3
"""Words in a row that count as one: they outlive a new line wrap, single words are everywhere."""


def words(data: bytes) -> Words:
    """How often each run of words stands in a plan, tables' borders and line ends aside."""
    text = re.findall(r"\w+", data.decode(errors="replace"))
    return Counter(tuple(text[at : at + _RUN]) for at in range(max(1, len(text) - _RUN + 1)))


def likeness(one: Words, other: Words) -> float:
    """From 0 to 1: the share of the larger one that is in both."""
    return (one & other).total() / max(one.total(), other.total())


def matched(
    before: Files, after: Files, words_of: Callable[[Entry], Words | None]
) -> dict[str, str]:
    """The path before of each path after that has one; ``words_of`` is None for what has no text.

    A path that both have is one plan, but for two cases: files that took each other's places, and
    one that has become another plan while its own went elsewhere. What is new otherwise is what is
    gone with the same content, or else with the most words in common, and at least ENOUGH of
    them. The same files always give the same pairs, and swapped the same mirrored.
    """
    stayed = before.keys() & after.keys()
    pairs = {path: path for path in stayed if before[path].oid == after[path].oid != ""}
    pairs |= _swapped(before, after, sorted(stayed - pairs.keys()))
    gone, new = _rest(pairs, before, after)
    if len(gone) == 1 and gone == new:  # there is nothing else that it could have become
        return pairs | {gone[0]: new[0]}
    likes = _Likes(before, after, words_of)
    pairs |= {
        path: path
        for path in stayed - pairs.keys() - set(pairs.values())
        if likes.of(path, path) >= ENOUGH
    }
    gone, new = _rest(pairs, before, after)
    pairs |= _best(((likes.of(old, name), old, name) for old, name in likes.candidates(gone, new)))
    gone, new = _rest(pairs, before, after)
    return pairs | {path: path for path in set(gone) & set(new)}


class _Likes:
    """How much files are alike, each of them read when it is first asked for."""

    def __init__(
        self, before: Files, after: Files, words_of: Callable[[Entry], Words | None]
    ) -> None:
        self._before = before
        self._after = after
        self._words_of = words_of
        self._words: dict[Entry, Words | None] = {}

    def of(self, old: str, new: str) -> float:
        one, other = self._before[old], self._after[new]
        if one.oid == other.oid != "":
            return 2.0  # more than alike: the same
        mine, theirs = self._read(one), self._read(other)
        return likeness(mine, theirs) if mine and theirs else 0.0

    def candidates(self, gone: list[str], new: list[str]) -> Iterable[tuple[str, str]]:
        """What could be one, so few that it can be looked at."""
        is_much = len(gone) * len(new) > MAX_COMPARED
        return (
            (old, name)
            for old in gone
            for name in new
            if not is_much
            or _name(old) == _name(name)
            or self._before[old].oid == self._after[name].oid
        )

    def _read(self, entry: Entry) -> Words | None:
        if entry not in self._words:
            self._words[entry] = self._words_of(entry)
        return self._words[entry]


def _swapped(before: Files, after: Files, changed: list[str]) -> dict[str, str]:
    """Files that took each other's places and are otherwise the same."""
    old = _only({path: before[path].oid for path in changed})
    new = _only({path: after[path].oid for path in changed})
    came_from = {new[oid]: old[oid] for oid in new.keys() & old.keys()}
    return {path: old for path, old in came_from.items() if _returns(came_from, path)}


def _only(oids: Mapping[str, str]) -> dict[str, str]:
    """The path of each content that only one of them has."""
    counts = Counter(oids.values())
    return {oid: path for path, oid in oids.items() if oid and counts[oid] == 1}


def _returns(came_from: Mapping[str, str], path: str) -> bool:
    """Whether going back from ``path`` comes round to it: then all on the way changed places."""
    at = path
    for _ in came_from:
        at = came_from.get(at, "")
        if at == path:
            return True
    return False


def _best(scored: Iterable[tuple[float, str, str]]) -> dict[str, str]:
    """Each name's best old one; of equals that of the same file name, then in order of paths."""
    pairs: dict[str, str] = {}
    taken: set[str] = set()
    for score, old, new in sorted(scored, key=_rank):
        if score >= ENOUGH and new not in pairs and old not in taken:
            pairs[new] = old
            taken.add(old)
    return pairs


def _rank(scored: tuple[float, str, str]) -> tuple[float, bool, list[str], str]:
    score, old, new = scored
    return -score, _name(old) != _name(new), sorted((old, new)), old


def _rest(pairs: Mapping[str, str], before: Files, after: Files) -> tuple[list[str], list[str]]:
    """The paths of either side that are in no pair yet."""
    return sorted(before.keys() - set(pairs.values())), sorted(after.keys() - pairs.keys())


def _name(path: str) -> str:
    return path.rpartition("/")[2]
