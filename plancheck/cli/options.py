"""What the commands share: the options of every command that prints a report."""

import functools
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from plancheck import files
from plancheck.cli.delivery import Common
from plancheck.cli.targets import STDOUT, parser, resolve
from plancheck.errors import ExitCode

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
            *("--format", "wanted"),
            callback=parser(choices),
            multiple=True,
            default=choices[:1],
            metavar="FORMAT[=FILE]",
            help=f"How the report is written, and to which file if not to standard output:"
            f" {', '.join(choices)}. The first is the default; several can be given.",
        ),
        click.option(
            *("-o", "--output"),
            type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
            callback=_output,
            help="Write to this file the report that names none, instead of standard output.",
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
            targets = resolve(values.pop("wanted"), values.pop("output"))
            rest = {
                name: values.pop(name) for name in Common.__struct_fields__ if name != "targets"
            }
            common = Common(targets, **rest)
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
NO_CACHE = click.option("--no-cache", is_flag=True, help="Read all plans anew, and keep nothing.")


_PATHS = "plancheck.paths"


class WithPaths(click.Command):
    """A command that knows what stands behind ``--``, which click itself forgets."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Keep what stands behind ``--`` for ``paths_of``, and parse the rest."""
        ctx.meta[_PATHS] = None
        if "--" in args:
            at = args.index("--")
            ctx.meta[_PATHS] = tuple(args[at + 1 :])
            args = args[:at]
        return super().parse_args(ctx, args)


def paths_of(context: click.Context) -> tuple[str, ...] | None:
    """What stands behind ``--`` on the command line, None where there is none."""
    paths: tuple[str, ...] | None = context.meta[_PATHS]
    return paths
