"""Where the words of a parsed text stand.

docutils' tree knows the line that a paragraph begins on, and nothing finer: no column, no end, and
nothing about a word within. So the words that a reader sees are looked up, in their order, among
the words of the source, with the parts of the markup that nobody sees (the target within
```text <target>`_``, the name of a role) passed over.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from unicodedata import combining, east_asian_width

from msgspec import Struct
from msgspec.structs import replace

from plancheck.language.words import fold
from plancheck.source import SourceText, Span

_WORD = re.compile(r"[^\W_]+")
_HIDDEN = re.compile(
    r"(?<=\s)<[^<>`]*>(?=`)"  # the target in `text <target>`_ and :role:`text <target>`
    r"|(?<![\w`]):[\w.+:-]{1,60}:(?=`)"  # a role before the text
)
_MARKUP = "`*|_"
"""Signs beside a text that are part of its markup."""
_TARGET_BEHIND = re.compile(r"\s*<[^<>`]*>`")
NO_EDGE = 1_000_000
"""A last column behind which no text reaches."""
MAX_TRIES = 200
"""Places where a word stands that are tried for one within the bounds: in a table the word may
stand in other columns of the same lines."""


class Bounds(Struct, frozen=True):
    """The part of the source to look in: lines and columns, 1-based, both ends included.

    Columns are those that a terminal shows, in which tables are drawn: a wide character fills two.
    """

    first_line: int
    last_line: int
    first_column: int = 1
    last_column: int = NO_EDGE


class Word(Struct, frozen=True):
    """A word of a text, ``start`` to ``end``, and where it stands in the source.

    ``left`` and ``right`` are its columns as a terminal shows them, like those of Bounds.
    """

    start: int
    end: int
    line: int
    column: int
    end_column: int
    left: int
    right: int

    def moved(self, by: int) -> "Word":
        """The same word where the text begins ``by`` characters earlier."""
        start, end = self.start + by, self.end + by
        return Word(start, end, self.line, self.column, self.end_column, self.left, self.right)


class Located(Struct, frozen=True):
    """A text as the reader sees it, with the places of its words.

    ``text`` is folded. ``fallback`` is the place of the whole block, for a text none of whose
    words was found.
    """

    text: str
    words: tuple[Word, ...]
    fallback: Span
    lines: tuple[str, ...]
    bounds: Bounds

    @property
    def span(self) -> Span:
        """Where the whole text stands, with the markup around it."""
        return self.place(0, len(self.text))

    def place(self, start: int, end: int) -> Span:
        """Where ``text[start:end]`` stands, with the markup around it."""
        first = bisect_left(self.words, start, key=lambda word: word.start)
        last = bisect_left(self.words, end, key=lambda word: word.start) - 1
        if first > last:
            return self.fallback
        begin, finish = self.words[first], self.words[last]
        opening = _MARKUP + self.text[start : begin.start]
        closing = _MARKUP + self.text[finish.end : end]
        column, line = begin.column, self.lines[begin.line - 1]
        least = self.bounds.first_column - begin.left + begin.column
        while column > max(least, 1) and line[column - 2] in opening:
            column -= 1
        end_column, line = finish.end_column, self.lines[finish.line - 1]
        target = _TARGET_BEHIND.match(line, end_column - 1)
        if target:
            end_column = target.end() + 1
        most = min(self.bounds.last_column - finish.right + finish.end_column, len(line))
        while end_column <= most and line[end_column - 1] in closing:
            end_column += 1
        return Span(begin.line, column, finish.line, end_column)

    def cut(self, start: int, end: int) -> "Located":
        """``text[start:end]`` without white space at its ends, and its places."""
        if start == 0 and end == len(self.text):
            return self
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        piece = piece.strip()
        end = start + len(piece)
        first = bisect_left(self.words, start, key=lambda word: word.start)
        last = bisect_left(self.words, end, key=lambda word: word.start)
        words = tuple(word.moved(-start) for word in self.words[first:last])
        return replace(self, text=piece, words=words)

    def joined(self, other: "Located") -> "Located":
        """This text and ``other`` behind it, with a space between."""
        if not other.text:
            return self
        if not self.text:
            return other
        shift = len(self.text) + 1
        moved = tuple(word.moved(shift) for word in other.words)
        bounds = Bounds(
            min(self.bounds.first_line, other.bounds.first_line),
            max(self.bounds.last_line, other.bounds.last_line),
            min(self.bounds.first_column, other.bounds.first_column),
            max(self.bounds.last_column, other.bounds.last_column),
        )
        return replace(
            self, text=f"{self.text} {other.text}", words=self.words + moved, bounds=bounds
        )


class Places:
    """The words of a source, to be found again."""

    def __init__(self, source: SourceText) -> None:
        seen = _HIDDEN.sub(_blank, source.text)
        self._source = source
        # Line, column, end column, and the same columns as a terminal shows them.
        self._words: list[tuple[int, int, int, int, int]] = []
        self._at: dict[str, list[int]] = {}  # where in that list a word stands
        self._first_of_line: list[int] = []
        # The same text is looked up as a whole and for its links.
        self._located: dict[tuple[str, int, int, int, int], Located] = {}
        for number, line in enumerate(seen.split("\n"), 1):
            self._first_of_line.append(len(self._words))
            shown = range(len(line) + 1) if line.isascii() else list(_shown_at(line))
            for match in _WORD.finditer(line):
                self._at.setdefault(match[0], []).append(len(self._words))
                start, end = match.span()
                self._words.append((number, start + 1, end + 1, shown[start] + 1, shown[end] + 1))

    def locate(self, text: str, bounds: Bounds) -> Located:
        """``text``, folded, with the places that its words have within ``bounds``."""
        text = fold(text)
        lines = (bounds.first_line, bounds.last_line)
        place = (text, *lines, bounds.first_column, bounds.last_column)
        if place not in self._located:
            self._located[place] = self._locate(text, bounds)
        return self._located[place]

    def _locate(self, text: str, bounds: Bounds) -> Located:
        found: list[Word] = []
        at = self._first_of_line[min(max(bounds.first_line, 1), len(self._first_of_line)) - 1]
        for match in _WORD.finditer(text):
            indexes = self._at.get(match[0], [])
            first = bisect_left(indexes, at)
            for number in range(first, min(first + MAX_TRIES, len(indexes))):
                index = indexes[number]
                line, column, end_column, left, right = self._words[index]
                if line > bounds.last_line:
                    break
                if bounds.first_column <= left and right <= bounds.last_column + 1:
                    found.append(Word(*match.span(), line, column, end_column, left, right))
                    at = index + 1
                    break
        fallback = self._source.line_span(bounds.first_line, bounds.last_line)
        return Located(text, tuple(found), fallback, self._source.lines, bounds)


def _shown_at(line: str) -> Iterator[int]:
    """The columns of a terminal before each character of ``line``, and before its end."""
    at = 0
    for character in line:
        yield at
        at += 2 if east_asian_width(character) in "WF" else not combining(character)
    yield at


def _blank(match: re.Match[str]) -> str:
    return "".join(character if character == "\n" else " " for character in match[0])
