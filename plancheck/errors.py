"""What can go wrong outside a plan, and the exit statuses that tell it."""

from collections.abc import Iterable
from enum import IntEnum


class ExitCode(IntEnum):
    """Exit statuses of every command: public interface."""

    OK = 0
    FINDINGS = 1
    UNABLE = 2
    BUG = 3
    INTERRUPTED = 130
    PIPE_CLOSED = 141

    @property
    def meaning(self) -> str:
        """One line for the README and ``--help``."""
        return _MEANINGS[self]


_MEANINGS = {
    ExitCode.OK: "nothing to report",
    ExitCode.FINDINGS: "findings: there is something to mend",
    ExitCode.UNABLE: "it could not do the work: bad usage, unreadable file, unknown revision,"
    " broken configuration or schema",
    ExitCode.BUG: "a bug in plancheck; what was found so far is still printed",
    ExitCode.INTERRUPTED: "interrupted (Ctrl-C)",
    ExitCode.PIPE_CLOSED: "the reader of the output went away",
}


def exit_list() -> str:
    """The exit statuses for a terminal."""
    import textwrap

    rows = [
        textwrap.fill(code.meaning, 76, initial_indent=f"  {code:>3}  ", subsequent_indent=" " * 7)
        for code in ExitCode
    ]
    return "\n".join(["Exit status:", *rows])


def traceback_text() -> str:
    """The traceback of the exception that is being handled: of a bug, mostly there is none."""
    import traceback

    return traceback.format_exc()


class PlancheckError(Exception):
    """The work cannot be done; said in one line, with what to do next.

    ``message`` says what happened and where, ``hint`` the next step. Both are plain text that
    may hold words from a plan or a path: whoever prints them escapes them.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}: {self.hint}" if self.hint else self.message

    @property
    def lines(self) -> tuple[str, ...]:
        """What is told, a line for each thing that is wrong."""
        return (str(self),)


class SeveralErrors(PlancheckError):
    """Several things are wrong at once, each said in a line of its own."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = tuple(lines)
        super().__init__("; ".join(self._lines))

    @property
    def lines(self) -> tuple[str, ...]:
        """What is told, a line for each thing that is wrong."""
        return self._lines
