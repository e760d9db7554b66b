"""What a main clause does: commit to an outcome, refuse one, or neither."""

import re
from itertools import islice

from plancheck.language.patterns import Pattern, has_word
from plancheck.language.phrases import Hit, Phrases, find, find_all, find_each
from plancheck.language.wording import Wording
from plancheck.rst.acts import Act
from plancheck.rst.clauses import FINITE, before_relative, has_predicate, is_fragment
from plancheck.rst.pointing import BEING, of_this


def clause_refuses(clause: str, words: Wording) -> bool:
    """Whether ``clause`` denies an outcome or puts it off."""
    return bool(find(words.denials, before_relative(clause)) or find(words.later, clause))


def judge_clause(clause: str, words: Wording, *, first: bool) -> Act:
    """What ``clause``, one of a sentence's main clauses, does; ``first`` is the one in front."""
    if clause_refuses(clause, words):
        return Act.REFUSES
    if _EXPECTED.search(clause):
        return Act.TELLS
    pointed = of_this(clause, words)
    if pointed is not None:
        return pointed
    if _ABLE.search(clause) or _WILL_ALLOW.match(clause) or _WOULD.search(before_relative(clause)):
        return Act.ENABLES
    if _commits(clause, words) or (first and _is_imperative(clause, words)):
        return Act.COMMITS
    if _enables(clause, words):
        return Act.ENABLES
    return Act.TELLS


