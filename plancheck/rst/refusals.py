"""Texts that are refused as a whole: for what stands in them, before anything is parsed."""

from plancheck.source import SourceText, Span

MAX_LINE = 2_000
"""Longest line, in characters: docutils' time grows with its square. Real ones stay below 950."""
_LINE_ENDS = {"\x0b": "VT", "\x0c": "FF", "\x1c": "FS", "\x1d": "GS", "\x1e": "RS", "\x85": "NEL"}
_LINE_ENDS |= {"\u2028": "LINE SEPARATOR", "\u2029": "PARAGRAPH SEPARATOR"}


class Unreadable(Exception):
    """The text as a whole could not be read; ``reason`` says why, ``span`` where."""

    def __init__(self, reason: str, span: Span) -> None:
        super().__init__(reason)
        self.reason = reason
        self.span = span


def refuse(source: SourceText) -> None:
    """Raise Unreadable where ``source`` holds what nobody could read, or docutils for too long."""
    _refuse_characters(source)
    _refuse_long_lines(source)
    _refuse_conflict(source)


def _refuse_characters(source: SourceText) -> None:
    """NUL is docutils' own escape mark; the others end lines for docutils and for nobody else."""
    if all(map(str.isprintable, source.lines)):
        return
    for number, line in enumerate(source.lines, 1):
        for column, character in enumerate(line, 1):
            if character == "\0":
                name = "NUL character"
            elif character in _LINE_ENDS:
                name = f"line-breaking control character ({_LINE_ENDS[character]})"
            else:
                continue
            raise Unreadable(f"it holds a {name}", Span(number, column, number, column + 1))


def _refuse_long_lines(source: SourceText) -> None:
    if max(map(len, source.lines)) <= MAX_LINE:
        return
    for number, line in enumerate(source.lines, 1):
        if len(line) > MAX_LINE:
            raise Unreadable(
                f"line {number} has {len(line)} characters, more than {MAX_LINE}",
                Span(number, MAX_LINE + 1, number, len(line) + 1),
            )


def _refuse_conflict(source: SourceText) -> None:
    """What git leaves where two sides of a merge do not agree: neither of them is the plan."""
    if "<<<<<<<" not in source.text:
        return
    marks = iter(("<<<<<<<", "=======", ">>>>>>>"))
    mark, begin = next(marks), 0
    for number, line in enumerate(source.lines, 1):
        if line == mark or line.startswith(f"{mark} "):
            begin = begin or number
            mark = next(marks, "")
        if not mark:
            raise Unreadable("the conflict of a merge is left in it", source.line_span(begin))
