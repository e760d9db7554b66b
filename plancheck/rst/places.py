"""Where the words of a parsed text stand.

docutils' tree knows the line that a paragraph begins on, and nothing finer: no column, no end, and
nothing about a word within. So the words that a reader sees are looked up, in their order, among
the words of the source, with the parts of the markup that nobody sees (the target within
```text <target>`_``, the name of a role) passed over.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, compress, count
from operator import add
from unicodedata import combining, east_asian_width

from msgspec import Struct
from msgspec.structs import replace

from plancheck.language.words import fold
from plancheck.source import SourceText, Span

_WORD = re.compile(r"([^\W_]+)")
_TARGET = re.compile(r"<(?<=\s<)[^<>`]*>(?=`)")  # in `text <target>`_ and :role:`text <target>`
_ROLE = re.compile(r":(?<![\w`]:)[\w.+:-]{1,60}:(?=`)")  # before the text
_MARKUP = "`*|_"
"""Signs beside a text that are part of its markup."""
_TARGET_BEHIND = re.compile(r"[^\S\n]*<[^<>`\n]*>`")
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

    @property
    def has_all_columns(self) -> bool:
        """Whether whole lines are looked at."""
        return self.first_column == 1 and self.last_column == NO_EDGE


class Found(Struct, frozen=True):
    """The words of a text that were found: where each begins in it, which of the source's it is."""

    starts: Sequence[int]
    words: Sequence[int]


class Located(Struct, frozen=True, dict=True):
    """A text as the reader sees it, with the places of its words.

    ``text`` is folded. It is, or is cut from, the text whose words were ``found``, ``offset``
    characters behind the beginning of that.
    """

    text: str
    offset: int
    found: Found
    bounds: Bounds
    places: "Places"

    @cached_property
    def span(self) -> Span:
        """Where the whole text stands, with the markup around it."""
        return self.place(0, len(self.text))

    @property
    def end(self) -> tuple[int, int] | None:
        """The line and the column, exclusive, where its last word ends; None without words."""
        first, last = self._words(0, len(self.text))
        if first == last:
            return None
        return self.places.position(self.places.end(self.found.words[last - 1]))

    def place(self, start: int, end: int) -> Span:
        """Where ``text[start:end]`` stands, with the markup around it.

        If none of its words was found, that is where the text was looked for.
        """
        places, found, bounds = self.places, self.found, self.bounds
        first, last = self._words(start, end)
        if first == last:
            return places.source.line_span(bounds.first_line, bounds.last_line)
        text = places.source.text
        begin, finish = places.start(found.words[first]), places.end(found.words[last - 1])
        length = finish - places.start(found.words[last - 1])
        opening = _MARKUP + self.text[start : found.starts[first] - self.offset]
        closing = _MARKUP + self.text[found.starts[last - 1] - self.offset + length : end]
        # No line ends in what is passed over, which was folded; but there may be other columns.
        least, most = 0, len(text)
        if bounds.first_column > 1:
            least = begin - (places.column(begin) - bounds.first_column)
        if bounds.last_column < NO_EDGE:
            most = min(finish + bounds.last_column - places.column(finish) + 1, most)
        while begin > least and text[begin - 1] in opening:
            begin -= 1
        target = _TARGET_BEHIND.match(text, finish)
        if target:
            finish = target.end()
        while finish < most and text[finish] in closing:
            finish += 1
        return Span(*places.position(begin), *places.position(finish))

    def cut(self, start: int, end: int) -> "Located":
        """``text[start:end]`` without white space at its ends, and its places."""
        if start == 0 and end == len(self.text):
            return self
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        return replace(self, text=piece.strip(), offset=self.offset + start)

    def joined(self, other: "Located") -> "Located":
        """This text and ``other`` behind it, with a space between."""
        if not other.text:
            return self
        if not self.text:
            return other
        bounds = Bounds(
            min(self.bounds.first_line, other.bounds.first_line),
            max(self.bounds.last_line, other.bounds.last_line),
            min(self.bounds.first_column, other.bounds.first_column),
            max(self.bounds.last_column, other.bounds.last_column),
        )
        mine, theirs, shift = self.own(), other.own(), len(self.text) + 1
        starts = [*mine.starts, *(start + shift for start in theirs.starts)]
        found = Found(starts, [*mine.words, *theirs.words])
        return Located(f"{self.text} {other.text}", 0, found, bounds, self.places)

    def own(self) -> Found:
        """The words found of this text alone."""
        first, last = self._words(0, len(self.text))
        starts = [start - self.offset for start in self.found.starts[first:last]]
        return Found(starts, self.found.words[first:last])

    def _words(self, start: int, end: int) -> tuple[int, int]:
        """The numbers of the found words that begin in ``text[start:end]``, the last exclusive."""
        starts, offset = self.found.starts, self.offset
        return bisect_left(starts, offset + start), bisect_left(starts, offset + end)


