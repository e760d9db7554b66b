"""The values that a plan says a field of its table can have."""

import re
from collections.abc import Iterable, Iterator

from docutils import nodes

from plancheck.language.patterns import Pattern, has_word
from plancheck.model import Declared
from plancheck.rst.document import Document
from plancheck.rst.inline import located
from plancheck.rst.sentences import sentences

_LISTS = (nodes.bullet_list, nodes.enumerated_list, nodes.definition_list)
_ARTICLE = Pattern(r"^(?:(?:the|each|a|an|possible|allowed|valid|known)\s+)+", re.IGNORECASE)
_LEADS = Pattern(r"(?::|\.\.\.|…)$|\b(?:can be|may be|must be|one of|either|values)\b")
_INLINE = Pattern(
    r"(?P<about>[\w() /-]{1,40}?)\s+(?:(?:is|are)\s+(?:either|(?:one|any)\s+of)|"
    r"(?:can|must|may|should|has to)\s+be(?:\s+(?:either|(?:one|any)\s+of))?)\s*:?\s+"
    r"(?P<values>[^.;:]{3,160})\.?$",
    re.IGNORECASE,
    has_word("either of be"),
)
_BETWEEN = Pattern(r"\s*,\s*(?:(?:or|and)\s+)?|\s+(?:or|and)\s+|\s+/\s+", re.IGNORECASE)
_VALUE = Pattern(r"([^:]{1,40}?)(?::\s|\s+[-–—]{1,2}\s)|(\S+(?:\s\S+){0,3})$")


def declared(
    blocks: Iterable[nodes.Node], document: Document, about: str = ""
) -> Iterator[Declared]:
    """The values in ``blocks``: of a list under the text that names the field, or of a sentence.

    "Category can be" over the items "Bugfix: work to ..." and "Feature"; "Category is one of
    Bugfix, Feature or Chore". ``about`` is the text over the first of the blocks.
    """
    for block in blocks:
        if isinstance(block, nodes.paragraph):
            text = located(block, document).text
            for start, end in sentences(text):
                about = _ARTICLE.sub("", text[start:end])
                yield from _of_sentence(about)
            continue
        if isinstance(block, _LISTS):
            yield from _of_list(about, block, document)
        if isinstance(block, nodes.definition_list_item):
            term = located(block.children[0], document).text
            yield from declared(block.children[-1].children, document, term)
        elif isinstance(block, (*_LISTS, nodes.list_item, nodes.block_quote)):
            yield from declared(block.children, document, about)
        about = ""


def _of_sentence(sentence: str) -> Iterator[Declared]:
    found = _INLINE.match(sentence)
    values = _BETWEEN.compiled.split(found["values"]) if found else []
    if found and len(values) > 1 and all(0 < len(value.split()) < 4 for value in values):
        yield Declared(found["about"], tuple(value.strip("\"'“”‘’") for value in values))


def _of_list(about: str, block: nodes.Element, document: Document) -> Iterator[Declared]:
    texts = [located(item.children[0], document).text for item in block.children if item.children]
    values = [match[1] or match[2] for text in texts if (match := _VALUE.match(text))]
    if _LEADS.search(about) and len(values) == len(texts) > 1:
        yield Declared(about, tuple(value.strip() for value in values))
