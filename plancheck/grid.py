"""Grid tables as text: drawn anew where what stands in their cells does not fit any more.

Only where nobody can doubt which cell is which: each row and each border has one part for every
column. A table with spans, or with a ``|`` in a cell, is left to its author.
"""

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from plancheck.language.words import width
from plancheck.source import Edit, Span

_BORDER = re.compile(r"\+(?:(?:-+\+)+|(?:=+\+)+)")
_PART_OF_BORDER = re.compile(r"\+[-=]|[-=]\+")


class _Line(Struct, frozen=True):
    """A line of a table: ``rule`` is what a border is drawn with, empty for a row."""

    rule: str
    indent: int
    cells: tuple[str, ...]
    trailing: str


def table_around(lines: Sequence[str], line: int) -> range | None:
    """The lines of the grid table that ``line`` belongs to, if it does; all are 1-based."""
    first = last = line
    while first > 1 and _is_drawn(lines[first - 2]):
        first -= 1
    while last < len(lines) and _is_drawn(lines[last]):
        last += 1
    top = lines[first - 1].strip()
    return range(first, last + 1) if _is_drawn(lines[line - 1]) and _BORDER.match(top) else None


def redrawing(lines: Sequence[str], where: range, changed: Sequence[str]) -> tuple[Edit, ...]:
    """The edits that put ``changed``, redrawn, in the place of the table at ``where``.

    There are none where it is in doubt how it is to be drawn.
    """
    return tuple(
        Edit(Span(line, 1, line, len(lines[line - 1]) + 1), new)
        for line, new in zip(where, redrawn(changed) or (), strict=False)
        if lines[line - 1] != new
    )


def redrawn(table: Sequence[str]) -> tuple[str, ...] | None:
    """``table`` with each column as wide as its cells need, and no narrower than it is drawn.

    The text in the cells stays as it is. None where it is in doubt which cells there are.
    """
    read = [_read(line) for line in table]
    lines = [line for line in read if line]
    shapes = {(line.indent, len(line.cells)) for line in lines}
    if len(lines) != len(read) or len(shapes) != 1 or not lines[0].rule:
        return None
    widths = []
    for column in zip(*(line.cells for line in lines), strict=True):
        parts = list(zip(lines, column, strict=True))
        drawn = Counter(len(part) for line, part in parts if line.rule)
        usual = max(drawn, key=lambda size: (drawn[size], size))
        needed = max((width(text) for line, text in parts if not line.rule), default=0)
        widths.append(usual if needed < usual else needed + 1)
    return tuple(_drawn(line, widths) for line in lines)


def _is_drawn(line: str) -> bool:
    return line.lstrip(" ").startswith(("+", "|"))


def _read(line: str) -> _Line | None:
    """A line of a table; None for one that may be anything else."""
    body = line.strip(" ")
    indent = len(line) - len(line.lstrip(" "))
    trailing = line[indent + len(body) :]
    if _BORDER.fullmatch(body):
        return _Line(body[1], indent, tuple(body.strip("+").split("+")), trailing)
    if not body.startswith("|") or "\t" in body or _PART_OF_BORDER.search(body):
        return None
    cells = body.removeprefix("|").removesuffix("|").split("|")
    return _Line("", indent, tuple(cell.rstrip(" ") for cell in cells), trailing)


def _drawn(line: _Line, widths: list[int]) -> str:
    edge = "+" if line.rule else "|"
    cells = [
        line.rule * wide if line.rule else cell + " " * (wide - width(cell))
        for cell, wide in zip(line.cells, widths, strict=True)
    ]
    return f"{' ' * line.indent}{edge}{edge.join(cells)}{edge}{line.trailing}"
