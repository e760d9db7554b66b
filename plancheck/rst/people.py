"""Who is named in the people column of a priority table."""

import re
from collections.abc import Iterator

from docutils import nodes

from plancheck.language.wording import Wording
from plancheck.language.words import fold
from plancheck.model import Contact
from plancheck.rst.cells import Cell
from plancheck.rst.document import Document
from plancheck.rst.inline import seen
from plancheck.rst.references import References

_BETWEEN = re.compile(r"[,;\n|]|\s/\s|\s(?:and|&|\+)\s|\s/(?=\S)|(?<=\S)/\s", re.IGNORECASE)
_AND = re.compile(r"^(?:and|&)\s+", re.IGNORECASE)
_INITIAL = re.compile(r"\b\w\.$")
QUOTED = re.compile(r"""^['"‘“](?P<name>.+)['"’”]_$""")
"""A name in quotes where backticks are meant, ``'Name'_``."""
_LINK = "\ufffc"  # stands for a link in a text: OBJECT REPLACEMENT CHARACTER


def contacts(
    cells: list[Cell], document: Document, references: References, words: Wording
) -> tuple[Contact, ...]:
    """The contacts in the people cells of one theme.

    Who answers for several parts of it, each in a row of its own, is one contact.
    """
    found: list[Contact] = []
    for cell in cells:
        known = {(one.name, one.url) for one in found}
        here = _contacts_in(cell, document, references, words)
        found += (one for one in here if (one.name, one.url) not in known)
    return tuple(found)


def _contacts_in(
    cell: Cell, document: Document, references: References, words: Wording
) -> list[Contact]:
    """The contacts in ``cell``: each link, and each name in plain text.

    Words beside a link are remarks on that person; a bare address is where the person beside it
    is to be found.
    """
    text, links = _marked(cell.node, document)
    found: list[Contact] = []
    taken, begin = 0, 0  # links of the cell, characters of its text
    for piece in _pieces(text):
        mine, taken = links[taken : taken + piece.count(_LINK)], taken + piece.count(_LINK)
        for name, node in _named(piece, mine, document, words):
            link = references.link(node) if node is not None else None
            at = cell.text.find(name, begin)
            begin = at + len(name) if at >= 0 else begin
            span = cell.content.place(at, begin) if at >= 0 else cell.content.span
            found.append(Contact(name, link, span))
    return found


def _pieces(text: str) -> Iterator[str]:
    """The parts of ``text`` between separators; those within brackets do not count."""
    begin = 0
    for separator in _BETWEEN.finditer(text):
        piece = text[begin : separator.start()]
        if piece.count("(") <= piece.count(")"):
            yield piece
            begin = separator.end()
    yield text[begin:]


def _named(
    piece: str, links: list[nodes.Element], document: Document, words: Wording
) -> Iterator[tuple[str, nodes.Element | None]]:
    """The names in one piece of a cell, each with its link."""
    linked = [node for node in links if not _is_address(node)]
    if linked:
        yield from ((fold(seen(node, document)), node) for node in linked)
        return
    name = _AND.sub("", fold(piece.replace(_LINK, " ")))
    name = name.strip(" ()<>-") if links else name
    quoted = QUOTED.match(name)
    name = quoted["name"] if quoted else name
    name = name if _INITIAL.search(name) else name.rstrip(".")
    if re.search(r"\w", name):
        bare = name.strip(" .!*()[]").lower()
        if not {bare, bare.replace(".", "")} & words.nobody.known:
            yield name, links[0] if links else None
    else:
        yield from ((fold(seen(node, document)), node) for node in links)


def _is_address(node: nodes.Element) -> bool:
    """A URL or an e-mail address that stands for itself."""
    return str(node.get("refuri", "")).removeprefix("mailto:") == node.astext()


def _marked(node: nodes.Node, document: Document) -> tuple[str, list[nodes.Element]]:
    """The text of a cell with each link as one mark, and the links."""
    links: list[nodes.Element] = []
    return _marked_text(node, document, links), links


def _marked_text(node: nodes.Node, document: Document, links: list[nodes.Element]) -> str:
    if isinstance(node, nodes.reference):
        links.append(node)
        return _LINK
    if isinstance(node, (nodes.paragraph, nodes.strong, nodes.emphasis, nodes.term)):
        return "".join([_marked_text(child, document, links) for child in node.children])
    if isinstance(node, (nodes.TextElement, nodes.Text)) or _is_single(node):
        return seen(node, document)
    if isinstance(node, nodes.system_message):
        return ""
    return "\n".join([_marked_text(child, document, links) for child in node.children])


def _is_single(part: nodes.Node) -> bool:
    """An initial that RST took for a list: ``seen`` puts it back."""
    return isinstance(part, nodes.enumerated_list) and len(part.children) == 1
