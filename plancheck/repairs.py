"""The edits that several rules repair with, by the text alone."""

import re
from collections.abc import Collection, Sequence

from plancheck import grid
from plancheck.source import Edit, SourceText, Span

_SIMPLE_BORDER = re.compile(r"\s*=+(?:\s+=+)+\s*")
_TARGET = re.compile(r"\s*\.\.\s+_")
MAX_REPAIRS = 200
"""Findings of one rule in one plan for which edits are sought: each costs a look at the text."""

_ROOM = re.compile(r"\s{2,}(?=\S)")


def insertion(source: SourceText, line: int, column: int, text: str) -> tuple[Edit, ...]:
    """The edits that write ``text`` before ``column`` of ``line``, a drawn table kept in shape.

    In a table the text takes the room of blanks behind it; a grid table that has none is redrawn.
    """
    before, after = source.lines[line - 1][: column - 1], source.lines[line - 1][column - 1 :]
    put = Edit(Span(line, column, line, column), text)
    table = grid.table_around(source.lines, line)
    if table:
        edge = after.find("|")
        if not after[: max(edge, 0)].endswith(" " * (len(text) + 1)):
            changed = [source.lines[one - 1] for one in table]
            changed[line - table.start] = before + text + after
            return grid.redrawing(source.lines, table, changed)
        return (put, _without(line, column + edge - len(text), len(text)))
    room = _ROOM.search(after) if _is_in_simple_table(source, line) else None
    if room:
        return (put, _without(line, column + room.end() - len(text), len(text)))
    return (put,)


def _without(line: int, column: int, length: int) -> Edit:
    return Edit(Span(line, column, line, column + length), "")


def _is_in_simple_table(source: SourceText, line: int) -> bool:
    """Whether ``line`` stands between two borders, with no title or the like in between."""
    above, below = source.lines[line - 1 :: -1], source.lines[line - 1 :]
    return all(any(_SIMPLE_BORDER.fullmatch(one) for one in side) for side in (above, below))


def removals(source: SourceText, spans: Collection[Span]) -> dict[Span, tuple[Edit, ...]]:
    """The edits that take out the targets at ``spans``, each with all of its lines.

    A blank line goes with them where two would be left, or one at the end. There are no edits for
    what is more than a target, or where the text behind it would join what stands before it.
    """
    gone = {line for span in spans for line in range(span.line, span.end_line + 1)}
    return {span: _removal(source, span, gone) for span in spans}


def _removal(source: SourceText, span: Span, gone: set[int]) -> tuple[Edit, ...]:
    lines, total = source.lines, len(source.lines)
    first, last = top, bottom = span.line, span.end_line
    if not _TARGET.match(lines[first - 1]) or _is_continued(source, span):
        return ()
    while top - 1 in gone:
        top -= 1
    while bottom + 1 in gone:
        bottom += 1
    is_parted = top == 1 or not lines[top - 2].strip()
    if bottom == total or (bottom == total - 1 and not lines[-1].strip()):
        if 1 < first == top and is_parted:
            first -= 1
    elif last == bottom and is_parted and not lines[bottom].strip():
        last += 1
    if bottom < total:
        return (Edit(Span(first, 1, last + 1, 1), ""),)
    begin = _end_of(lines, first - 1) if first > 1 else Span(1, 1, 1, 1)
    return (Edit(begin.to(_end_of(lines, last)), ""),)


def _end_of(lines: Sequence[str], line: int) -> Span:
    column = len(lines[line - 1]) + 1
    return Span(line, column, line, column)


def _is_continued(source: SourceText, span: Span) -> bool:
    """Whether what stands behind a target is indented more than it."""
    behind = next((one for one in source.lines[span.end_line :] if one.strip()), "")
    return _indent(behind) > _indent(source.lines[span.line - 1])


def _indent(line: str) -> int:
    shown = line.expandtabs(8)
    return len(shown) - len(shown.lstrip())
