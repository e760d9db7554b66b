"""Finding words and phrases of a list in a text, whatever the case, as whole words.

A list may hold hundreds of phrases, and nearly no text has one of them. So a phrase is looked for
only in a text that has all of its words, and by hand: to compile a pattern of such a list takes
longer than to read a plan.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from msgspec import Struct

Phrases = tuple[str, ...]
"""Words and phrases in lower case."""
_WORD = re.compile(r"\w+")


class Hit(Struct, frozen=True):
    """Where a phrase stands in a text, from ``start`` up to ``end``."""

    start: int
    end: int


def find(phrases: Phrases, text: str) -> Hit | None:
    """The first of ``phrases`` in ``text``, the longest where several begin at one place."""
    hits = find_each(phrases, text)
    return hits[0] if hits else None


def find_all(phrases: Phrases, text: str) -> list[Hit]:
    """Every one of ``phrases`` in ``text``, in order; none within another."""
    found: list[Hit] = []
    for hit in find_each(phrases, text):
        if not found or hit.start >= found[-1].end:
            found.append(hit)
    return found


def find_each(phrases: Phrases, text: str) -> list[Hit]:
    """Every place of every one of ``phrases``, by where it begins, the longest first."""
    index = _index(phrases)
    lowered, words = _lowered(text)
    if not index.bare and index.words.isdisjoint(words):
        return []
    candidates = [
        phrase
        for word in index.words & words
        for phrase in index.by_word[word]
        if phrase.words <= words
    ]
    hits = [hit for phrase in (*candidates, *index.bare) for hit in _places(phrase, lowered)]
    return sorted(hits, key=lambda hit: (hit.start, -hit.end)) if len(hits) > 1 else hits


def begins(phrases: Phrases, text: str) -> bool:
    """Whether ``text`` begins with one of ``phrases``, punctuation before it passed over."""
    hit = find(phrases, text)
    return bool(hit) and not _WORD.search(text.lower(), 0, hit.start)  # type: ignore[union-attr]


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


class _Phrase(Struct, frozen=True):
    """What white space parts in a phrase, and its words without punctuation."""

    parts: tuple[str, ...]
    words: frozenset[str]


class _Index(Struct, frozen=True):
    """Phrases by their first words; ``bare`` are those that have none."""

    by_word: dict[str, list[_Phrase]]
    words: frozenset[str]
    bare: list[_Phrase]


@cache
def _index(phrases: Phrases) -> _Index:
    by_word: dict[str, list[_Phrase]] = {}
    bare: list[_Phrase] = []
    for phrase in dict.fromkeys(phrases):
        words = _WORD.findall(phrase)
        made = _Phrase(tuple(phrase.split()), frozenset(words))
        (by_word.setdefault(words[0], []) if words else bare).append(made)
    return _Index(by_word, frozenset(by_word), bare)


def words_of(text: str) -> frozenset[str]:
    """The words of ``text`` in lower case, without punctuation."""
    return _lowered(text)[1]


@lru_cache(maxsize=16)  # one sentence is searched for many lists in a row; it may be long
def _lowered(text: str) -> tuple[str, frozenset[str]]:
    lowered = text.lower()
    return lowered, frozenset(_WORD.findall(lowered))


def _places(phrase: _Phrase, text: str) -> Iterator[Hit]:
    first, *rest = phrase.parts
    start = text.find(first)
    while start >= 0:
        if not (first[0].isalnum() and start and _is_glued(text[start - 1])):
            end = _end(text, start + len(first), rest)
            if end is not None and not _is_glued(text[end : end + 1]):
                yield Hit(start, end)
        start = text.find(first, start + 1)


def _end(text: str, end: int, parts: list[str]) -> int | None:
    """Where ``parts`` end that stand from ``end`` on, each behind white space, if they do."""
    for part in parts:
        begin = end
        while text[begin : begin + 1].isspace():
            begin += 1
        if begin == end or not text.startswith(part, begin):
            return None
        end = begin + len(part)
    return end


def _is_glued(character: str) -> bool:
    """Whether a word beside ``character``, which may be none, is only a part of one."""
    return character.isalnum() or character in ("_", "-")
