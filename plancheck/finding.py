"""What plancheck has to say about a plan."""

from dataclasses import dataclass
from enum import StrEnum

from plancheck.source import Edit, Span


class Severity(StrEnum):
    """How much a finding weighs, heaviest first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
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
