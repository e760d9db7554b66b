"""The text of a plan, and places in it."""

from functools import cached_property
from typing import Any, ClassVar

from msgspec import Struct

from plancheck.errors import PlancheckError

MAX_BYTES = 256 * 1024
"""Largest plan that is read. Real plans stay below 20 KiB, the largest RST file of a survey of
2,650 had 139 KiB; a hostile one of this size is still parsed within seconds."""

_LFS_POINTER = b"version https://git-lfs.github.com/spec/"


class Span(Struct, frozen=True, order=True, array_like=True):
    """A place in a text: 1-based lines and columns (code points), ``end_column`` exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int

    def __post_init__(self) -> None:
        start, end = (self.line, self.column), (self.end_line, self.end_column)
        if min(start) < 1 or end < start:
            raise ValueError(f"not a place in a text: {self!r}")

    def covers(self, other: "Span") -> bool:
        """Whether ``other`` lies within this span."""
        return (self.line, self.column) <= (other.line, other.column) and (
            other.end_line,
            other.end_column,
        ) <= (self.end_line, self.end_column)

    def to(self, other: "Span") -> "Span":
        """The span from the start of this one to the end of ``other``."""
        return Span(self.line, self.column, other.end_line, other.end_column)


class Statement(Struct, frozen=True, eq=False, array_like=True):
    """What a text states: it is equal to another that says the same, wherever each stands.

    ``apart`` are the fields that take no part in that.
    """

    apart: ClassVar[tuple[str, ...]] = ("span",)

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._said() == other._said()

    def __hash__(self) -> int:
        return hash(self._said())

    def _said(self) -> tuple[Any, ...]:
        names = self.__struct_fields__
        return tuple(getattr(self, name) for name in names if name not in self.apart)


class Passage(Statement, frozen=True):
    """A sentence or another stretch of the plan's prose, folded and without markup."""

    text: str
    span: Span


class Edit(Struct, frozen=True, order=True):
    r"""What is to stand in the place of ``span``; line ends in ``text`` are ``\\n``."""

    span: Span
    text: str


class SourceText(Struct, frozen=True, dict=True, array_like=True):
    r"""The text of one plan as it stands in a file, an index or a revision.

    ``path`` is a label for people: the path as it was given, with ``/`` between its parts.
    ``text`` has only ``\\n`` line ends and no byte order mark, so that its lines are those that
    git and editors count.
    """

    path: str
    text: str
    revision: str | None = None

    @classmethod
    def decode(cls, path: str, data: bytes, revision: str | None = None) -> "SourceText":
        """Decode the bytes of a plan.

        Raises PlancheckError when they are more than MAX_BYTES, a Git LFS pointer or not UTF-8.
        """
        if len(data) > MAX_BYTES:
            raise too_large(path)
        if data.startswith(_LFS_POINTER):
            raise PlancheckError(
                f"{path}: is a Git LFS pointer, not the plan itself",
                "run `git lfs pull`, or keep plans out of Git LFS",
            )
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            before = error.object[: error.start]  # what follows a byte order mark, if there is one
            line = len(_with_newlines(before.decode()).split("\n"))
            offset = len(data) - len(error.object) + error.start
            raise PlancheckError(
                f"{path}: not UTF-8: byte 0x{data[offset]:02x} on line {line} (offset {offset})",
                "save the file as UTF-8",
            ) from None
        return cls(path, _with_newlines(text), revision)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines without their ends; line n is ``lines[n - 1]``."""
        return tuple(self.text.split("\n"))

    def line_span(self, first: int, last: int | None = None) -> Span:
        """The span of what is printed on lines ``first`` to ``last``, indentation left out.

        Lines outside the text are moved to the nearest one inside.
        """
        first = min(max(first, 1), len(self.lines))
        last = min(max(last or first, first), len(self.lines))
        start, end = self.lines[first - 1], self.lines[last - 1].rstrip()
        column = len(start) - len(start.lstrip()) + 1 if start.strip() else 1
        end_column = max(len(end) + 1, column if last == first else 1)
        return Span(first, column, last, end_column)

    def excerpt(self, span: Span) -> str:
        """The text within ``span``; of several lines, each but the first from its beginning."""
        lines = list(self.lines[span.line - 1 : span.end_line])
        lines[-1] = lines[-1][: span.end_column - 1]
        lines[0] = lines[0][span.column - 1 :]
        return "\n".join(lines)

    def find(self, text: str, within: Span) -> Span | None:
        """Where ``text``, on one line, first stands on the lines of ``within``, if it does.

        On the first line it is looked for from the column where ``within`` begins.
        """
        for line in range(within.line, within.end_line + 1):
            begin = within.column - 1 if line == within.line else 0
            at = self.lines[line - 1].find(text, begin)
            if at >= 0:
                return Span(line, at + 1, line, at + 1 + len(text))
        return None


def _with_newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def too_large(path: str) -> PlancheckError:
    """The error for a plan over MAX_BYTES, so that one need not be read to be refused."""
    return PlancheckError(
        f"{path}: larger than {MAX_BYTES // 1024} KiB, the most that is read of a plan",
        "split it, a plan for each cycle",
    )
