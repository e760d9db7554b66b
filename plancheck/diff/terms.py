"""What a statement is about: its words without inflection, and what it says of them."""

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from plancheck.language.sameness import essence
from plancheck.language.wording import DEFAULT

_MAX_LEAD = 80
_REACH = 3  # how many words a negation or a verb bears on
_ENDINGS = (
    *("ations", "ation", "ating", "ated", "ates", "ate", "ings", "ing", "ions", "ion"),
    *("ed", "es", "s", "e"),
)
LONG = 4
"""Digits of a number that is a name, as of a bug."""
_LEAST = 3  # letters that are left of a word

_EMPTY = frozenset(
    """
    a able about after all also an and any are around as at be been before being both but by can
    could cycle do does during each either else etc ever every for from get getting goal goals
    going had has have here hope how if in intend intends into is it its just let lets like long
    make makes making many may might more most much must need needs new of on one only or other
    our out over plan planned plans possible release should so some such team than that the
    their them then there these they thing things this those through to too towards up upon us
    use used using very via want wants was we well were what when where whether which while who
    whose will with would yet you your
    """.split()
) | frozenset(DEFAULT.cycles)
"""Words that say little of what is to be reached; among them the names of cycles."""

_NEGATIONS = frozenset(
    "not no without never cannot cant dont doesnt wont isnt arent zero non neither nor".split()
)
_INSTEAD = (" instead of ", " rather than ")
_ENDS = frozenset(
    """
    abandon abolish decommission deprecate delete disable discontinue drop end forbid kill prevent
    prohibit reject remove retire revert stop uninstall withdraw
    """.split()
)
_ENDINGS_OF_THINGS = frozenset("deletion deprecation discontinuation removal retirement".split())
"""Nouns for it, which bear on what stands before them: "tape driver removal"."""
_MORE = frozenset("accelerate expand extend grow increase lengthen lift raise widen".split())
_LESS = frozenset("decrease lower narrow reduce reduction shorten shrink slow".split())
_STOPS = frozenset(
    """
    and or but by with in so to when while which that if then from instead because as
    """.split()
)
"""Where what a verb bears on ends."""
_LABELS = frozenset(
    """
    phase part step stage milestone sprint iteration round wave batch bug issue story task ticket
    rfe bp blueprint
    """.split()
)
"""Words that make the number behind them a name: phase 2 is not phase 1."""

_GENERIC = frozenset(
    """
    able ability api better code complete doc docs documentation effort feature features
    functionality general handling implementation improvement improvements initial integration
    management migration process project service support system test testing tests tool tooling
    update updates work
    """.split()
)
"""Words that many different outcomes have in common."""


class Saying(Struct, frozen=True):
    """A statement, taken apart.

    ``lead`` is what stands before its first colon, if that is short; ``terms`` are its words that
    say something, without inflection; ``ended``, ``more`` and ``less`` are those of them that it
    wants gone or not done, grown and shrunk; ``labels`` are its numbered names.
    """

    essence: str
    lead: str
    terms: frozenset[str]
    ended: frozenset[str]
    more: frozenset[str]
    less: frozenset[str]
    labels: frozenset[tuple[str, str]]

    @property
    def is_telling(self) -> bool:
        """Whether it says enough to be recognised out of its context."""
        return len(self.terms) > 1 and not all(map(is_generic, self.terms))

    @property
    def spelt(self) -> Mapping[str, str]:
        """The first word for each of ``terms``, as it stands there."""
        words = _words(self.essence)
        return {term: word for word in reversed(words) for term in {word, stem(word)} & self.terms}

    def opposes(self, other: "Saying") -> bool:
        """Whether the two want different things of the same: to add X and to remove X."""
        ended = self.ended ^ other.ended
        turned = (self.more & other.less) | (self.less & other.more)
        if ended or turned:
            shared = (self.terms & other.terms) - _VERBS
            # Where they agree on one word, another may only stand nearer to the verb.
            if shared & ended and not shared & self.ended & other.ended:
                return True
            if shared & turned:
                return True
        if not (self.labels and other.labels):
            return False
        mine, theirs = dict(self.labels), dict(other.labels)
        return any(mine[name] != theirs[name] for name in mine.keys() & theirs.keys())