_PAST = Pattern(
    r"\b(?:was|were|had|has|have|did|been|would have)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
_WAS = Pattern(r"\b(?:was|were|had|has|have)\s+$", re.IGNORECASE)
_STATE = Pattern(
    r"\b(?:currently|today|at present|right now|at the moment|nowadays|these days)\b",
    re.IGNORECASE,
    has_word("currently today present now moment nowadays days"),
)
_WE = Pattern(
    r"\b(?:we|us|our|let's|let’s)\b",
    re.IGNORECASE,
    has_word("we us our let"),
)
_DOING = Pattern(
    r"(?:\b(?:is|are|am)|['’]re)\s+(?:\w+ly\s+|also\s+|now\s+|still\s+|already\s+)*(?P<verb>[a-z]+ing)\b"
    r"(?!\s+on\s+a)",
    re.IGNORECASE,
    has_word("is are am re"),
)
_GETS = Pattern(
    r"\bgets?\s+(?:also\s+|then\s+)?\w{3,}(?:ed|en|un|ut|pt)\b",
    re.IGNORECASE,
    has_word("get gets"),
)
_NEEDS_DOING = Pattern(
    r"(?<!would )\bneeds?\s+(?:some\s+)?\w{2,}ing\b(?!\s+of\b)",
    re.IGNORECASE,
    has_word("need needs"),
)
_CONSENSUS = Pattern(
    r"\bconsensus\b[^;:]{0,90}?\bto\s+[a-z]",
    re.IGNORECASE,
    has_word("consensus"),
)
_NO_OUTCOME = Pattern(
    r"\s+(?:also\s+|then\s+|greatly\s+|not only\s+|probably\s+|likely\s+)*(?:help|benefit|matter|"
    r"remain|stay|continue\s+to\s+(?:be|work)|keep\s+working|still\s+be|always|only\s+be|"
    r"be\s+(?:very\s+|also\s+|much\s+)*(?:needed|required|useful|necessary|helpful|easier|better|"
    r"faster|happy|welcome|nice|great))\b",
    re.IGNORECASE,
    has_word("help benefit matter remain stay continue keep still always only be"),
)
_EXPECTED = Pattern(
    r"\bshould\s+(?:also\s+|then\s+|now\s+)*(?:be\s+)?(?:\w+er|more|less|no|enough|fine|safe|ok|"
    r"okay|help|make|be\s+noted|give|mean|suffice|become easier|see)\b"
    r"|\bwe (?:do )?(?:hope|expect|believe|think|assume|trust) (?:that |this |it |the |doing )",
    re.IGNORECASE,
    has_word("should hope expect believe think assume trust"),
)
_ABLE = Pattern(
    r"\b(?:will|would|can|could|['’]ll)\s+(?:also\s+|then\s+|thus\s+)*(?:be\s+able\s+to|"
    r"be\s+possible)|\b(?:is|are)\s+expected\s+to\b",
    re.IGNORECASE,
    has_word("will would can could ll expected"),
)
_WILL_ALLOW = Pattern(
    r"(?:the|a|an|our)\s+(?:[\w-]+\s+){0,4}?(?:will|would|should)\s+(?:also\s+|then\s+)?"
    r"(?:allow|enable|let|permit)\b",
    re.IGNORECASE,
    has_word("will would should"),
)
_WOULD = Pattern(
    r"\bwould\s+(?!be\b|like\b|love\b|have\b|not\b|help\b|make\b|need\b|mean\b|want\b)\w+",
    re.IGNORECASE,
    has_word("would"),
)


def _commits(clause: str, words: Wording) -> bool:
    state, we = _STATE.search(clause), _WE.search(clause)
    for modal in find_all(words.modals, clause):
        if _WAS.search(_before(clause, modal)) or _NO_OUTCOME.match(clause, modal.end):
            continue
        if state and not (we and we.end() <= modal.end):
            continue  # "Operators must currently ..." tells how things are
        return True
    for intent in find_all(words.intents, clause):
        before = _before(clause, intent)
        if not _PAST.search(before) and not _last_is(words.others, before):
            return True
    return bool(
        _is_ours(clause, words)
        or _names_outcome(clause, words)
        or find(words.planned, before_relative(clause))
        or BEING.search(clause)
        or _NEEDS_DOING.search(clause)
        or _CONSENSUS.search(clause)
        or (_GETS.search(before_relative(clause)) and not _STATE.search(clause))
        or _in_progress(clause, words)
    )


_NEAR = 80
"""Characters before a phrase that are looked at: to look at all for each takes their square."""


def _before(clause: str, hit: Hit) -> str:
    """The few words before ``hit``: what stands further off does not bear on it."""
    return clause[max(0, hit.start - _NEAR) : hit.start]


_LAST = Pattern(r"(\w+)(?:\s+\w+ly)?\s+$")


def _last_is(others: Phrases, before: str) -> bool:
    """Whether one of ``others`` stands right ``before``: "which nobody wants to touch"."""
    last = _LAST.search(before)
    return bool(last) and last[1].lower() in others  # type: ignore[index]


def _in_progress(clause: str, words: Wording) -> bool:
    """Whether somebody of the team is at it: "Ada is rewriting the driver"."""
    for match in _DOING.each(clause):
        verbs = _bases(match["verb"].lower()) & words.imperatives.known
        if verbs and not verbs & words.lasting.known:
            other = find(words.others, clause)
            if not (other and other.end <= match.start()):
                return True
    return False


def _is_ours(clause: str, words: Wording) -> bool:
    """ "We need ...", "our team still wants ..."."""
    verbs = find_each(words.our_verbs, clause)
    return any(_OURS.search(_before(clause, verb)) for verb in verbs)


_OURS = Pattern(
    r"\b(?:we|our (?:team|group|project))(?:['’](?:d|ve))?\s+"
    r"(?:(?:also|really|still|just|then|now|all|both|again|actively|would)\s+)*$",
    re.IGNORECASE,
    has_word("we our"),
)


def _names_outcome(clause: str, words: Wording) -> bool:
    """ "The goal of this is ...", "First step: ...", "What we will deliver is ..."."""
    return _WORK.match(clause) is not None or any(
        _BEFORE_OUTCOME.fullmatch(clause, 0, noun.start) and _BEHIND_OUTCOME.match(clause, noun.end)
        for noun in find_each(words.outcomes, clause)
        if noun.start <= _NEAR
    )


_BEFORE_OUTCOME = Pattern(
    r"(?:and\s+)?(?:(?:the|our|a|an|one|this|another|main|first|second|next|other|only|big|"
    r"biggest|major|top|immediate|overall|primary|key|work|of)\s+)*(?:[\w'’-]+\s+)?",
    re.IGNORECASE,
)
_BEHIND_OUTCOME = Pattern(
    r"(?:\s+[^,;:]{0,90}?)?"
    r",?(?:\s+(?:now\s+|here\s+)?(?:is|are|will be|was to|consists? (?:of|in))\b"
    r"(?! (?:described|documented|written|tracked|listed|related|fine|good|great|"
    r"known|at|in|clear|not|still unclear)\b)|\s*:)",
    re.IGNORECASE,
)
_WORK = Pattern(
    r"^(?:(?:the|this|our)\s+(?:[\w-]+\s+)?work\b[^,;:]{0,60}\bconsists?\s+(?:of|in)\b"
    r"|(?:the\s+)?(?:first|second|third|fourth|next|last|other|final)\s+(?:one|part|piece|thing|"
    r"bit|item)\b[^,;:]{0,60}\b(?:is|are)\b"
    r"|what we(?:['’]re| are) (?:after|aiming for|going for|looking for|working on)\b"
    r"|what (?:we|you) ?(?:will|['’]ll|want to|plan to) .{1,60} (?:is|are)\b)",
    re.IGNORECASE,
    has_word("work one part piece thing bit item what"),
)


_ORDER = re.compile(r"(?:(?:it is |it's )?time to |re-)?(?P<verb>[A-Za-z]+)\b", re.IGNORECASE)
_PREPOSITION = Pattern(r"\s+(?:for|of|in|at|between|to|on)\s")
_OBJECT = Pattern(r"\s+(?:a|an|the|all|any|our|its|their|it|them|sure|that)\s")
_SOON = 7
"""Words behind an imperative among which a predicate shows that it is none."""
_WORD_BEHIND = re.compile(r"\s+(\w*)\S*")
_TO_BE = re.compile(r"\s+to\s+be\b")


def _is_imperative(clause: str, words: Wording) -> bool:
    """Whether ``clause`` tells what to do: "Add ...", "Finish the port", "Moving to ..."."""
    first = _ORDER.match(clause)
    if not first or not clause[first.end() :].strip(" .!,"):
        return False
    verb, rest = first["verb"].lower(), clause[first.end() :]
    if verb in words.imperatives:
        if _PREPOSITION.match(rest):  # "Support for IPv6 has been ..."
            return is_fragment(rest)
        return not _finite_soon(rest) or bool(_OBJECT.match(rest) and is_fragment(rest))
    if verb.endswith("ing") and _bases(verb) & words.imperatives.known:
        return len(rest.split()) >= 2 and not has_predicate(rest)
    return False


def _finite_soon(rest: str) -> bool:
    """Whether a predicate follows close behind: "Support is ...", not "Work needs to be ..."."""
    return rest[:1].isspace() and any(
        word[1] in FINITE and not _TO_BE.match(rest, word.end(1))
        for word in islice(_WORD_BEHIND.finditer(rest), _SOON)
    )


def _bases(gerund: str) -> set[str]:
    """The verbs that may stand behind a gerund: "moving" move, "running" run, "adding" add."""
    stem = gerund[:-3]
    return {stem, f"{stem}e", stem[:-1]}


def _enables(clause: str, words: Wording) -> bool:
    """ "The new interface allows ..." and "The queue moves to ...": outcomes if nothing else is."""
    if find(words.presents, clause) and not _PAST.search(clause):
        return True
    match = _WORK_DOES.match(clause)
    return bool(match) and match["verb"].lower() in words.enablers  # type: ignore[index]


_WORK_DOES = Pattern(
    r"(?:the|this|our|a|an)\s+(?:[\w-]+\s+){0,3}?(?:work|feature|change|effort|"
    r"implementation|spec|improvements?|theme|series)\s+(?:also\s+)?(?P<verb>[\w-]+)\b",
    re.IGNORECASE,
    has_word(
        "work feature change effort implementation spec improvement improvements theme series"
    ),
)
