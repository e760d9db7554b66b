"""Two wordings of one thing, with the words marked in which they differ."""

import re
from collections.abc import Callable

from msgspec import Struct

from plancheck.language.sameness import essence

MAX_WORDS = 400
"""Longest texts that are compared word by word: the time grows with the square."""


class Piece(Struct, frozen=True):
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
    from difflib import SequenceMatcher

    words = [list(map(essence, side)) for side in (old, new)]  # a comma more is no difference
    matcher = SequenceMatcher(None, words[0], words[1], autojunk=False)
    mine: list[Piece] = []
    theirs: list[Piece] = []
    for what, begin, end, start, stop in matcher.get_opcodes():
        mine += _pieces(old[begin:end], differs=what != "equal")
        theirs += _pieces(new[start:stop], differs=what != "equal")
    return tuple(mine), tuple(theirs)


def marked(pieces: Pieces, escape: Callable[[str], str], opening: str, closing: str) -> str:
    """The text of ``pieces``, escaped, with marks around those that differ.

    White space stands on both sides of these, and ``escape`` may take it off its ends.
    """
    return "".join(
        f"{opening}{escape(piece.text)}{closing}" if piece.differs else _spaced(piece.text, escape)
        for piece in pieces
    )


def _spaced(text: str, escape: Callable[[str], str]) -> str:
    """``text``, escaped, with a space where white space parts it from what stands beside it."""
    before, after = (" " if end[:1].isspace() else "" for end in (text, text[::-1]))
    return f"{before}{escape(text)}{after}" if text.strip() else " "


def _pieces(words: list[str], *, differs: bool) -> list[Piece]:
    """A piece of some words; white space behind what differs is a piece of its own."""
    text = "".join(words)
    bare = text.rstrip()
    behind = text[len(bare) :]
    if not differs or not behind:
        return [Piece(text, differs)] if text else []
    return [Piece(bare, differs=True), Piece(behind, differs=False)]
