"""The sentences of a text, and what each does in a plan.

Sentences are split by the library ``sentencex``; what they do is judged here and in ``claims``, by
the words of ``plancheck.language.wording``.
"""

import re
from functools import lru_cache

from plancheck.language.patterns import Pattern, has_digit, has_word, opens_with
from plancheck.language.phrases import begins, find, find_each, may_find, words_of
from plancheck.language.wording import Wording
from plancheck.rst.acts import Act, Voice
from plancheck.rst.claims import clause_refuses, judge_clause
from plancheck.rst.clauses import before_relative, main_clauses

_SIGN = re.compile(r"[.!?]")
_END = re.compile(r"(?:[.!?]\)|\bMay\.)(?=\s+[A-Z])")
_SUMMARY = Pattern(
    r"^(?:these|those|all (?:of )?(?:these|this|the above)|the above|"
    r"(?:each|all|most|none|some|several|many|a few) of (?:these|those|them))\b",
    re.IGNORECASE,
    opens_with("""
        these, those, the above, all these, all this, all the, all of, each of, most of, none of,
        some of, several of, many of, a few"""),
)


@lru_cache(maxsize=256)  # most of a plan's are asked for as passages, and as goals
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Where each sentence of ``text``, folded, begins and ends, white space around it left out.

    Two ends are not seen by the library: that of a sentence which stands in brackets as a whole,
    and the month of May, which it takes for an abbreviation. And it sees ends that no sign marks,
    between brackets of which one stands twice: "(new) (old) (new)".
    """
    if text and not _has_sign(text, 0, len(text) - 1):
        return ((0, len(text)),)
    import sentencex

    bounds: list[tuple[int, int]] = []
    start = 0
    for sentence in sentencex.get_sentence_boundaries("en", text):
        end = int(sentence["end_index"])
        if end < len(text) and not _has_sign(text, start, end):
            continue
        for unseen in _END.finditer(text, start, end):
            bounds.append((start, unseen.end()))
            start = unseen.end()
        bounds.append((start, end))
        start = end
    spans = []
    for start, end in bounds:
        piece = text[start:end]
        if piece.strip():
            lead, tail = len(piece) - len(piece.lstrip()), len(piece) - len(piece.rstrip())
            spans.append((start + lead, end - tail))
    return tuple(spans)


def _has_sign(text: str, start: int, end: int) -> bool:
    """Whether a sentence may end in ``text[start:end]``: other scripts have signs of their own."""
    return not text.isascii() or _SIGN.search(text, start, end) is not None


def is_summary(sentence: str) -> bool:
    """Whether ``sentence`` speaks of a list beside it: "These are the features ..."."""
    return bool(_SUMMARY.match(sentence))


def judge(sentence: str, voice: Voice) -> Act:
    """What ``sentence`` does in a plan that speaks with ``voice``."""
    words = voice.wording
    if sentence.endswith("?") or begins(words.remarks, sentence):
        return Act.TELLS
    if find(words.pointers, sentence):
        return Act.TELLS
    if _refuses_as_a_whole(sentence, voice):
        return Act.REFUSES
    if begins(words.earlier, sentence):
        return Act.TELLS
    if _is_foreign(sentence, voice):
        return Act.TELLS
    clauses = main_clauses(sentence)
    acts = [
        Act.REFUSES
        if _is_for_later(clause, voice)
        else judge_clause(clause, words, first=clause is clauses[0])
        for clause in clauses
    ]
    if Act.COMMITS not in acts and _is_dated(sentence, words):
        return Act.COMMITS
    return next((act for act in Act if act in acts), Act.TELLS)


def refuses(sentence: str, voice: Voice) -> bool:
    """Whether ``judge`` says that ``sentence`` refuses an outcome; most need not be judged."""
    may_refuse = _refuses_as_a_whole(sentence, voice) or _refuses_in_a_clause(sentence, voice)
    return may_refuse and judge(sentence, voice) is Act.REFUSES


def _refuses_in_a_clause(sentence: str, voice: Voice) -> bool:
    words = voice.wording
    may = may_find(words.denials, sentence) or may_find(words.later, sentence)
    names_cycle = has_digit(sentence) or not words.cycle_words.isdisjoint(words_of(sentence))
    return (may or names_cycle) and any(
        _is_for_later(clause, voice) or clause_refuses(clause, words)
        for clause in main_clauses(sentence)
    )


def _refuses_as_a_whole(sentence: str, voice: Voice) -> bool:
    return sentence.startswith(("If ", "Unless ")) or _is_placed_elsewhere(sentence, voice)


def _is_dated(sentence: str, words: Wording) -> bool:
    """Whether the scene itself says what is planned: "By the end of May ...", "This cycle ..."."""
    if _PAST.search(sentence):
        return False
    return bool(begins(words.planned, sentence) or _THIS_CYCLE.match(sentence))


_PAST = Pattern(r"\b(?:was|were|had|has been|have been)\b")
_THIS_CYCLE = Pattern(
    r"^(?:in |during |for |over )?this (?:cycle|release|season|quarter|version|term),? .*"
    r"\b(?:is|are)\s+(?:also\s+|then\s+)?\w{2,}(?:ed|de|ne|en|wn|ut)\b",
    re.IGNORECASE,
    has_word("this"),
)
_BEFORE_OTHERS = Pattern(r"(?:\w+\s+){0,3}")
_WISH = Pattern(
    r"\s+(?:\w+\s+){0,4}?(?:wants?|wish(?:es)?|would (?:like|love)|needs?|hopes?|expects?|plans?|"
    r"have to|has to|like|(?:are|is) working)\b",
    re.IGNORECASE,
)
_NAMED_WISH = Pattern(
    r"^(?:the\s+)?(?P<name>[A-Z][\w.-]*)(?:['’]s\s+\w+)?(?:\s+(?:team|project|community|folks|developers))?\s+"
    r"(?:also\s+|now\s+)?"
    r"(?:wants?|wish(?:es)?|hopes?|plans?|intends?|would (?:like|love)|asked|is going|are going)\b",
    given=has_word("want wants wish wishes hope hopes plan plans intend intends would asked going"),
)
_THEIR = Pattern(r"\b(?:their|they|its own|us|ourselves)\b", re.IGNORECASE)


def _is_foreign(clause: str, voice: Voice) -> bool:
    """Whether ``clause`` tells what somebody else wants or does."""
    words = voice.wording
    if find(words.others_wish, clause):
        return True
    own = before_relative(clause)
    if any(
        _BEFORE_OTHERS.fullmatch(own, 0, others.start) and _WISH.match(own, others.end)
        for others in find_each(words.others, own)
    ):
        return True
    named = _NAMED_WISH.match(clause)
    if not named or named["name"].lower() in ("we", "let", "i", "the", "our", "this", "it"):
        return False
    if voice.us:
        return named["name"].lower() not in voice.us
    return bool(_THEIR.search(clause[named.end() :]))


_CYCLE = r"\d{4}(?:\.\d{1,2}|[hHqQ]\d|[ab])|[A-Z] release|v?\d+(?:\.\d+)+"
_NAMED_CYCLE = Pattern(
    rf"\b(?:in|by|for|until)\s+(?:the\s+)?(?P<name>{_CYCLE}|[A-Z]\w+)\b",
    given=has_word("in by for until"),
)
_PLACED = Pattern(
    r"^(?:(?:but|and|also|already|as|back|even)\s+)*"
    r"(?:in|during|for|since|as of|by|with|over|until|throughout)\s+(?:the\s+)?"
    r"(?P<name>[\w.-]+(?:\s+release\b)?)",
    re.IGNORECASE,
    opens_with("""
        but, and, also, already, as, back, even, in, during, for, since, by, with, over, until,
        throughout"""),
)


def _is_placed_elsewhere(sentence: str, voice: Voice) -> bool:
    """Whether ``sentence`` begins by placing itself in another cycle: "In Kilo we started ..."."""
    placed = _PLACED.match(sentence)
    if not placed or not voice.cycle:
        return False
    name = placed["name"].rstrip(".,:;")
    if not name:
        return False  # "by .. hand"
    bare = name.split()[0].lower()
    is_cycle = voice.wording.cycle_rank(bare) or re.fullmatch(_CYCLE, name)
    return bool(is_cycle) and bare not in voice.wording.cycle_names(voice.cycle)


def _is_for_later(clause: str, voice: Voice) -> bool:
    """Whether ``clause`` speaks of a later cycle and not of this: "will be removed in Queens"."""
    rank = voice.wording.cycle_rank
    named = [rank(match["name"].lower()) for match in _NAMED_CYCLE.each(clause)]
    known = [one for one in named if one is not None]
    own = rank(voice.cycle) if known and voice.cycle else None
    return own is not None and own not in known and any(one > own for one in known)
