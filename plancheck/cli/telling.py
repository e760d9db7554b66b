"""What is told on standard error: all that is no report."""

import contextlib
from collections.abc import Iterable

import click

from plancheck import HOME, __version__
from plancheck.render.terminal import printable

REPORT_AT = f"{HOME}/issues"


def tell(text: str) -> None:
    """Say ``text``, which may hold words from anywhere, on standard error."""
    with contextlib.suppress(OSError):  # where nobody listens, the exit status has to do
        click.echo(f"plancheck: {printable(text)}", err=True)


def tell_plainly(report: str) -> None:
    """Print a report, which is harmless, on standard error: what else is told gets a prefix."""
    with contextlib.suppress(OSError):
        click.echo(report, nl=False, err=True)


def tell_bugs(texts: Iterable[str]) -> None:
    """Say that plancheck itself is at fault, and how to report it."""
    for line in "\n".join(texts).rstrip().split("\n"):
        tell(f"bug: {line}")
    tell(f"this is a bug in plancheck {__version__}: please report the lines above at {REPORT_AT}")
