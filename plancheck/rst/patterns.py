"""Patterns that are tried only where they can match, and compiled when they first can.

Judging a sentence asks some thirty patterns, and nearly all of them turn on a word that it does
not have.
"""

import re
from collections.abc import Iterator
from functools import cached_property

from plancheck.rst.phrases import words_of


class Pattern:
    """A pattern, whatever the case; every match of it holds one of ``words``, in lower case."""

    def __init__(self, words: str, text: str) -> None:
        self.text = text
        self.words = frozenset(words.split())

    def search(self, text: str) -> re.Match[str] | None:
        """Where it first matches in ``text``."""
        return None if self.words.isdisjoint(words_of(text)) else self.compiled.search(text)

    def match(self, text: str) -> re.Match[str] | None:
        """Where it matches at the beginning of ``text``."""
        return None if self.words.isdisjoint(words_of(text)) else self.compiled.match(text)

    def each(self, text: str) -> Iterator[re.Match[str]]:
        """Every place where it matches in ``text``."""
        if not self.words.isdisjoint(words_of(text)):
            yield from self.compiled.finditer(text)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern itself."""
        return re.compile(self.text, re.IGNORECASE)
