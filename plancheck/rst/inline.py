"""What a reader sees of a block of docutils' tree: its text, its links, its pieces."""

from collections.abc import Callable
from typing import Any

from docutils import nodes
from msgspec import Struct, field

from plancheck.language.words import fold, key
from plancheck.rst.document import Document
from plancheck.rst.places import Bounds, Located

_UNSEEN = (
    nodes.footnote_reference,
    nodes.citation_reference,
    nodes.system_message,
    nodes.target,
    nodes.comment,
)
_BLOCKS = frozenset(
    [
        *(nodes.bullet_list, nodes.enumerated_list, nodes.definition_list, nodes.block_quote),
        *(nodes.field_list, nodes.line_block, nodes.container, nodes.list_item, nodes.entry),
    ]
)
"""What stands in them are blocks of their own."""


def seen(node: nodes.Node, document: Document) -> str:
    """The text of ``node`` without markup, line breaks kept; blocks are parted by a line break."""
    kind = type(node)
    if kind is nodes.Text:
        # NUL is docutils' mark of escaped characters, which str() alone keeps.
        return str(node.astext()) if "\0" in node else str(node)  # type: ignore[operator]
    as_other = _SEEN_AS.get(kind)
    if as_other:
        return as_other(node, document)
    children = node.children
    if len(children) == 1:
        shown = seen(children[0], document)
        if isinstance(node, nodes.enumerated_list) and _is_initial(node):
            return f"{node.attributes.get('prefix', '')}{_letter(node)}. {shown}"
        return shown
    between = "\n" if kind in _BLOCKS else ""
    return between.join([seen(child, document) for child in children])


def _substituted(node: Any, document: Document) -> str:
    return document.substitutions.get(key(str(node["refname"])), str(node.astext()))


def _target(node: Any, _document: Document) -> str:
    return "" if _embedded(node) else str(node.astext())  # `_`inline target``


_SEEN_AS: dict[type[nodes.Node], Callable[[Any, Document], str]] = {
    **dict.fromkeys(_UNSEEN, lambda _node, _document: ""),
    nodes.substitution_reference: _substituted,
    nodes.target: _target,
}
"""How nodes are seen that are more, or less, than what is in them."""


def is_plain(block: nodes.TextElement) -> bool:
    """Whether there is no markup in ``block``."""
    return all(isinstance(child, nodes.Text) for child in block.children)


def _embedded(node: nodes.target) -> bool:
    return "refuri" in node or "refname" in node or not node.children


def _is_initial(node: nodes.enumerated_list) -> bool:
    """Whether RST took a person's initial ("G. Marchetti") for a list of one item."""
    return node.attributes.get("enumtype") in ("upperalpha", "upperroman") and (
        len(node.children) == 1 and node.attributes.get("suffix") == "."
    )


def _letter(node: nodes.enumerated_list) -> str:
    if node["enumtype"] == "upperroman":
        return {1: "I", 5: "V", 10: "X", 50: "L", 100: "C", 500: "D", 1000: "M"}.get(
            int(node.attributes.get("start", 1)), "I"
        )
    return chr(ord("A") + int(node.attributes.get("start", 1)) - 1)


def first_line(node: nodes.Node) -> int | None:
    """The line that ``node``, or the first thing in it that knows, begins on."""
    if node.line is not None:
        return node.line
    for child in node.children:
        line = first_line(child)
        if line is not None:
            return line
    return None


def last_line(node: nodes.Node) -> int:
    """The last line of ``node``, as far as its parts know."""
    line = node.line
    last = (first_line(node) if line is None else line) or 1
    if isinstance(node, nodes.TextElement):
        return last + node.rawsource.count("\n")
    return max(last, *map(last_line, node.children)) if node.children else last


def bounds_of(node: nodes.Node, within: Bounds | None = None) -> Bounds:
    """The part of the source that ``node`` fills; in a cell only its columns, ``within``."""
    begin = node.line or first_line(node) or (within.first_line if within else 1)
    if isinstance(node, nodes.title):
        begin = max(begin - 1, 1)  # docutils gives a title the line of its underline
    last = max(last_line(node), begin)
    if within:
        return Bounds(begin, last, within.first_column, within.last_column)
    return Bounds(begin, last)


def located(node: nodes.Node, document: Document, within: Bounds | None = None) -> Located:
    """What a reader sees of ``node``, with the places of its words, looked up ``within``."""
    if type(node) is nodes.list_item and len(node.children) == 1:
        node = node.children[0]  # which is asked for as well
    # A block is asked for as a goal, a passage and a promise.
    asked = (id(node), within)
    known = document.located.get(asked)
    if known is None:
        found = document.places.locate(seen(node, document), bounds_of(node, within))
        known = document.located[asked] = (node, found)
    return known[1]


class _Folding(Struct):
    """A text that is folded while it is put together, so that its pieces keep their places."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    spaced: bool = False

    def put(self, text: str) -> tuple[int, int]:
        """Add ``text``; returns where it begins and ends in the folded text."""
        words = text.split()
        gap = " " if self.length and (self.spaced or text[:1].isspace()) else ""
        if not words:
            self.spaced = self.spaced or bool(text)
            return self.length, self.length
        start = self.length + len(gap)
        self.parts.append(gap + " ".join(words))
        self.length += len(self.parts[-1])
        self.spaced = text[-1].isspace()
        return start, self.length


def pieces(
    block: nodes.TextElement, document: Document, kinds: tuple[type[nodes.Element], ...]
) -> tuple[str, list[tuple[int, int, nodes.Element]]]:
    """The folded text of ``block``, and where in it each node of ``kinds`` stands."""
    if len(block.children) == 1 and isinstance(only := block.children[0], kinds):
        text = fold(seen(only, document))
        return text, [(0, len(text), only)]
    folding = _Folding()
    found: list[tuple[int, int, nodes.Element]] = []
    for child in block.children:
        _put_pieces(child, document, kinds, folding, found)
    return "".join(folding.parts), found


def _put_pieces(
    node: nodes.Node,
    document: Document,
    kinds: tuple[type[nodes.Element], ...],
    folding: _Folding,
    found: list[tuple[int, int, nodes.Element]],
) -> None:
    if isinstance(node, kinds):
        found.append((*folding.put(seen(node, document)), node))
    elif isinstance(node, nodes.TextElement) and not isinstance(node, _UNSEEN):
        for child in node.children:
            _put_pieces(child, document, kinds, folding, found)
    else:
        folding.put(seen(node, document))
