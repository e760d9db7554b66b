"""Where the reports of a command go, and how it tells what is no report; of click nothing here.

Click takes as long to load as a plan that was checked before takes to be told of.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

from msgspec import Struct

from plancheck.cli.telling import tell, tell_bugs
from plancheck.errors import ExitCode, PlancheckError, traceback_text
from plancheck.output import has_colour, write, write_file


class Target(Struct, frozen=True):
    """A report that is wanted: its format, and its file or None for standard output."""

    form: str
    path: Path | None = None


class Common(Struct, frozen=True):
    """The options of every command that prints a report."""

    targets: tuple[Target, ...]
    color: str = "auto"
    config_file: Path | None = None
    quiet: bool = False
    verbose: bool = False

    @classmethod
    def plain(cls, formats: Iterable[str]) -> "Common":
        """Those of a command line without any: the first of ``formats``, on standard output."""
        return cls((Target(next(iter(formats))),))

    def deliver(self, render: Callable[[str, bool], str], inputs: Iterable[str]) -> ExitCode:
        """Write each report on ``inputs``, the paths of plans, to where it is wanted.

        ``render`` gives the report in a format, coloured or not; data never is. What fails stops
        no other report. They are written to files first, as standard output may have no reader.
        """
        status = ExitCode.OK
        read = [*inputs, *([str(self.config_file)] if self.config_file else [])]
        for target in sorted(self.targets, key=lambda one: one.path is None):
            try:
                colour = target.form == "text" and has_colour(self.color, target.path)
                report = render(target.form, colour)
                if target.path:
                    write_file(target.path, report, read)
                else:
                    write(report)
            except BrokenPipeError:
                raise
            except PlancheckError as error:
                tell(f"error: {error}")
                status = max(status, ExitCode.UNABLE)
            except Exception:  # noqa: BLE001 -- one bug must not lose the other reports
                tell_bugs([traceback_text()])
                status = ExitCode.BUG
        return status

    def note(self, text: str) -> None:
        """Tell how something was read, to who asked."""
        if self.verbose:
            tell(text)
