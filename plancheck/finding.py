"""What plancheck has to say about a plan."""

import re
from enum import StrEnum
from typing import ClassVar

from msgspec import Struct

from plancheck.digests import sha256
from plancheck.language.words import fold
from plancheck.source import Edit, SourceText, Span, Statement


class Severity(StrEnum):
    """How much a finding weighs, heaviest first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    def reaches(self, least: "Severity | None") -> bool:
        """Whether it weighs as much as ``least`` or more; nothing reaches None."""
        order = list(Severity)
        return least is not None and order.index(self) <= order.index(least)


NEVER = "never"
FAIL_LEVELS = (*(severity.value for severity in Severity), NEVER)
"""The least severity that fails a check, as people write it."""


def level(name: str) -> Severity | None:
    """What one of FAIL_LEVELS stands for; None for the one that nothing reaches."""
    return None if name == NEVER else Severity(name)


class Finding(Struct, frozen=True):
    """One thing to mend: where it stands, what is wrong and what to do next.

    ``code`` is the id of the rule that found it; ``hint`` is empty where nothing helps. ``edits``
    are its one certain repair, all of them together; there are none where it takes a decision.
    """

    path: str
    span: Span
    code: str
    severity: Severity
    message: str
    hint: str = ""
    edits: tuple[Edit, ...] = ()

    @property
    def order(self) -> tuple[str, Span, str, str]:
        """The key by which findings are sorted in every report."""
        return (self.path, self.span, self.code, self.message)

    def fingerprint(self, source: SourceText) -> str:
        """What the finding in ``source`` is, wherever it stands and whatever the file is called.

        Two findings that say the same of the same words have the same one.
        """
        message = re.sub(r"\bline \d+", "line", self.message)
        parts = (self.code, fold(message), fold(source.excerpt(self.span)))
        return sha256("\0".join(parts))[:16]


class Scope(StrEnum):
    """How far a suppression reaches, by the word that stands for it."""

    BLOCK = "ignore"
    LINE = "ignore-line"
    FILE = "ignore-file"


class Suppression(Statement, frozen=True):
    """A comment that silences rules where it says; ``span`` is its own place.

    ``covers`` are the lines it is about, None where that is the whole file. ``codes`` are as they
    are written: there may be no rule of that name.
    """

    apart: ClassVar = ("covers", "span")
    scope: Scope
    codes: tuple[str, ...]
    reason: str
    covers: Span | None
    span: Span


class Suppressed(Struct, frozen=True):
    """A finding that the plan's author has silenced; ``reason`` is empty where none is given."""

    finding: Finding
    reason: str
