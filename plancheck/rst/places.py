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
from itertools import accumulate, chain
from unicodedata import combining, east_asian_width

from msgspec import Struct
from msgspec.structs import replace

from plancheck.language.patterns import Pattern
from plancheck.language.words import fold
from plancheck.source import SourceText, Span

_NO_WORD = re.compile(r"(?:[^\w\n]|_)+")
_TARGET = Pattern(r"<(?<=\s<)[^<>`]*>(?=`)")  # in `text <target>`_ and :role:`text <target>`
_ROLE = Pattern(r":(?<![\w`]:)[\w.+:-]{1,60}:(?=`)")  # before the text
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

    @property
    def has_all_columns(self) -> bool:
        """Whether whole lines are looked at."""
        return self.first_column == 1 and self.last_column == NO_EDGE


class Found(Struct, frozen=True, dict=True):
    """The words of ``text`` that were found: which of the source's each of them is.

    ``known`` is where each begins in ``text``, if that was asked before; without it all were found.
    """

    text: str
    words: Sequence[int]
    known: Sequence[int] | None = None

    @cached_property
    def starts(self) -> Sequence[int]:
        """Where each word that was found begins in ``text``."""
        return _starts_of(self.text) if self.known is None else self.known


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
        word = self.places.word(self.found.words[last - 1])
        return word.line, word.column + len(word.text)

    def place(self, start: int, end: int) -> Span:
        """Where ``text[start:end]`` stands, with the markup around it.

        If none of its words was found, that is where the text was looked for.
        """
        places, found, bounds = self.places, self.found, self.bounds
        first, last = self._words(start, end)
        if first == last:
            return places.source.line_span(bounds.first_line, bounds.last_line)
        begin, finish = places.word(found.words[first]), places.word(found.words[last - 1])
        if end - start == len(found.text) and found.known is None:
            # Nothing before the first of its words can hold that, and nothing behind the last.
            head, tail = self.text.find(begin.text), self.text.rfind(finish.text)
        else:
            head, tail = found.starts[first] - self.offset, found.starts[last - 1] - self.offset
        column, least = begin.column, 1
        if bounds.first_column > 1:
            shown = places.shown_column(begin.line, column)
            least = max(bounds.first_column - shown + column, 1)
        before = places.source.lines[begin.line - 1][least - 1 : column - 1]
        column -= len(before) - len(before.rstrip(_MARKUP + self.text[start:head]))
        line = places.source.lines[finish.line - 1]
        end_column, most = finish.column + len(finish.text), len(line)
        if bounds.last_column < NO_EDGE:
            shown = places.shown_column(finish.line, end_column)
            most = min(bounds.last_column - shown + end_column, most)
        target = _TARGET_BEHIND.match(line, end_column - 1) if "<" in line else None
        if target:
            end_column = target.end() + 1
        behind = line[end_column - 1 : most]
        closing = _MARKUP + self.text[tail + len(finish.text) : end]
        end_column += len(behind) - len(behind.lstrip(closing))
        return Span(begin.line, column, finish.line, end_column)

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
        text = f"{self.text} {other.text}"
        found = Found(text, [*mine.words, *theirs.words], starts)
        return Located(text, 0, found, bounds, self.places)

    def own(self) -> Found:
        """The words found of this text alone."""
        first, last = self._words(0, len(self.text))
        starts = [start - self.offset for start in self.found.starts[first:last]]
        return Found(self.text, self.found.words[first:last], starts)

    def _words(self, start: int, end: int) -> tuple[int, int]:
        """The numbers of the found words that begin in ``text[start:end]``, the last exclusive."""
        if end - start == len(self.found.text):
            return 0, len(self.found.words)
        starts, offset = self.found.starts, self.offset
        return bisect_left(starts, offset + start), bisect_left(starts, offset + end)


class Word(Struct, frozen=True):
    """A word of the source, and where it stands: 1-based."""

    text: str
    line: int
    column: int


