"""Words by which a goal is said to lie beyond the promise, and the goal without them."""

import re
from functools import cache

from msgspec import Struct

from plancheck.language.phrases import any_of, find
from plancheck.language.wording import Wording
from plancheck.model import Commitment


class Stretch(Struct, frozen=True):
    """What a text says of stretch goals.

    ``start`` to ``end`` is the goal's own part of the text. ``says`` is whether the text speaks of
    stretch goals at all, and so states a goal for that alone.
    """

    start: int
    end: int
    commitment: Commitment
    says: bool


class _Forms(Struct, frozen=True):
    """The ways to say it, as patterns; ``goal`` is the group that holds the goal."""

    none: re.Pattern[str]
    no_longer: re.Pattern[str]
    around: tuple[re.Pattern[str], ...]
    anywhere: re.Pattern[str]
    alone: re.Pattern[str]


def no_stretch_goals(text: str, words: Wording) -> bool:
    """Whether ``text`` says that there are no stretch goals; it states none then."""
    return bool(find(words.stretch_marks, text) and _forms(words).none.search(text))


def may_say_stretch(text: str, words: Wording) -> bool:
    """Whether ``text`` has words that may speak of stretch goals; few have, and forms are dear."""
    return find(words.beyond, text) is not None


def only_says_stretch(sentence: str, words: Wording) -> bool:
    """Whether ``sentence`` only marks what stands before it: "This is a stretch goal."."""
    return bool(may_say_stretch(sentence, words) and _forms(words).alone.match(sentence))


def stretch(text: str, words: Wording) -> Stretch:
    """What ``text``, a sentence or a list item, says of its goal.

    "X is going to be a stretch goal" is the stretch goal X; "X is no longer a stretch goal" is
    committed, and stays as it is.
    """
    whole = (0, len(text))
    if not may_say_stretch(text, words):
        return Stretch(*whole, Commitment.COMMITTED, says=False)
    forms = _forms(words)
    if forms.no_longer.search(text):
        return Stretch(*whole, Commitment.COMMITTED, says=True)
    for form in forms.around:
        match = form.match(text)
        if match:
            return Stretch(*match.span("goal"), Commitment.STRETCH, says=True)
    if forms.anywhere.search(text):
        return Stretch(*whole, Commitment.STRETCH, says=True)
    return Stretch(*whole, Commitment.COMMITTED, says=False)


_BE = (
    r"(?:(?:is|are|was|were|will be|would be|is going to be|are going to be|shall be) "
    r"(?:only |just )?"
    r"|(?:is|are) (?:considered|seen as|now|being|treated as) |remains? |stays? |becomes? |"
    r"counts? as |being )"
)
_DASH = r"(?:–|—|-{1,2})"
_END = r"\s*[.!]?$"


@cache
def _forms(words: Wording) -> _Forms:
    mark = r"(?:(?:a|an|our|my|the|as|only|strictly|purely) )*" + any_of(words.stretch_marks)
    time = any_of(words.if_time)
    either = f"(?:{mark}|{time})"
    behind = (
        r"(?: (?:item|goal|thing|task|one|effort))?"
        r"(?: (?:for us|here|only|again|as well|(?:for )?(?:this|the) \w+|for now)|,? too)?"
    )
    more = r"(?:and |one |another |a further |a second |the other |also )*"

    def form(text: str) -> re.Pattern[str]:
        return re.compile(text, re.IGNORECASE)

    return _Forms(
        none=form(rf"\b(?:no|not any|without(?: any)?|zero) {any_of(words.stretch_marks)}"),
        no_longer=form(
            r"\b(?:no longer|not|isn't|aren't|never|rather than|instead of|more than|used to be|"
            rf"moved from|promoted from|out of) (?:considered |being |seen as |regarded as )?{mark}"
        ),
        around=(
            form(rf"^(?P<goal>.+?),?\s+{_BE}{mark}{behind}{_END}"),  # X is a stretch goal.
            form(rf"^[(\[{{]\s*{either}\s*[)\]}}]\s*:?\s*(?P<goal>.+)$"),  # (stretch) X
            form(rf"^{either}\s*(?::|{_DASH})\s+(?P<goal>.+)$"),  # Stretch goal: X
            form(rf"^(?:as {mark}|{time})(?: for (?:this|the) \w+)?,?\s+(?P<goal>.+)$"),
            form(  # Our stretch goal is to X
                rf"^{more}{mark}(?: (?:here|for \w+(?: \w+)?))? {_BE.replace(' ', ' ?')}"
                r"(?:that |to )?(?P<goal>.+)$"
            ),
            form(rf"^it would (?:also )?be {mark} (?P<goal>.+)$"),  # It would be nice to have X
            form(rf"^(?P<goal>.+?)\s*[(\[{{]\s*{either}\s*[)\]}}]{_END}"),  # X (stretch goal)
            form(  # X, if time permits.
                rf"^(?P<goal>.+?)\s*(?:[,;:]|{_DASH})\s+(?:but |only |this is |and )*(?:as )?"
                rf"{either}{_END}"
            ),
            form(rf"^(?P<goal>.+?)\s+(?:{time}|as (?:a )?{mark}){_END}"),
        ),
        anywhere=form(
            rf"\b(?:is|are|remains?|stays?|be|considered|call(?:ed)?|consider|this|as|only|strictly)"
            rf" (?:an? )?{any_of(words.stretch_marks)}|{time}|\bstretch (?:goal|target|item)s?\b"
        ),
        alone=form(
            r"^(?:(?:this|that|it) (?:one |item |part )?)?(?:is |(?:would|will) be )?"
            rf"{either}{_END}"
        ),
    )
