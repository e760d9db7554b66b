"""The sentences of a text outside of its tables."""

from collections.abc import Iterable, Iterator

from docutils import nodes

from plancheck.model import Passage
from plancheck.rst.document import Document
from plancheck.rst.inline import located
from plancheck.rst.sentences import sentences

_TABLES = ("list-table", "csv-table", "table")


def passages(blocks: Iterable[nodes.Node], document: Document) -> Iterator[Passage]:
    """The sentences of the paragraphs among ``blocks``."""
    for block in blocks:
        if isinstance(block, nodes.paragraph):
            text = located(block, document)
            for start, end in sentences(text.text):
                piece = text.cut(start, end)
                yield Passage(piece.text, piece.span)


def all_passages(blocks: Iterable[nodes.Node], document: Document) -> Iterator[Passage]:
    """The sentences of all paragraphs within ``blocks``: of lists, quotes and remarks as well."""
    for block in blocks:
        yield from passages([block], document)
        table = isinstance(block, nodes.table) or (
            isinstance(block, nodes.container) and block.get("directive") in _TABLES
        )
        if not table:
            yield from all_passages(block.children, document)
