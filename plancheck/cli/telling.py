"""What is told on standard error: all that is no report."""

import contextlib
import sys
from collections.abc import Iterable

from plancheck import HOME, __version__
from plancheck.render.terminal import printable

REPORT_AT = f"{HOME}/issues"


def tell(text: str) -> None:
    """Say ``text``, which may hold words from anywhere, on standard error."""
    tell_plainly(f"plancheck: {printable(text)}\n")


def tell_plainly(report: str) -> None:
    """Print a report, which is harmless, on standard error: what else is told gets a prefix."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError):  # where nobody listens, the exit status has to do
            sys.stderr.write(report)
            sys.stderr.flush()


def tell_bugs(texts: Iterable[str]) -> None:
    """Say that plancheck itself is at fault, and how to report it."""
    for line in "\n".join(texts).rstrip().split("\n"):
        tell(f"bug: {line}")
    tell(f"this is a bug in plancheck {__version__}: please report the lines above at {REPORT_AT}")
