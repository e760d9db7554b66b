"""What a clause that begins with "this", "it" or "they" does: "This will allow ..."."""

import re

from plancheck.language.patterns import Pattern, has_word, opens_with
from plancheck.language.phrases import find
from plancheck.language.wording import Wording
from plancheck.rst.acts import Act
from plancheck.rst.clauses import before_relative

_THIS = Pattern(
    r"^(?P<subject>this|that|these|those|it|they|doing (?:so|this|that)|such|both|"
    r"the (?:result|outcome|benefit|effect|advantage)s?)\b(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
    opens_with("""
        this, that, these, those, it, they, doing so, doing this, doing that, such, both,
        the result, the results, the outcome, the outcomes, the benefit, the benefits, the effect,
        the effects, the advantage, the advantages"""),
)
BEING = Pattern(
    r"\b(?:is|are)\s+(?:also\s+|now\s+|currently\s+|slowly\s+)*being\s+"
    r"(?!used|considered|discussed|driven|followed|held|offered|run|tracked|treated|blocked|"
    r"maintained|said|able|asked|kept|served|stored)[\w-]+",
    re.IGNORECASE,
    has_word("being"),
)
"""Work in progress: "is being rewritten". What is lasting ("is being used") is none."""
_WILL = Pattern(
    r"^(?:will|would|should|may|might|can|could|must|shall|needs? to|(?:is|are) going to|"
    r"['’]ll)\s+",
    re.IGNORECASE,
)
_ADVERB = Pattern(
    r"^(?:also|then|further|in turn|eventually|finally|not only|hopefully|greatly|really|both|only|"
    r"likely|probably|largely|mostly|basically|already|now)\s+",
    re.IGNORECASE,
)


def of_this(clause: str, words: Wording) -> Act | None:
    """What "This will ..." does; None where ``clause`` does not begin so, or its verb is open."""
    match = _THIS.match(clause)
    if not match:
        return None
    rest, noun = match["rest"].lstrip(), 0
    while noun <= 4:
        modal = _WILL.match(rest)
        verb_on = rest[modal.end() :] if modal else rest
        if modal and verb_on.startswith("only "):
            return Act.TELLS  # a limit, no outcome: "This will only be supported with ..."
        while _ADVERB.match(verb_on):
            verb_on = _ADVERB.sub("", verb_on, count=1)
        modal = modal or _WILL.match(verb_on)
        said = modal[0].strip().lower() if modal else ""
        people = match["subject"].lower() == "they"
        act = _of_verb(verb_on, said, words, named=noun > 0, people=people)
        if act is not None or modal:
            return act
        _, _, rest = rest.partition(" ")
        rest, noun = rest.lstrip(), noun + 1
    return None


def _of_verb(verb_on: str, modal: str, words: Wording, *, named: bool, people: bool) -> Act | None:
    """What the predicate ``verb_on`` under ``modal`` says of "this", or of "this work" if named."""
    verb, _, rest = verb_on.partition(" ")
    verb = verb.lower().strip(".,;:")
    sure = modal in ("will", "'ll", "’ll", "shall", "must", "is going to", "are going to")
    sure = sure or modal.startswith("need") or modal == "should"
    if people and modal:
        return Act.TELLS
    if verb in words.deliveries:
        return Act.COMMITS
    if verb in words.reasons:
        return Act.TELLS
    if verb in words.enablers:
        if sure and named and verb.startswith(("add", "introduc", "bring")):
            return Act.COMMITS
        return Act.ENABLES if modal or named else Act.TELLS
    if verb == "be" and modal:
        if re.match(r"(?:able|possible)\b", rest):
            return Act.COMMITS if modal == "should" else Act.ENABLES
        if re.match(
            r"(?:also |then |very |especially |particularly |mostly |only )*(?:needed|required|"
            r"useful|necessary|important|helpful|good|great|nice|easier|better|faster|worth|used|"
            r"true|the|a|an|one|our|what|why|how|where|because|in|at|on|of|for|about|to)\b",
            rest,
        ):
            return Act.TELLS
        return Act.COMMITS if sure else Act.TELLS
    if verb in ("is", "are") and not modal:
        if re.match(
            r"(?:largely |mostly |really |all )*(?:an effort|about|planned|proposed|intended)\b",
            rest,
        ):
            return Act.COMMITS
        predicate = before_relative(verb_on)
        meant = (words.modals, words.intents, words.planned)
        goes_on = BEING.match(verb_on) or any(find(phrases, predicate) for phrases in meant)
        return None if goes_on else Act.TELLS
    if verb in ("was", "were", "has", "have", "had", "does", "did", "means"):
        return None if find(words.modals, before_relative(verb_on)) else Act.TELLS
    if modal:
        return Act.COMMITS if sure else Act.TELLS
    return None
