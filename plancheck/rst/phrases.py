"""Finding words and phrases of a list in a text, whatever the case, as whole words."""

import re
from functools import cache

Phrases = tuple[str, ...]
"""Words and phrases in lower case."""


def find(phrases: Phrases, text: str) -> re.Match[str] | None:
    """The first of ``phrases`` in ``text``, the longest where several begin at one place."""
    return _compiled(phrases).search(text.lower())


def find_all(phrases: Phrases, text: str) -> list[re.Match[str]]:
    """Every one of ``phrases`` in ``text``, in order."""
    return list(_compiled(phrases).finditer(text.lower()))


def begins(phrases: Phrases, text: str) -> re.Match[str] | None:
    """The one of ``phrases`` that ``text`` begins with, punctuation before it passed over."""
    return _leading(phrases).match(text.lower())


def is_one_of(text: str, phrases: Phrases) -> bool:
    """Whether ``text`` as a whole is one of ``phrases``, whatever the white space."""
    return " ".join(text.lower().split()) in phrases


@cache
def any_of(phrases: Phrases) -> str:
    """``phrases`` as part of a pattern, longest first."""
    longest_first = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    words = [phrase for phrase in longest_first if phrase[0].isalnum()]
    tails = [phrase for phrase in longest_first if not phrase[0].isalnum()]  # 'll
    parts = [rf"(?<![\w-])(?:{_alternatives(words)})"] if words else []
    parts += [_alternatives(tails)] if tails else []
    return rf"(?:{'|'.join(parts)})(?![\w-])"


def _alternatives(phrases: list[str]) -> str:
    return "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in phrases)


@cache
def _compiled(phrases: Phrases) -> re.Pattern[str]:
    # In lower case on both sides: matching that ignores case is several times slower.
    return re.compile(any_of(phrases))


@cache
def _leading(phrases: Phrases) -> re.Pattern[str]:
    return re.compile(r"\W*" + any_of(phrases))
