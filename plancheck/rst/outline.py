"""The sections of a text, as a tree with titles and places."""

from collections.abc import Iterable, Iterator

from docutils import nodes
from msgspec import Struct, field

from plancheck.language.words import key
from plancheck.rst.document import Document
from plancheck.rst.inline import first_line, seen
from plancheck.rst.places import Bounds, Located


class Heading(Struct):
    """A section: its title and what stands in it. ``blocks`` are the nodes before a subsection."""

    node: nodes.section
    title: Located
    level: int
    parent: "Heading | None"
    blocks: list[nodes.Node] = field(default_factory=list)
    children: list["Heading"] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The title as a reference name."""
        return key(self.title.text)

    def walk(self) -> Iterator["Heading"]:
        """This section and all within it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()


class Outline(Struct, frozen=True):
    """The sections of a text. ``preamble`` are the blocks before the first of them.

    ``title`` is the section that is the plan itself, None where the text has no such title; then
    ``top`` are all outermost sections, else those directly under the title.
    """

    title: Heading | None
    top: tuple[Heading, ...]
    preamble: tuple[nodes.Node, ...]
    all: tuple[Heading, ...]

    @property
    def intro(self) -> tuple[nodes.Node, ...]:
        """The blocks that speak of the plan as a whole."""
        return self.preamble + (tuple(self.title.blocks) if self.title else ())

    def let_go(self) -> None:
        """Let no section hold those that hold it."""
        for heading in self.all:
            heading.children.clear()


def outline(document: Document) -> Outline:
    """The outline of ``document``.

    The plan's title is the first outermost section, when nothing that is read stands before it.
    """
    preamble: list[nodes.Node] = []
    outermost: list[Heading] = []
    _collect(document.tree.children, document, None, preamble, outermost)
    title = outermost[0] if outermost and not any(map(_is_said, preamble)) else None
    top = [*title.children, *outermost[1:]] if title else outermost
    everything = [heading for first in outermost for heading in first.walk()]
    return Outline(title, tuple(top), tuple(preamble), tuple(everything))


def _is_said(block: nodes.Node) -> bool:
    """Whether ``block`` is text for readers: no target, comment, ``:orphan:`` or the like."""
    if isinstance(block, nodes.container):
        return bool(block.children)
    if isinstance(block, nodes.block_quote):  # of what is only indented too far
        return any(map(_is_said, block.children))
    return not isinstance(block, (nodes.Invisible, nodes.field_list, nodes.system_message))


def _collect(
    children: Iterable[nodes.Node],
    document: Document,
    parent: Heading | None,
    blocks: list[nodes.Node],
    sections: list[Heading],
) -> None:
    """Sort ``children`` into blocks and sections; what holds a section is looked into.

    That is a container such as ``only``, wherever it stands, in an item of a list as well.
    """
    line, holders = 1, document.holders(nodes.section)
    for child in children:
        if isinstance(child, nodes.section):
            heading = _heading(child, document, parent, line)
            sections.append(heading)
            _collect(child.children[1:], document, heading, heading.blocks, heading.children)
        elif id(child) in holders:
            _collect(child.children, document, parent, blocks, sections)
        else:
            blocks.append(child)
        line = first_line(child) or line


def _heading(
    section: nodes.section, document: Document, parent: Heading | None, line: int
) -> Heading:
    """Docutils gives a title the line of its underline, and none at all within a directive."""
    title = section.children[0]
    underline = getattr(title, "line", None)
    if underline:
        bounds = Bounds(underline - 1, underline - 1)
    else:
        bounds = Bounds(line, (first_line(section) or len(document.source.lines)))
    located = document.places.locate(seen(title, document), bounds)
    return Heading(section, located, parent.level + 1 if parent else 1, parent)