class Sayings(dict[str, Saying]):
    """What texts say, each found once: most goals are the same in two plans."""

    def __missing__(self, text: str) -> Saying:
        self[text] = found = saying(text)
        return found


def saying(text: str) -> Saying:
    """What ``text`` says."""
    said = essence(text)
    words = _words(said)
    marked = _marked(words)
    wanted: defaultdict[str, set[str]] = defaultdict(set)  # "" has those of no mark
    for term, mark in marked:
        wanted[mark].add(term)
    head, colon, rest = text.partition(":")
    has_lead = colon and rest.strip() and len(head) <= _MAX_LEAD
    return Saying(
        said,
        essence(head) if has_lead else "",
        frozenset().union(*wanted.values()) or frozenset(words),
        ended=frozenset(wanted["ended"]),
        more=frozenset(wanted["more"]),
        less=frozenset(wanted["less"]),
        labels=frozenset(_labels(words)),
    )


def _words(essence: str) -> list[str]:
    spaced = f" {essence} "
    for phrase in _INSTEAD:
        spaced = spaced.replace(phrase, " without ")
    return spaced.split()


def is_generic(term: str) -> bool:
    """Whether many different outcomes have ``term`` in common: a number is no name by itself."""
    return term in _COMMON or (term.isdigit() and len(term) < LONG)


def is_verb(term: str) -> bool:
    """Whether ``term`` tells what is done rather than what it is done to."""
    return term in _VERBS


@lru_cache(maxsize=1 << 14)  # plans say the same words over and over
def stem(word: str) -> str:
    """``word`` without inflection, so that "migrating" and "migration" are one word."""
    if not word.isascii() or not word.isalpha():
        return word
    if word.endswith("ies") and len(word) > _LEAST + 1:
        return f"{word[:-3]}y"
    if word.endswith(("ss", "us", "is")):
        return word.removesuffix("s") if word.endswith("ss") else word
    if word.endswith(_ENDINGS):
        fitting = (one for one in _ENDINGS if word.endswith(one) and len(word) - len(one) >= _LEAST)
        word = word.removesuffix(next(fitting, ""))
    return word[:-1] if word[-1:] == word[-2:-1] and word[-1:] not in "aeiou" else word


_MARKING = {
    **dict.fromkeys(_NEGATIONS, "ended"),
    **dict.fromkeys(map(stem, _ENDS | _ENDINGS_OF_THINGS), "ended"),
    **dict.fromkeys(map(stem, _MORE), "more"),
    **dict.fromkeys(map(stem, _LESS), "less"),
}
_VERBS = frozenset(map(stem, DEFAULT.imperatives)) | _MARKING.keys()
_COMMON = frozenset(map(stem, _GENERIC)) | _VERBS


def _marked(words: list[str]) -> list[tuple[str, str]]:
    """The words that say something, each with what the verb or negation beside it wants of it."""
    marked: list[tuple[str, str]] = []
    clause, mark, left = 0, "", 0  # where the clause begins, what is wanted, of how many words
    for word, following in itertools.pairwise([*words, ""]):
        term = stem(word)
        kind = _MARKING.get(term)
        if kind:
            if word in _ENDINGS_OF_THINGS and following != "of":
                begin = max(clause, len(marked) - _REACH)
                marked[begin:] = [(before, kind) for before, _ in marked[begin:]]
            if word not in _NEGATIONS:
                marked.append((term, ""))
            mark, left = kind, _REACH
        elif word in _STOPS:
            clause, left = len(marked), 0
        elif word not in _EMPTY:
            marked.append((term, mark if left > 0 else ""))
            left -= 1
    return marked


def _labels(words: list[str]) -> Iterator[tuple[str, str]]:
    """Its numbered names; of several with one name, all numbers together make the label."""
    numbers: dict[str, set[str]] = {}
    for name, number in itertools.pairwise(words):
        if number.isdigit() and name.rstrip("s") in _LABELS:
            numbers.setdefault(name.rstrip("s"), set()).add(number)
    yield from ((name, " ".join(sorted(found))) for name, found in numbers.items())
