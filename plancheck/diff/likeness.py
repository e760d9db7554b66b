"""How much two statements have in common, by what they share and how rare that is."""

import math
from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from plancheck.changes.change import Evidence, Reason
from plancheck.diff.terms import LONG, Saying, is_generic, is_verb, stem
from plancheck.diff.view import GoalView

_VERB, _GENERIC = 0.25, 0.4
"""What a verb counts, which is what changes first in other words, and what a word counts that many
different outcomes have in common."""
_NUMBER = 2
"""How much more a number counts that is a name."""
_COVERED = 0.3
"""How much it counts that one statement holds all of the other: it was made more precise."""
_ALL_BUT_SAME = 0.999
"""The score of what shares all it says and yet does not say the same."""
_TYPED = 5
"""Least length of words that are one word with a slip of the keyboard."""
_FEW = 4


class Weights(dict[str, int]):
    """How much it counts that two statements share a term: the rarer, the more.

    How often a term occurs is counted on both sides and the larger number taken, so that a term
    is not taken for a common one because it is in both plans.
    """

    def __init__(self, before: Iterable[frozenset[str]], after: Iterable[frozenset[str]]) -> None:
        super().__init__()
        sides = [list(before), list(after)]
        counts = [Counter(term for terms in side for term in terms) for side in sides]
        self._times = counts[0] | counts[1]
        self._all = max(map(len, sides))

    def __missing__(self, term: str) -> int:
        rarity = math.log(1 + self._all / max(self._times[term], 1))
        factor = _VERB if is_verb(term) else _GENERIC if is_generic(term) else 1
        factor *= _NUMBER if term.isdigit() and len(term) >= LONG else 1
        self[term] = round(1000 * rarity * factor)
        return self[term]

    def rarest(self, terms: Iterable[str]) -> list[str]:
        """``terms`` by how much they count, most first."""
        return sorted(terms, key=lambda term: (-self[term], term))

    def total(self, terms: Iterable[str], given: frozenset[str] = frozenset()) -> int:
        """What ``terms`` count together; those that are ``given`` anyway count half."""
        return sum([self[term] // 2 if term in given else self[term] for term in terms])


class Likeness(Struct, frozen=True):
    """How much two statements have in common, from 0 to 1, and what that is."""

    score: float
    reasons: tuple[Reason, ...]


_NOTHING = Likeness(0.0, ())


def share(weights: Weights, mine: frozenset[str], theirs: frozenset[str]) -> float:
    """The share of what ``mine`` and ``theirs`` have in common in all they have."""
    total = weights.total(mine) + weights.total(theirs)
    return 2 * weights.total(mine & theirs) / total if total else 0.0


def likeness(
    weights: Weights,
    sayings: tuple[Saying, Saying],
    links: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset()),
    given: frozenset[str] = frozenset(),
    least: float = 0.0,
) -> Likeness:
    """What two statements that do not say the same have in common.

    ``given`` are words that say little here, as a theme's name in its goals. Below a score of
    ``least`` no reasons are given, as nobody asks for them.
    """
    one, other = sayings
    if one.opposes(other):
        return _NOTHING
    shared = one.terms & other.terms
    own = one.terms - shared, other.terms - shared
    linked = links[0] & links[1]
    common = weights.total(shared, given) + 2 * weights.total(linked)
    if slips := _slips(*own):
        common += sum(max(weights[a], weights[b]) for a, b in slips)
        own = own[0].difference(*slips), own[1].difference(*slips)
    if not common:
        return _NOTHING
    mine, theirs = weights.total(own[0], given), weights.total(own[1], given)
    dice = 2 * common / (2 * common + mine + theirs)
    covered = common / (common + min(mine, theirs))
    score = (1 - _COVERED) * dice + _COVERED * covered
    has_one_lead = one.lead and one.lead == other.lead and not _is_generic(one.lead)
    if has_one_lead:
        score = (1 + score) / 2
    score = round(min(score, _ALL_BUT_SAME), 3)
    if score < least:
        return Likeness(score, ())
    reasons = [Reason(Evidence.LEAD, (one.lead,))] if has_one_lead else []
    if shared or slips:
        here, there = one.spelt, other.spelt
        words = [min(here[term], there[term]) for term in weights.rarest(shared)]
        words += ["/".join(sorted((here[a], there[b]))) for a, b in slips]
        reasons.append(Reason(Evidence.WORDS, tuple(words)))
    if linked:
        reasons.append(Reason(Evidence.LINKS, tuple(sorted(linked))))
    return Likeness(score, tuple(reasons))


def _is_generic(lead: str) -> bool:
    return all(is_generic(stem(word)) for word in lead.split())


def goal_likeness(
    one: GoalView,
    other: GoalView,
    weights: Weights,
    given: frozenset[str] = frozenset(),
    least: float = 0.0,
) -> Likeness:
    """What two goals have in common; ``given`` and ``least`` as for any two statements."""
    return likeness(weights, (one.saying, other.saying), (one.links, other.links), given, least)


def _slips(mine: frozenset[str], theirs: frozenset[str]) -> list[tuple[str, str]]:
    """Words on either side that are one word with a slip of the keyboard, where few differ."""
    if max(len(mine), len(theirs)) > _FEW:
        return []
    found = [  # a slip leaves the letter at one of the ends as it is
        (a, b) for a in mine for b in theirs if (a[0] == b[0] or a[-1] == b[-1]) and _is_slip(a, b)
    ]
    return sorted(found)


def _is_slip(one: str, other: str) -> bool:
    """Whether a letter more, less, other or two swapped make one word the other."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if len(long) > len(short) + 1 or len(short) < _TYPED:
        return False
    if not (one.isalpha() and other.isalpha()):
        return False
    same = next(
        (i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short)
    )
    rest_short, rest_long = short[same:], long[same:]
    if len(short) < len(long):
        return rest_short == rest_long[1:]
    swapped = rest_short[1::-1] + rest_short[2:]
    return rest_short[1:] == rest_long[1:] or swapped == rest_long
