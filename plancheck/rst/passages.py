"""The sentences of a text, each with its place."""

from collections.abc import Iterable, Iterator

from docutils import nodes

from plancheck.rst.document import Document
from plancheck.rst.inline import bounds_of, located
from plancheck.rst.places import Located
from plancheck.rst.sentences import sentences
from plancheck.source import Passage

_NOT_PROSE = (nodes.literal_block, nodes.table, nodes.Invisible, nodes.system_message)
_NO_PROSE = frozenset(["csv-table", "list-table", "table", "todo"])
"""Directives that hold tables, or what is for the authors alone."""


def of_paragraphs(blocks: Iterable[nodes.Node], document: Document) -> Iterator[Passage]:
    """The sentences of the paragraphs among ``blocks``, those of lists and the like left out."""
    for block in blocks:
        if isinstance(block, nodes.paragraph):
            yield from _sentences(located(block, document))


def of_blocks(blocks: Iterable[nodes.Node], document: Document) -> Iterator[Passage]:
    """Every sentence of ``blocks``; a field or a term and what is said of it are one text."""
    for block in blocks:
        if isinstance(block, _NOT_PROSE) or _is_table(block):
            continue
        if isinstance(block, (nodes.field, nodes.definition_list_item)):
            name, body = located(block.children[0], document), located(block.children[-1], document)
            yield from _sentences(name.joined(body))
        elif isinstance(block, nodes.TextElement):
            yield from _sentences(located(block, document))
        else:
            if isinstance(block, nodes.container) and block.get("caption"):  # ``.. note:: Text``
                yield from _sentences(document.places.locate(block["caption"], bounds_of(block)))
            yield from of_blocks(block.children, document)


def _is_table(block: nodes.Node) -> bool:
    return isinstance(block, nodes.container) and block.get("directive") in _NO_PROSE


def _sentences(text: Located) -> Iterator[Passage]:
    for start, end in sentences(text.text):
        piece = text.cut(start, end)
        yield Passage(piece.text, piece.span)