class Places:
    """The words of a source, to be found again."""

    def __init__(self, source: SourceText) -> None:
        seen = source.text
        if ">`" in seen:
            seen = _TARGET.sub(_blank, seen)
        if ":`" in seen:
            seen = _ROLE.sub(_blank, seen)
        self.source = source
        self._words, self._starts = _words_of(seen)
        self._lines = list(accumulate((len(line) + 1 for line in source.lines), initial=0))
        self._shown: dict[int, list[int]] = {}
        # The same text is looked up as a whole and for its links.
        self._located: dict[tuple[str, Bounds], Located] = {}

    @cached_property
    def _at(self) -> dict[str, list[int]]:
        """Which words are the same."""
        at: dict[str, list[int]] = {}
        for index, word in enumerate(self._words):
            at.setdefault(word, []).append(index)
        return at

    def start(self, index: int) -> int:
        """How many characters of the source stand before the word ``index``."""
        return self._starts[index]

    def end(self, index: int) -> int:
        """How many characters of the source there are up to the end of the word ``index``."""
        return self._starts[index] + len(self._words[index])

    def position(self, offset: int) -> tuple[int, int]:
        """The line and the column, 1-based, behind ``offset`` characters of the source."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def column(self, offset: int) -> int:
        """The column behind ``offset`` characters that a terminal shows, as those of Bounds."""
        line, column = self.position(offset)
        text = self.source.lines[line - 1]
        if text.isascii():
            return column
        if line not in self._shown:
            self._shown[line] = list(_shown_at(text))
        return self._shown[line][column - 1] + 1

    def locate(self, text: str, bounds: Bounds) -> Located:
        """``text``, folded, with the places that its words have within ``bounds``."""
        text = fold(text)
        located = self._located.get((text, bounds))
        if located is None:
            located = Located(text, 0, self._find(text, bounds), bounds, self)
            self._located[text, bounds] = located
        return located

    def _find(self, text: str, bounds: Bounds) -> Found:
        words, starts = _words_of(text)
        at, stop, all_fit = self._within(bounds)
        # Nearly always they stand as they are read, maybe behind the number of an item.
        if all_fit and words:
            for index in (at, at + 1):
                end = index + len(words)
                if end <= stop and self._words[index:end] == words:
                    return Found(starts, range(index, end))
        found: list[tuple[int, int]] = []
        for start, word in zip(starts, words, strict=True):
            indexes = self._at.get(word, [])
            first = bisect_left(indexes, at)
            for number in range(first, min(first + MAX_TRIES, len(indexes))):
                index = indexes[number]
                if index >= stop:
                    break
                if all_fit or self._fits(index, bounds):
                    found.append((start, index))
                    at = index + 1
                    break
        return Found([start for start, _ in found], [index for _, index in found])

    def _within(self, bounds: Bounds) -> tuple[int, int, bool]:
        """The first word that may stand within ``bounds``, the end of these, and whether all do."""
        last_line = len(self.source.lines)
        line = min(max(bounds.first_line, 1), last_line)
        begin = self._lines[line - 1]
        end = self._lines[min(max(bounds.last_line, 0), last_line)]
        if bounds.has_all_columns:
            return bisect_left(self._starts, begin), bisect_left(self._starts, end), True
        if bounds.last_line == line and self.source.lines[line - 1].isascii():
            at = bisect_left(self._starts, begin + bounds.first_column - 1)
            stop = bisect_left(self._starts, min(begin + bounds.last_column, end))
            return at, stop if stop == at or self._fits(stop - 1, bounds) else stop - 1, True
        return bisect_left(self._starts, begin), bisect_left(self._starts, end), False

    def _fits(self, index: int, bounds: Bounds) -> bool:
        begins, ends = self.column(self.start(index)), self.column(self.end(index))
        return bounds.first_column <= begins and ends <= bounds.last_column + 1


def _shown_at(line: str) -> Iterator[int]:
    """The columns of a terminal before each character of ``line``, and before its end."""
    at = 0
    for character in line:
        yield at
        at += 2 if east_asian_width(character) in "WF" else not combining(character)
    yield at


_APART = "".join(one if one.isalnum() else " " for one in map(chr, range(128)))
"""By character, ASCII with nothing but its words."""


def _words_of(text: str) -> tuple[list[str], list[int]]:
    """The words of ``text``, and where each begins."""
    if not text.isascii():
        parts = _WORD.split(text)  # what is no word, a word, what is none, ...
        ends = list(accumulate(map(len, parts)))
        return parts[1::2], ends[:-1:2]
    parts = text.translate(_APART).split(" ")  # words, and nothing between two spaces
    starts = map(add, accumulate(map(len, parts), initial=0), count())
    return list(filter(None, parts)), list(compress(starts, parts))


def _blank(match: re.Match[str]) -> str:
    return "".join(character if character == "\n" else " " for character in match[0])
