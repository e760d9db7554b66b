"""What a section is for, by its title."""

import re

from plancheck.language.patterns import Pattern, has_word
from plancheck.language.phrases import find, is_one_of
from plancheck.rst.acts import Voice
from plancheck.rst.outline import Heading

_WORD = re.compile(r"[^\W_]+")
_HOW = Pattern(r"^how (?:to|we|this|you)\b", re.IGNORECASE, has_word("how"))


def is_side(heading: Heading, voice: Voice) -> bool:
    """Whether nothing in ``heading`` is a goal: dates, process, maintenance; nor in what it holds.

    The plan's title is never one, whatever its words.
    """
    title = heading.title.text.rstrip(":")
    if heading.parent is None:
        return False
    return (
        is_one_of(title, voice.wording.side_titles)
        or bool(_HOW.match(title))
        or bool(find(voice.wording.side_words, title))
        or is_side(heading.parent, voice)
    )


def is_container(heading: Heading, voice: Voice) -> bool:
    """Whether ``heading`` only holds the sections of themes: "Details", "Newton Priorities"."""
    title = heading.title.text.rstrip(":")
    if is_one_of(title, voice.wording.container_titles):
        return True
    own = [
        word
        for word in _WORD.findall(title.lower())
        if word not in voice.wording.plan_words and word != voice.cycle
    ]
    return not own and bool(heading.children)
