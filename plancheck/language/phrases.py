"""Finding words and phrases of a list in a text, whatever the case, as whole words.

A list may hold hundreds of phrases, and nearly no text has one of them. So a phrase is looked for
only in a text that has all of its words, and by hand: to compile a pattern of such a list takes
longer than to read a plan.
"""

import re
from collections.abc import Container, Iterable, Iterator
from functools import cached_property, lru_cache

from msgspec import Struct

_WORD = re.compile(r"\w+")


class Phrases(tuple[str, ...]):  # noqa: SLOT001 -- it remembers what is made of it
    """Words and phrases in lower case, and by which of their words each is looked for."""

    def __contains__(self, phrase: object) -> bool:
        return phrase in self.known

    @cached_property
    def known(self) -> frozenset[str]:
        """The same without their order."""
        return frozenset(self)

    @cached_property
    def by_word(self) -> dict[str, list[str]]:
        """Each of them by its longest word, which texts have least, or by ``""`` without one."""
        by_word: dict[str, list[str]] = {}
        for phrase in dict.fromkeys(self):
            word = phrase if phrase.isalpha() else max(_WORD.findall(phrase), key=len, default="")
            by_word.setdefault(word, []).append(phrase)
        return by_word

    @cached_property
    def keys(self) -> frozenset[str]:
        """What they are looked up by: a text that has none of it has none of them."""
        return frozenset(self.by_word)


class Hit(Struct, frozen=True):
    """Where a phrase stands in a text, from ``start`` up to ``end``."""

    start: int
    end: int


def find(phrases: Phrases, text: str) -> Hit | None:
    """The first of ``phrases`` in ``text``, the longest where several begin at one place."""
    if phrases.keys.isdisjoint(words_of(text)):
        return None  # as of nearly all that are asked for
    hits = find_each(phrases, text)
    return hits[0] if hits else None


def may_find(phrases: Phrases, text: str) -> bool:
    """Whether ``text`` has all words of one of ``phrases``, wherever each of them stands."""
    words = words_of(text)
    return not phrases.keys.isdisjoint(words) and any(_among(phrases, words))


def find_all(phrases: Phrases, text: str) -> list[Hit]:
    """Every one of ``phrases`` in ``text``, in order; none within another."""
    found: list[Hit] = []
    for hit in find_each(phrases, text):
        if not found or hit.start >= found[-1].end:
            found.append(hit)
    return found


def find_each(phrases: Phrases, text: str) -> list[Hit]:
    """Every place of every one of ``phrases``, by where it begins, the longest first."""
    words = words_of(text)
    if phrases.keys.isdisjoint(words):
        return []
    lowered = text.lower()
    hits = [hit for phrase in _among(phrases, words) for hit in _places(phrase, lowered)]
    return sorted(hits, key=lambda hit: (hit.start, -hit.end)) if len(hits) > 1 else hits


def begins(phrases: Phrases, text: str) -> bool:
    """Whether ``text`` begins with one of ``phrases``, punctuation before it passed over."""
    hit = find(phrases, text)
    return bool(hit) and not _WORD.search(text.lower(), 0, hit.start)  # type: ignore[union-attr]


def is_one_of(text: str, phrases: Container[str]) -> bool:
    """Whether ``text`` as a whole is one of ``phrases``, whatever the white space."""
    return " ".join(text.lower().split()) in phrases


def any_of(phrases: Iterable[str]) -> str:
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


@lru_cache(maxsize=1024)
def _parts(phrase: str) -> _Phrase:
    return _Phrase(tuple(phrase.split()), frozenset(_WORD.findall(phrase)))


@lru_cache(maxsize=512)  # a text is searched for many lists, as a passage, a goal and a promise
def words_of(text: str) -> frozenset[str]:
    """The words of ``text`` in lower case, without punctuation, and ``""``."""
    if text.isascii():  # as nearly all texts are, in which this is quicker
        return frozenset(("", *text.encode().translate(_APART).decode().split()))
    return frozenset(("", *_WORD.findall(text.lower())))


_APART = bytes(
    ord(chr(one).lower()) if _WORD.match(chr(one)) else ord(" ") for one in range(128)
) + bytes(128)
"""By character, ASCII with nothing but its words in lower case."""


def _among(phrases: Phrases, words: frozenset[str]) -> Iterator[_Phrase]:
    """Those of ``phrases`` all of whose words are among ``words``."""
    for word in phrases.keys & words:
        for phrase in map(_parts, phrases.by_word[word]):
            if phrase.words <= words:
                yield phrase


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
