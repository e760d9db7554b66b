"""What the commands share: the options of every command that prints a report."""

import functools
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from plancheck import files
from plancheck.cli.telling import tell
from plancheck.errors import ExitCode
from plancheck.output import has_colour, write, write_file

STDOUT = ("-", "/dev/stdout")  # the latter would be replaced where it is redirected to a file


@dataclass(frozen=True, slots=True)
class Common:
    """The options of every command that prints a report; ``output`` is None for stdout."""

    form: str
    output: Path | None
    color: str
    config_file: Path | None
    quiet: bool
    verbose: bool

    @property
    def colour(self) -> bool:
        """Whether the report is to be coloured; data never is."""
        return self.form == "text" and has_colour(self.color, self.output)

    def deliver(self, report: str, inputs: Iterable[str]) -> None:
        """Write a report on ``inputs``, the paths of plans, to where it is wanted."""
        if self.output:
            chosen = [str(self.config_file)] if self.config_file else []
            write_file(self.output, report, [*inputs, *chosen])
        else:
            write(report)

    def note(self, text: str) -> None:
        """Tell how something was read, to who asked."""
        if self.verbose:
            tell(text)


CONFIG_FILE = click.option(
    *("--config", "config_file"),
    type=click.Path(path_type=Path),
    help="Use this configuration, not the nearest .plancheck.yaml or pyproject.toml.",
)


def _output(_context: click.Context, _option: click.Parameter, value: Path | None) -> Path | None:
    return None if value is None or str(value) in STDOUT else value


def shared(formats: Iterable[str]) -> Callable[[Callable[..., ExitCode]], Callable[..., Any]]:
    """Give a command the options in Common; ``formats`` are those it prints, the default first."""
    choices = list(formats)
    options = [
        click.option(
            *("--format", "form"),
            type=click.Choice(choices),
            default=choices[0],
            show_default=True,
            help="How the report is written.",
        ),
        click.option(
            *("-o", "--output"),
            type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
            callback=_output,
            help="Write the report to this file instead of standard output.",
        ),
        click.option(
            "--color",
            type=click.Choice(["auto", "always", "never"]),
            default="auto",
            show_default=True,
            help="When to colour; NO_COLOR and FORCE_COLOR are heeded.",
        ),
        CONFIG_FILE,
        click.option("-q", "--quiet", is_flag=True, help="Leave out the closing summary."),
        click.option("-v", "--verbose", is_flag=True, help="Tell on stderr how plans are read."),
    ]

    def decorate(command: Callable[..., ExitCode]) -> Callable[..., Any]:
        @functools.wraps(command)
        def with_common(**values: Any) -> ExitCode:
            common = Common(**{name: values.pop(name) for name in Common.__slots__})
            return command(common, **values)

        decorated: Callable[..., Any] = with_common
        for option in reversed(options):
            decorated = option(decorated)
        return decorated

    return decorate


STDIN_FILENAME = click.option(
    *("--stdin-filename", "stdin_label"),
    metavar="PATH",
    default=files.STDIN_LABEL,
    help="What to call standard input; the configuration is looked for from there.",
)
