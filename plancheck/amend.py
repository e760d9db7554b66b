"""Edits carried out on the bytes of a plan: all that no edit names stays as it is.

Edits know a text by lines and columns; here is where these meet the byte order mark, the line
ends of every kind and the missing newline of the file itself.
"""

import re
from collections.abc import Iterable

from msgspec import Struct

from plancheck.source import Edit, Span

_END = re.compile(r"\r\n|\r|\n")
_MARK = "\ufeff"


class Rewritten(Struct, frozen=True):
    """A plan's bytes before and after its repair; ``path`` is its label."""

    path: str
    before: bytes
    after: bytes


def amended(data: bytes, edits: Iterable[Edit]) -> bytes:
    """``data``, UTF-8, with ``edits``, no two in one place; new lines end as those beside them.

    Raises ValueError where an edit lies outside of the text.
    """
    text = data.decode()
    mark = _MARK if text.startswith(_MARK) else ""
    text = text.removeprefix(mark)
    ends = [(match.start(), match.end()) for match in _END.finditer(text)]
    starts = [0, *(end for _, end in ends)]

    def offset(line: int, column: int) -> int:
        if line > len(starts):
            raise ValueError(f"line {line} of {len(starts)}")
        limit = ends[line - 1][0] if line <= len(ends) else len(text)
        if starts[line - 1] + column - 1 > limit:
            raise ValueError(f"column {column} of line {line} lies behind its end")
        return starts[line - 1] + column - 1

    def line_end(line: int) -> str:
        near = ends[min(line, len(ends)) - 1] if ends else (0, 0)
        return text[slice(*near)] or "\n"

    parts: list[str] = []
    at = 0
    for edit in sorted(edits):
        span = edit.span
        begin, end = offset(span.line, span.column), offset(span.end_line, span.end_column)
        if begin < at:
            raise ValueError(f"edits overlap on line {span.line}")
        parts += [text[at:begin], edit.text.replace("\n", line_end(span.line))]
        at = end
    return (mark + "".join(parts) + text[at:]).encode()


def place_before(span: Span, edits: Iterable[Edit]) -> Span:
    """Where what stands at ``span`` after ``edits`` stood before them.

    What an edit wrote stood, so to say, where the edit begins.
    """
    ordered = sorted(edits)
    line, column = _before(span.line, span.column, ordered)
    end_line, end_column = _before(span.end_line, span.end_column, ordered)
    return Span(line, column, *max((line, column), (end_line, end_column)))


def _before(line: int, column: int, edits: list[Edit]) -> tuple[int, int]:
    """The place that was at ``line`` and ``column`` before ``edits``."""
    old = new = (1, 1)  # the end of the last edit that lies before the place
    for edit in edits:
        span = edit.span
        begin = _shifted((span.line, span.column), old, new)
        if (line, column) < begin:
            break
        rows, last = edit.text.count("\n"), edit.text.rpartition("\n")[2]
        finish = (begin[0] + rows, len(last) + 1 if rows else begin[1] + len(last))
        if (line, column) < finish:
            return span.line, span.column
        old, new = (span.end_line, span.end_column), finish
    return _shifted((line, column), new, old)


def _shifted(place: tuple[int, int], base: tuple[int, int], to: tuple[int, int]) -> tuple[int, int]:
    """``place``, which lies as far behind ``base``, as far behind ``to``."""
    line = place[0] - base[0] + to[0]
    return line, place[1] - base[1] + to[1] if place[0] == base[0] else place[1]