class Places:
    """The words of a source, to be found again."""

    def __init__(self, source: SourceText) -> None:
        seen = source.text
        if ">`" in seen:
            seen = _TARGET.sub(_blank, seen)
        if ":`" in seen:
            seen = _ROLE.sub(_blank, seen)
        self.source = source
        self._seen = seen.split("\n")
        by_line = [one.split() for one in _words_apart(seen).split("\n")]
        self._words = list(chain.from_iterable(by_line))
        self._before = list(accumulate(map(len, by_line), initial=0))  # words before each line
        self._starts: dict[int, list[int]] = {}
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

    def word(self, index: int) -> Word:
        """The word ``index``."""
        line = bisect_right(self._before, index)
        text, seen = self._words[index], self._seen[line - 1]
        number = index - self._before[line - 1]
        if number == 0:  # nothing before it holds it
            start = seen.find(text)
        elif index + 1 == self._before[line]:
            start = seen.rfind(text)
        else:
            start = self._starts_on(line)[number]
        return Word(text, line, start + 1)

    def _starts_on(self, line: int) -> list[int]:
        """Where each word on ``line`` begins, 0-based."""
        starts = self._starts.get(line)
        if starts is None:
            starts = self._starts[line] = _starts_of(self._seen[line - 1])
        return starts

    def shown_column(self, line: int, column: int) -> int:
        """The column that a terminal shows for that of a character, as those of Bounds."""
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

    def let_go(self) -> None:
        """Forget what was located, which holds all of this."""
        self._located.clear()

    def _find(self, text: str, bounds: Bounds) -> Found:
        words = _words_of(text)
        at, stop, all_fit = self._within(bounds)
        # Nearly always they stand as they are read, maybe behind the number of an item.
        if all_fit and words:
            for index in (at, at + 1):
                end = index + len(words)
                if end <= stop and self._words[index:end] == words:
                    return Found(text, range(index, end))
        found: list[tuple[int, int]] = []
        for start, word in zip(_starts_of(text), words, strict=True):
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
        return Found(text, [index for _, index in found], [start for start, _ in found])

    def _within(self, bounds: Bounds) -> tuple[int, int, bool]:
        """The first word that may stand within ``bounds``, the end of these, and whether all do."""
        last_line = len(self._seen)
        line = min(max(bounds.first_line, 1), last_line)
        at, stop = self._before[line - 1], self._before[min(max(bounds.last_line, 0), last_line)]
        if bounds.has_all_columns:
            return at, stop, True
        if bounds.last_line == line and self.source.lines[line - 1].isascii():
            starts = self._starts_on(line)
            stop = at + bisect_left(starts, bounds.last_column)
            at += bisect_left(starts, bounds.first_column - 1)
            return at, stop if stop == at or self._fits(stop - 1, bounds) else stop - 1, True
        return at, stop, False

    def _fits(self, index: int, bounds: Bounds) -> bool:
        word = self.word(index)
        begins = self.shown_column(word.line, word.column)
        ends = self.shown_column(word.line, word.column + len(word.text))
        return bounds.first_column <= begins and ends <= bounds.last_column + 1


def _shown_at(line: str) -> Iterator[int]:
    """The columns of a terminal before each character of ``line``, and before its end."""
    at = 0
    for character in line:
        yield at
        at += 2 if east_asian_width(character) in "WF" else not combining(character)
    yield at


_APART = bytes(one if chr(one).isalnum() or one == 10 else 32 for one in range(128)) + bytes(128)
"""By character, ASCII with nothing but its words and its lines."""


def _words_apart(text: str) -> str:
    """``text`` with nothing but its words, and its lines, apart from each other."""
    if text.isascii():  # as nearly all is, in which this is quicker
        return text.encode().translate(_APART).decode()
    return _NO_WORD.sub(" ", text)


def _words_of(text: str) -> list[str]:
    return _words_apart(text).split()


def _starts_of(text: str) -> list[int]:
    """Where each word of ``text`` begins."""
    starts, at = [], 0
    for word in _words_of(text):
        at = text.index(word, at)
        starts.append(at)
        at += len(word)
    return starts


def _blank(match: re.Match[str]) -> str:
    return "".join(character if character == "\n" else " " for character in match[0])
