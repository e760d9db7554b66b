"""What a list or a section is of: goals, stretch goals or something else.

Judged by the heading or the sentence over it and, where neither tells, by the items themselves.
"""

import re
from enum import Enum

from docutils import nodes

from plancheck.language.patterns import Pattern, has_digit, has_word
from plancheck.language.phrases import begins, find, is_one_of
from plancheck.language.words import fold
from plancheck.model import Commitment
from plancheck.rst.acts import Act, Voice
from plancheck.rst.document import Document
from plancheck.rst.inline import located
from plancheck.rst.sentences import judge
from plancheck.rst.stretch import no_stretch_goals, stretch

_DATE = Pattern(
    r"^\W*(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*\W+)?(?:\d{4}-\d\d|\d{1,2}[./]\d{1,2}|"
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\W+\d"
    r"|r-\d+\b|week\s+\d+\b|w\d{1,2}\b)",
    re.IGNORECASE,
    has_digit,
)
_STANDS_OVER = re.compile(r"\b(?:following|below)\b|:$", re.IGNORECASE)
_READING = Pattern(
    r"\b(?:questions?|links?|references?)\b",
    re.IGNORECASE,
    has_word("question questions link links reference references"),
)


class ListKind(Enum):
    """What a list is of."""

    GOALS = "goals"
    STRETCH = "stretch goals"
    OTHER = "something else"
    UNSAID = "unsaid"


def under(kind: ListKind, commitment: Commitment) -> Commitment:
    """The commitment of a goal in a list of ``kind`` that stands under ``commitment``."""
    return Commitment.STRETCH if kind is ListKind.STRETCH else commitment


def of_heading(title: str, voice: Voice) -> ListKind:
    """What stands under a heading, by its words alone."""
    words, title = voice.wording, title.rstrip(": ").strip()
    if no_stretch_goals(title, words) or find(words.excluded_leads, title):
        return ListKind.OTHER
    if begins(words.stretch, title):
        return ListKind.STRETCH
    if stretch(title, words).commitment is Commitment.STRETCH:
        return ListKind.STRETCH
    if begins(words.done_titles, title) or begins(words.done_leads, title):
        return ListKind.OTHER
    if is_one_of(title, words.aside_leads):
        return ListKind.OTHER
    return ListKind.UNSAID


def of_list(
    block: nodes.Node, lead: str, over: ListKind, document: Document, voice: Voice
) -> ListKind:
    """What ``block`` is a list of: by the sentence ``lead`` right before it, else by its items.

    ``over`` is what the nearest heading says.
    """
    kind = of_lead(lead, voice)
    if kind is not ListKind.UNSAID:
        return kind
    if over in (ListKind.STRETCH, ListKind.OTHER):
        return over
    return ListKind.OTHER if _is_plainly_other(block, document) else ListKind.UNSAID


def of_lead(lead: str, voice: Voice) -> ListKind:
    """What a sentence that introduces a list says the list is of."""
    words, text = voice.wording, lead.rstrip(": ")
    if not text or not _STANDS_OVER.search(lead):
        return ListKind.UNSAID
    if no_stretch_goals(text, words) or find(words.excluded_leads, text):
        return ListKind.OTHER
    if stretch(text, words).commitment is Commitment.STRETCH or is_one_of(text, words.stretch):
        return ListKind.STRETCH
    act = judge(text, voice)
    if act is Act.REFUSES or _READING.search(text):
        return ListKind.OTHER
    if act is Act.COMMITS:
        return ListKind.GOALS
    if find(words.done_leads, text) or find(words.aside_leads, text):
        return ListKind.OTHER
    return ListKind.UNSAID


def _is_plainly_other(block: nodes.Node, document: Document) -> bool:
    """Whether the items alone show that they are no goals: links to read, questions, dates."""
    texts = [located(item, document).text for item in block.children]
    return (
        all(text.endswith("?") for text in texts)
        or all(_DATE.match(text) for text in texts)
        or all(_is_link(item, document) for item in block.children)
    )


def _is_link(item: nodes.Node, document: Document) -> bool:
    """Whether an item is links and at most a few words of label."""
    if id(item) not in document.holders(nodes.reference):
        return False
    linked = [fold(link.astext()) for link in item.findall(nodes.reference)]
    rest = located(item, document).text
    for text in linked:
        rest = rest.replace(text, "", 1)
    rest = rest.strip(" .,;:()-–—")
    return len(rest.split()) <= 3 and len(rest) < len(" ".join(linked))
