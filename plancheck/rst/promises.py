"""Sentences that say for which cycle their promise is."""

import re
from collections.abc import Iterator

from plancheck.language.patterns import Pattern
from plancheck.language.phrases import words_of
from plancheck.model import Promise, Section
from plancheck.rst.acts import Voice
from plancheck.rst.lists import ListKind, of_heading
from plancheck.rst.outline import Outline
from plancheck.rst.roles import is_side

_CYCLE = r"(?:the\s+)?(?P<name>(?-i:[A-Z])\w+|\d{4}\.\d)(?:\s+(?:cycle|release))?"
_SUBJECT = r"(?:we|our team|the team|the [\w-]+ (?:team|project|community))"
_MEANS = (
    r"(?:will|['’]ll|plans? (?:to|on)|(?:are|is) (?:going|planning|aiming|hoping) to|"
    r"intends? to|aims? to|hopes? to|wants? to|would (?:like|love) to|(?:will )?focus(?:es)? on|"
    r"(?:are|is) (?:working|focusing|focussing) on|have a plan|has a plan)\b"
)
_YEARLY = re.compile(r"\d{4}\.\d")
_AIM = r"(?:goals?|plans?|aims?|priority|priorities|focus|objectives?|work items|tasks)"
_IS = r"(?:\s+(?:is|are)\b(?!\s+(?:\w+ed|done|met|known|over|not|on|in|at|still|now|also)\b)|\s*:$)"
_PROMISE = Pattern(
    rf"^(?:in|during|for|over)\s+{_CYCLE},?\s+"
    rf"(?:{_SUBJECT}(?:\s+(?:also|still|now|then|further|next))*\s*{_MEANS}"
    r"|(?:(?:the|our)\s+)?[\w-]+(?:\s+[\w-]+)?\s+will\b"
    rf"|(?:the|our)\s+(?:\w+\s+)?{_AIM}{_IS})"
    rf"|^(?:the\s+|our\s+)?(?:\w+\s+)?{_AIM}\s+(?:for|in|during)\s+"
    rf"{_CYCLE.replace('name', 'of')}{_IS}"
    rf"|^(?:the\s+|our\s+)?{_CYCLE.replace('name', 'own')}\s+{_AIM}{_IS}",
    re.IGNORECASE,
)
_OTHERWISE = Pattern(
    r"\b(?:was|were|had|did|been|(?:have|has)\s+\w+(?:ed|en|ne|pt)|until|unless|back-?port\w*|"
    r"stable)\b",
    re.IGNORECASE,
)
"""Words of history, and of work on a cycle that is over."""


def promises(outline: Outline, sections: dict[int, Section], voice: Voice) -> Iterator[Promise]:
    """The sentences that begin with the known cycle that they promise something for.

    Those that stand over a list count as well. ``sections`` are those of ``outline``, by id.
    """
    for heading in outline.all:
        told = [one for one in sections[id(heading)].passages if _may_promise(one.text, voice)]
        if not told or is_side(heading, voice):
            continue
        if of_heading(heading.title.text, voice) is ListKind.OTHER:
            continue
        for passage in told:
            found = _PROMISE.match(passage.text)
            name = next(filter(None, found.groups()), "") if found else ""
            known = voice.wording.cycle_rank(name.lower())
            if known and not _OTHERWISE.search(passage.text):
                yield Promise(name, passage.span)


def _may_promise(text: str, voice: Voice) -> bool:
    """Whether ``text`` names a cycle; few do."""
    cycles = voice.wording.known_cycles.ranks.keys()
    return not cycles.isdisjoint(words_of(text)) or (
        "." in text[:-1] and _YEARLY.search(text) is not None
    )
