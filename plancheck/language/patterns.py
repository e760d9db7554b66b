"""Patterns that are compiled when they are first tried, and tried only where they can match.

To read and judge a plan asks some two hundred patterns, and nearly all of them turn on a word that
it does not have: compiling them all takes half as long as parsing it.
"""

import re
import sys
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache

from plancheck.language.phrases import words_of

Given = Callable[[str], object]
"""What is to be true of a text before a pattern is tried: nothing else can match."""


def anything(_text: str) -> bool:
    """True: the pattern may match in any text."""
    return True


Replacement = Callable[[re.Match[str]], str]


class Pattern:
    """A pattern as ``re`` has them; every text that it matches in is one for which ``given`` holds.

    So a match differs in nothing from that of the compiled pattern, which a test holds.
    """

    def __init__(self, text: str, flags: int = 0, given: Given = anything) -> None:
        self.text = text
        self.flags = flags
        self.given = given

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern itself."""
        return re.compile(self.text, self.flags)

    def search(self, text: str) -> re.Match[str] | None:
        """Where it first matches in ``text``."""
        return self.compiled.search(text) if self.given(text) else None

    def match(self, text: str, begin: int = 0) -> re.Match[str] | None:
        """Where it matches in ``text`` from ``begin`` on."""
        return self.compiled.match(text, begin) if self.given(text) else None

    def fullmatch(self, text: str, begin: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Where it matches all of ``text`` between ``begin`` and ``end``."""
        return self.compiled.fullmatch(text, begin, end) if self.given(text) else None

    def each(self, text: str) -> Iterator[re.Match[str]]:
        """Every place where it matches in ``text``."""
        return self.compiled.finditer(text) if self.given(text) else iter(())

    def sub(self, by: str | Replacement, text: str, count: int = 0) -> str:
        """``text`` with ``by`` for the first ``count`` places where it matches, 0 being all."""
        return self.compiled.sub(by, text, count) if self.given(text) else text


def has_word(words: str) -> Given:
    """Whether one of ``words`` is in a text, whatever the case."""
    unknown = frozenset(words.split()).isdisjoint
    return lambda text: not unknown(words_of(text))


def opens_with(beginnings: str) -> Given:
    """Whether a text begins with one of ``beginnings``: a word or two, parted by commas."""
    unknown = frozenset(" ".join(one.split()) for one in beginnings.split(",")).isdisjoint
    return lambda text: not unknown(_opening(text))


def has_digit(text: str) -> bool:
    """Whether there is a number in ``text``."""
    return _DIGIT.search(text) is not None


_DIGIT = re.compile(r"\d")
_FIRST = re.compile(r"(\w+)(?:\W+(\w+))?")


@lru_cache(maxsize=16)  # one clause is asked for several beginnings in a row
def _opening(text: str) -> tuple[str, ...]:
    """The first word of ``text``, if it begins with one, and the first two."""
    found = _FIRST.match(text)
    if not found:
        return ()
    first, second = found[1].lower(), found[2]
    return (first, f"{first} {second.lower()}") if second else (first,)
