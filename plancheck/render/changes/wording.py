"""Two wordings of one thing, with the words marked in which they differ."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from plancheck.sameness import essence

MAX_WORDS = 400
"""Longest texts that are compared word by word: the time grows with the square."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text; ``differs`` where the other text says something else or nothing."""

    text: str
    differs: bool


Pieces = tuple[Piece, ...]


def plain(text: str) -> Pieces:
    """``text`` with nothing marked."""
    return (Piece(text, differs=False),)


def differing(before: str, after: str) -> tuple[Pieces, Pieces]:
    """Both texts in pieces; joined, they are the texts again."""
    old, new = re.findall(r"\S+\s*", before), re.findall(r"\S+\s*", after)
    if max(len(old), len(new)) > MAX_WORDS:
        return (Piece(before, differs=True),), (Piece(after, differs=True),)
    words = [list(map(essence, side)) for side in (old, new)]  # a comma more is no difference
    matcher = SequenceMatcher(None, words[0], words[1], autojunk=False)
    mine: list[Piece] = []
    theirs: list[Piece] = []
    for what, begin, end, start, stop in matcher.get_opcodes():
        mine += _pieces(old[begin:end], differs=what != "equal")
        theirs += _pieces(new[start:stop], differs=what != "equal")
    return tuple(mine), tuple(theirs)


def _pieces(words: list[str], *, differs: bool) -> list[Piece]:
    """A piece of some words; white space behind what differs is a piece of its own."""
    text = "".join(words)
    bare = text.rstrip()
    behind = text[len(bare) :]
    if not differs or not behind:
        return [Piece(text, differs)] if text else []
    return [Piece(bare, differs=True), Piece(behind, differs=False)]
