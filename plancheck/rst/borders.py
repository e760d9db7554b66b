"""docutils' parsers of drawn tables, without the places where they only assert.

A grid whose cells overlap fails there with an AssertionError, which nobody catches; and with
``python -O``, which drops assertions, a table could be read another way than without.
"""

from docutils.parsers.rst import tableparser

Cell = tuple[int, int, int, list[str]]
"""As docutils has it: further rows, further columns, line offset, lines."""


class GridTableParser(tableparser.GridTableParser):
    """Tells cells that overlap as what they are: a malformed table."""

    def mark_done(self, top: int, left: int, bottom: int, right: int) -> None:
        """Note that a cell was read; raises TableMarkupError where another one was there."""
        if any(done != top - 1 for done in self.done[left:right]):
            raise tableparser.TableMarkupError("Malformed table; parse incomplete.")
        super().mark_done(top, left, bottom, right)


class SimpleTableParser(tableparser.SimpleTableParser):
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
