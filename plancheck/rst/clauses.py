"""The grammar that judging a sentence needs: its main clauses, without the subordinate ones.

A "must" in a reason ("because drivers must be reloaded") or in a condition commits to nothing.
"""

import re
from functools import lru_cache

from plancheck.language.patterns import Pattern, has_word, opens_with

_BRACKETS = Pattern(r"\s*\([^()]*\)")
_COORDINATION = re.compile(r"(?:,\s+(?:and|but|so|yet)\s+|;\s+|\s+(?:--|–|—|-)\s+)")
# What only sets the scene in front of a clause: "As part of this, ", "In Newton, ", "This cycle ".
_SCENE_CLAUSE = Pattern(
    r"^(?:as|while|when|if|since|because|although|though|once|after|before|given|now that|with|"
    r"in order to|to|following|based on|unless|until|where|apart from|besides|instead of|despite|"
    r"without|rather than|together with|along with|thanks to|due to|even if|even though|whenever|"
    r"whether|for|in|during|by)\b[^,;:]*,\s+(?!(?:because|since|as|which|who|where|with|together|along|otherwise|"
    r"and|or|but)\b)(?=\S)",
    re.IGNORECASE,
    opens_with("""
        as, while, when, if, since, because, although, though, once, after, before, given, now that,
        with, in, to, following, based on, unless, until, where, apart from, besides, instead of,
        despite, without, rather than, together with, along with, thanks to, due to, even if,
        even though, whenever, whether, for, during, by"""),
)
_SCENE_PHRASE = Pattern(
    r"^(?:(?:in|during|over|at|by|for|from|on|under|within|through|throughout|via)\s+"
    r"(?:[^\s,;:]+\s+){0,4}[^\s,;:]+,\s+|"
    r"(?:in|during|for)\s+[A-Z][\w.]*\s+(?=(?:the|we|our|there)\s)|"
    r"(?:in |during |for |over )?(?:this|the (?:coming|current|next|upcoming))\s+(?:\w+\s+)?"
    r"(?:cycle|release|year|season|quarter|half(?:[- ]year)?|term|version|time|period),?\s+|"
    r"(?:also|additionally|in addition|furthermore|moreover|then|ultimately|finally|first|second|"
    r"secondly|firstly|lastly|next|instead|therefore|hence|thus|and|but|so|now(?! that)|similarly|"
    r"likewise|as a (?:result|consequence)|in turn|that said|that being said|specifically|"
    r"in particular|at the same time|however|meanwhile|concretely|here)\b,?\s+)",
    re.IGNORECASE,
    opens_with("""
        in, during, over, at, by, for, from, on, under, within, through, throughout, via, this,
        the coming, the current, the next, the upcoming, also, additionally, furthermore, moreover,
        then, ultimately, finally, first, second, secondly, firstly, lastly, next, instead,
        therefore, hence, thus, and, but, so, now, similarly, likewise, as a, that said, that being,
        specifically, however, meanwhile, concretely, here"""),
)
_PREPOSITION = Pattern(r"^(?:for|in|during|by|with|to)\s", re.IGNORECASE)
MAX_SCENE_WORDS = 12
"""Words of a scene set by a preposition; behind more of them a comma belongs to the sentence."""
# A clause behind, from its conjunction on.
_BEHIND = Pattern(
    r"(?:,\s+(?:which|who|whose|whom|where|as(?!\s+(?:well|part|a|an|needed|possible|usual)\b))|"
    r",?\s+(?:because|since|so that|such that|in such a way|if|when|while|unless|until|although|"
    r"though|even though|whereas|provided|given that|now that|whenever|just like|as long as|"
    r"so long as|as soon as|as if|whether|than (?:we|it|they|the)|"
    r"(?:about|on|of)\s+(?:which|what|who|how|whether|when|where)(?!\s+to\b)|where)|"
    r"\s+as\s+(?:it|they|we|you|there|this|that|the\s+[\w-]+|[\w-]+)\s+"
    r"(?:is|are|was|were|has|have|had|will|can|could|may|might|should|must|needs?|does|do|also))"
    r"\b.*$",
    re.IGNORECASE,
    has_word("""
        which who whose whom where as because since that such if when while unless until although
        though whereas provided given whenever just whether than what how"""),
)

FINITE = frozenset(
    """
    is are was were has have had will would began started continues took takes does did can cannot
    could should must need needs seems remains became becomes lives means cost costs requires
    works goes comes came went got showed shows told turned caused led made gave found
    contain contains exists depends makes gives helps hurts happens""".split()
)
"""Verbs that make a sentence of a row of words."""


def main_clauses(sentence: str) -> list[str]:
    """The main clauses of ``sentence``, less what sets the scene, gives reasons or conditions."""
    if "(" in sentence:
        sentence = _BRACKETS.sub("", sentence)
    coordinated = _COORDINATION.split(sentence) if _may_coordinate(sentence) else [sentence]
    clauses = [_BEHIND.sub("", _without_scene(clause)).strip() for clause in coordinated]
    return [clause for clause in clauses if clause]


def _may_coordinate(sentence: str) -> bool:
    return any(sign in sentence for sign in ",;-") or not sentence.isascii()


def _without_scene(clause: str) -> str:
    for _ in range(3):
        before = clause
        clause = _SCENE_PHRASE.sub("", clause, count=1)
        scene = _SCENE_CLAUSE.match(clause)
        if scene and (len(scene[0].split()) <= MAX_SCENE_WORDS or not _PREPOSITION.match(clause)):
            clause = clause[scene.end() :]
        if clause == before:
            break
    return clause


_RELATIVE = re.compile(r"\s(?:that|which|who|whose|where|what)\s")
_BEHIND_SPACE = re.compile(r"\s(\w+)")
_BETWEEN_SPACES = re.compile(r"(?<=\s)\S+(?=\s)")


@lru_cache(maxsize=16)  # the same clause is asked about in several ways
def before_relative(clause: str) -> str:
    """``clause`` up to its first relative clause: a "cannot" in that denies nothing here."""
    relative = _RELATIVE.search(clause)
    return clause[: relative.start()] if relative else clause


def is_fragment(sentence: str) -> bool:
    """Whether ``sentence`` has no predicate: "Alignment of labels across figures."."""
    return FINITE.isdisjoint(_BETWEEN_SPACES.findall(before_relative(sentence)))


def has_predicate(sentence: str) -> bool:
    """Whether ``sentence`` has a predicate, be it its last word."""
    return not FINITE.isdisjoint(_BEHIND_SPACE.findall(before_relative(sentence)))
