"""docutils' parser, mended where a hostile text would hurt it.

It only asserts that the cells of a drawn table do not overlap and that its columns fit: the former
ends in an AssertionError that nobody catches, and with ``python -O``, which drops assertions, a
table could be read another way than without. It keeps every rest of a quote that it takes
attributions from, which fills the memory with the square of their number. Up to 0.22 it does not
say on which line a drawn table begins.
"""

from typing import Any

from docutils import nodes
from docutils.parsers.rst import states, tableparser

from plancheck.rst.parts import Part

Cell = tuple[int, int, int, list[str]]
"""As docutils has it: further rows, further columns, line offset, lines."""


class _GridTableParser(tableparser.GridTableParser):
    """Tells cells that overlap as what they are: a malformed table."""

    def mark_done(self, top: int, left: int, bottom: int, right: int) -> None:
        """Note that a cell was read; raises TableMarkupError where another one was there."""
        width = right - left
        if self.done[left:right] != [top - 1] * width:
            raise tableparser.TableMarkupError("Malformed table; parse incomplete.")
        self.done[left:right] = [bottom - 1] * width


class _SimpleTableParser(tableparser.SimpleTableParser):
    """Tells a column span that begins beside a column with and without assertions."""

    def init_row(self, colspec: list[tuple[int, int]], offset: int) -> list[Cell]:
        """An empty row; raises TableMarkupError where a span does not fit the columns."""
        ends = [end for _, end in self.columns]
        at = 0
        for start, end in colspec:
            if at >= len(ends) or start != self.columns[at][0] or end not in ends[at:]:
                text = f"Column span alignment problem in table line {offset + 2}."
                raise tableparser.TableMarkupError(text, offset=offset + 1)
            at = ends.index(end, at) + 1
        return super().init_row(colspec, offset)


_split_attribution = states.Body.split_attribution


def _split_and_let_go(body: states.Body, indented: Any, line_offset: int) -> Any:
    """What docutils makes of a quote, the rest of it cut loose from what was before."""
    parts = _split_attribution(body, indented, line_offset)  # type: ignore[no-untyped-call]
    rest = parts[3]
    if rest is not None:
        rest.disconnect()
    return parts


MAX_CELLS = 20_000
"""Most cells of one drawn table: each is a document of its own, and takes memory like one."""

_build_table = states.Body.build_table


def _build_table_with_line(
    body: states.Body, data: Any, line: int, *others: Any, **named: Any
) -> nodes.table:
    """The table that docutils builds, with the line that it begins on.

    Raises TableMarkupError where it has more than MAX_CELLS.
    """
    _, head, rows = data
    if sum(map(len, (*head, *rows))) > MAX_CELLS:
        raise tableparser.TableMarkupError(f"more than {MAX_CELLS} cells")
    table: nodes.table = _build_table(body, data, line, *others, **named)
    table.source, table.line = body.state_machine.get_source_and_line(line)
    return table


MENDED: tuple[Part, ...] = (
    (states.Body, "split_attribution", _split_and_let_go),
    (states.Body, "build_table", _build_table_with_line),
    (tableparser, "GridTableParser", _GridTableParser),
    (tableparser, "SimpleTableParser", _SimpleTableParser),
)
