"""A theme cell that holds several themes, one a line, because a row lost its border."""

from itertools import pairwise

from docutils import nodes

from plancheck.language.words import fold, key
from plancheck.model import Link
from plancheck.rst.cells import Cell
from plancheck.rst.document import Document
from plancheck.rst.inline import seen
from plancheck.rst.places import Located
from plancheck.rst.references import References


def themes_in(
    theme: Cell, people: list[Cell], document: Document, references: References
) -> list[tuple[Located, Link | None]]:
    """The themes of a cell that holds one a line, empty where it holds one theme.

    They are told from one long name by their links, by their sections or, in a table with
    columns drawn, by lines that end before they had to.
    """
    lines = _lines(theme, document)
    if len(lines) < 2 or any(isinstance(n, nodes.Sequential) for n in theme.node.children):
        return []
    links = [references.link(node) for node in theme.node.findall(nodes.reference)]
    by_name = {key(link.name): link for link in links if link}
    names = [key(line.rstrip(",")) for line in lines]
    if not (
        list(by_name) == names
        or all(references.heading(name) for name in names)
        or _ends_early(lines, theme.width, sum(len(_lines(one, document)) for one in people))
    ):
        return []
    found: list[tuple[Located, Link | None]] = []
    begin = 0
    for text, name in zip(lines, names, strict=True):
        shown = fold(text.rstrip(","))
        begin = max(theme.text.find(shown, begin), begin)
        found.append((theme.content.cut(begin, begin + len(shown)), by_name.get(name)))
        begin += len(shown)
    return found


def _lines(cell: Cell, document: Document) -> list[str]:
    """The lines of a cell that hold something."""
    lines = seen(cell.node, document).split("\n")
    return [line.strip() for line in lines if line.strip()]


def _ends_early(lines: list[str], width: int, people: int) -> bool:
    """Whether lines end although the next word would still have fit, beside as many of people."""
    if not width or people != len(lines) or not all(line[0].isupper() for line in lines):
        return False
    return all(
        len(line) + 1 + len(following.split()[0]) <= width - 2
        for line, following in pairwise(lines)
    )
