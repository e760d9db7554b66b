"""Tables of every layout as rows of cells: grid, simple, list-table and csv-table."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from docutils import nodes
from msgspec import Struct

from plancheck.language.words import count
from plancheck.model import Flaw, FlawKind
from plancheck.rst.directives import whole_number
from plancheck.rst.document import Document
from plancheck.rst.inline import first_line, last_line, located
from plancheck.rst.places import NO_EDGE, Bounds, Located
from plancheck.source import Span

_SIMPLE_BORDER = re.compile(r"=+(?:\s+=+)*\s*$")
MAX_UNEVEN = 10
"""Rows of one table that are told to be longer or shorter than the others."""


class Cell(Struct, frozen=True):
    """A cell: its node, the part of the source it fills, and what a reader sees in it.

    A cell that spans several rows stands in each of them as the same object.
    """

    node: nodes.Element
    bounds: Bounds
    content: Located

    @property
    def text(self) -> str:
        """The whole text of the cell, folded."""
        return self.content.text

    @property
    def width(self) -> int:
        """Characters a line of the cell holds; 0 where the layout sets no width."""
        wide = self.bounds.last_column - self.bounds.first_column + 1
        return wide if wide < NO_EDGE // 2 else 0


class Table(Struct, frozen=True):
    """A table: its header rows, if it has any, and its body, all rows equally long."""

    head: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    span: Span

    def __post_init__(self) -> None:
        width = self.columns
        if any(len(row) != width for row in (*self.head, *self.rows)):
            raise ValueError("the rows of a table are not equally long")

    @property
    def columns(self) -> int:
        """How many columns it has."""
        first = self.head[:1] or self.rows[:1]
        return len(first[0]) if first else 0

    @property
    def headers(self) -> tuple[str, ...]:
        """What each column is called: of several header rows all that stands over it."""
        return tuple(
            " ".join(dict.fromkeys(row[column].text for row in self.head if row[column].text))
            for column in range(self.columns if self.head else 0)
        )


def tables(blocks: Iterable[nodes.Node], document: Document, flaws: list[Flaw]) -> Iterator[Table]:
    """The tables in ``blocks``, in order; what is wrong with one is added to ``flaws``."""
    holders = document.holders(nodes.table, nodes.container)
    for node in blocks:
        if isinstance(node, nodes.table):
            yield from _drawn(node, document, flaws)
        elif isinstance(node, nodes.container) and node.get("directive") == "list-table":
            yield from _listed(node, document, flaws)
        elif isinstance(node, nodes.container) and node.get("directive") == "csv-table":
            yield from _comma_separated(node, document, flaws)
        elif id(node) in holders:
            yield from tables(node.children, document, flaws)


def _drawn(table: nodes.table, document: Document, flaws: list[Flaw]) -> Iterator[Table]:
    """A grid or simple table: docutils knows its rows, the border its columns."""
    group = table.next_node(nodes.tgroup)
    if group is None:
        return
    specs = (one for one in group.children if isinstance(one, nodes.colspec))
    widths = [int(spec["colwidth"]) for spec in specs]
    top = first_line(table) or 1
    columns = _columns(document.source.lines[top - 1], widths)
    head: list[tuple[Cell, ...]] = []
    body: list[tuple[Cell, ...]] = []
    end = top
    for part in group.children:
        if isinstance(part, (nodes.thead, nodes.tbody)):
            for row in _fill(part, columns, document):
                end = max(end, *(cell.bounds.last_line for cell in row))
                flaw = _shifted(row, document)
                if flaw:
                    flaws.append(flaw)
                else:
                    (head if isinstance(part, nodes.thead) else body).append(row)
    yield Table(tuple(head), tuple(body), document.source.line_span(top, end + 1))


def _columns(border: str, widths: list[int]) -> list[tuple[int, int]]:
    """First and last column of the source that each column of the table fills."""
    drawn = border.expandtabs(8)
    indent = len(drawn) - len(drawn.lstrip())
    if _SIMPLE_BORDER.match(drawn.strip()):
        spans = [(match.start() + 1, match.end()) for match in re.finditer("=+", drawn)]
        return [*spans[:-1], (spans[-1][0], NO_EDGE)]
    columns = []
    start = indent + 2
    for width in widths:
        columns.append((start, start + width - 1))
        start += width + 1
    return columns


def _fill(
    part: nodes.Element, columns: list[tuple[int, int]], document: Document
) -> Iterator[tuple[Cell, ...]]:
    """The rows of ``part`` with every column filled: a cell that spans stands everywhere."""
    carried: dict[int, tuple[int, Cell]] = {}  # column: rows to come, cell
    for row in part.children:
        cells: list[Cell] = []
        entries = iter(row.children)
        while len(cells) < len(columns):
            at = len(cells)
            if at in carried:
                left, cell = carried.pop(at)
                cells.append(cell)
                if left > 1:
                    carried[at] = (left - 1, cell)
                continue
            entry = next(entries, None)
            if not isinstance(entry, nodes.entry):
                break
            across = int(entry.attributes.get("morecols", 0))
            down = int(entry.attributes.get("morerows", 0))
            last = min(at + across, len(columns) - 1)
            cell = _cell(entry, document, columns[at][0], columns[last][1])
            for covered in range(at, last + 1):
                cells.append(cell)
                if down:
                    carried[covered] = (down, cell)
        if cells:
            cells += [cells[-1]] * (len(columns) - len(cells))
            yield tuple(cells)


def _shifted(row: tuple[Cell, ...], document: Document) -> Flaw | None:
    """The flaw of a row that has all of its borders, but not under those of the table.

    RST takes them for text then, and the cells for one that fills several columns.
    """
    for _, group in groupby(row, key=id):
        cell, *others = group
        if others and "|" in cell.text:
            where = range(cell.bounds.first_line, cell.bounds.last_line + 1)
            if all(document.source.lines[line - 1].count("|") == len(row) + 1 for line in where):
                span = document.source.line_span(where[0], where[-1])
                return Flaw(FlawKind.MALFORMED_TABLE, "the borders of this row", span)
    return None


def _cell(
    node: nodes.Element,
    document: Document,
    first_column: int = 1,
    last_column: int = NO_EDGE,
    line: int = 1,
) -> Cell:
    begin = first_line(node) or line
    bounds = Bounds(begin, max(begin, last_line(node)), first_column, last_column)
    return Cell(node, bounds, located(node, document, bounds))


def _listed(directive: nodes.container, document: Document, flaws: list[Flaw]) -> Iterator[Table]:
    """A list-table: a list of rows, each a list of cells."""
    line = directive.line or 1
    outer = [child for child in directive.children if isinstance(child, nodes.bullet_list)]
    span = document.source.line_span(line, last_line(directive))
    if len(outer) != 1:
        flaws.append(Flaw(FlawKind.MALFORMED_TABLE, "the list-table holds no list of rows", span))
        return
    rows: list[tuple[Cell, ...]] = []
    for item in outer[0].children:
        inner = [child for child in item.children if isinstance(child, nodes.bullet_list)]
        if not inner:
            place = document.source.line_span(first_line(item) or line)
            flaws.append(Flaw(FlawKind.MALFORMED_TABLE, "this row holds no list of cells", place))
            continue
        rows.append(
            tuple(
                _cell(cell, document, line=first_line(inner[0]) or line)
                for cell in inner[0].children
                if isinstance(cell, nodes.Element)
            )
        )
    yield from _even(rows, whole_number(directive["options"], "header-rows"), span, document, flaws)


def _comma_separated(
    directive: nodes.container, document: Document, flaws: list[Flaw]
) -> Iterator[Table]:
    line = directive.line or 1
    span = document.source.line_span(line, max(line, last_line(directive)))
    unread, malformed = directive.get("unread"), directive.get("malformed")
    if unread or malformed:
        kind = FlawKind.NOT_READ if unread else FlawKind.MALFORMED_TABLE
        detail = str(unread) if unread else f"its comma-separated values do not parse: {malformed}"
        flaws.append(Flaw(kind, detail, span))
        return
    rows = [
        tuple(_cells_of_line(row, document))
        for row in directive.children
        if isinstance(row, nodes.Element)
    ]
    heads = sum(bool(row.get("head")) for row in directive.findall(nodes.container))
    yield from _even(rows, heads, span, document, flaws)


def _cells_of_line(row: nodes.Element, document: Document) -> Iterator[Cell]:
    """The cells of a csv row, each looked up behind the one before it."""
    column = 1
    line = row.line or 1
    for node in row.children:
        if not isinstance(node, nodes.Element):
            continue
        bounds = Bounds(line, max(int(node["last_line"]), line), column)
        cell = Cell(node, bounds, located(node, document, bounds))
        end = cell.content.end
        if end and end[0] == line == bounds.last_line:
            column = end[1]
        yield cell


def _even(
    rows: list[tuple[Cell, ...]],
    heads: int,
    span: Span,
    document: Document,
    flaws: list[Flaw],
) -> Iterator[Table]:
    """A table of rows that should be equally long; a longer or shorter one is a flaw."""
    if not rows:
        return
    width = len(rows[0])
    uneven = [row for row in rows if row and len(row) != width]
    for row in uneven[:MAX_UNEVEN]:
        detail = f"this row has {count(len(row), 'cell')}, the first row has {width}"
        line = row[0].bounds.first_line
        flaws.append(Flaw(FlawKind.MALFORMED_TABLE, detail, document.source.line_span(line)))
    even = [(*row[:width], *[_empty(row[-1])] * (width - len(row))) for row in rows if row]
    yield Table(tuple(even[:heads]), tuple(even[heads:]), span)


def _empty(beside: Cell) -> Cell:
    """A cell with nothing in it, for a row that lacks one at its end."""
    return Cell(nodes.entry(), beside.bounds, beside.content.cut(0, 0))
