"""The command line: options to a request, a request to a use-case, its value to an exit status."""

import contextlib
import functools
import os
import sys
import traceback
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import click

from plancheck import __version__, docs, files
from plancheck.config import discover, read
from plancheck.errors import ExitCode, PlancheckError
from plancheck.model import FlawKind
from plancheck.output import has_colour, write, write_file
from plancheck.render import findings as render_findings
from plancheck.render import plan as render_plan
from plancheck.render.terminal import printable
from plancheck.rst.reader import read_plan
from plancheck.rules import named
from plancheck.rules.base import UNREAD
from plancheck.run import Request, run
from plancheck.schema import SHAPES, names, shipped_text

REPORT_AT = "https://github.com/plancheck/plancheck/issues"
STDOUT = ("-", "/dev/stdout")  # the latter would be replaced where it is redirected to a file


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit; every way out of it ends in an ExitCode."""
    status = _status(arguments)
    for stream, descriptor in ((sys.stdout, 1), (sys.stderr, 2)):
        try:
            if stream is not None:
                stream.flush()
        except OSError:  # what is left has nowhere to go, nor has Python's own complaint about it
            os.dup2(os.open(os.devnull, os.O_WRONLY), descriptor)
    sys.exit(status)


def _status(arguments: Sequence[str] | None) -> ExitCode:
    try:
        status = commands.main(arguments, prog_name="plancheck", standalone_mode=False)
        return ExitCode(status or 0)
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        command = context.command_path if context else "plancheck"
        message = error.format_message().removesuffix(".")
        tell(f"error: {message}: `{command} -h` tells how it is used")
        return ExitCode.UNABLE
    except PlancheckError as error:
        tell(f"error: {error}")
        return ExitCode.UNABLE
    except (KeyboardInterrupt, click.Abort):
        return ExitCode.INTERRUPTED
    except SystemExit as left:  # click leaves so when the reader of its output has
        return ExitCode.PIPE_CLOSED if left.code else ExitCode.OK
    except OSError as error:
        tell(f"error: {error.filename or 'standard output'}: {error.strerror}")
        return ExitCode.UNABLE
    except Exception:  # noqa: BLE001 -- the last funnel: a bug is told as one
        tell_bugs([traceback.format_exc()])
        return ExitCode.BUG


def tell(text: str) -> None:
    """Say ``text``, which may hold words from anywhere, on standard error."""
    with contextlib.suppress(OSError):  # where nobody listens, the exit status has to do
        click.echo(f"plancheck: {printable(text)}", err=True)


def tell_bugs(texts: Iterable[str]) -> None:
    """Say that plancheck itself is at fault, and how to report it."""
    for line in "\n".join(texts).rstrip().split("\n"):
        tell(f"bug: {line}")
    tell(f"this is a bug in plancheck {__version__}: please report the lines above at {REPORT_AT}")


# -- what the commands share -----------------------------------------------------------------------


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
        click.option(
            *("--config", "config_file"),
            type=click.Path(path_type=Path),
            help="Use this configuration, not the nearest .plancheck.yaml or pyproject.toml.",
        ),
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

# -- commands --------------------------------------------------------------------------------------


@click.group(
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="\b\n" + docs.exit_list(),
)
@click.version_option(__version__, message="plancheck %(version)s")
@click.pass_context
def commands(context: click.Context) -> ExitCode:
    """Check plans that a team keeps in git."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
    return ExitCode.UNABLE  # unless a command is there to return something better


@commands.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH|DIR|-]...")
@shared(render_findings.FORMATS)
@click.option(
    "--schema", metavar="NAME|FILE", help=f"Check by this schema: {', '.join(SHAPES)} or a file."
)
@STDIN_FILENAME
def check_command(
    common: Common, paths: tuple[str, ...], schema: str | None, stdin_label: str
) -> ExitCode:
    """Check plans: files, all in a folder, or standard input (-).

    Without a path, the plans that the configuration names.
    """
    outcome = run(Request(paths, common.config_file, schema, stdin_label))
    for note in outcome.notes:
        common.note(note)
    for error in outcome.errors:
        tell(f"error: {error}")
    report = render_findings.Report(
        outcome.findings, outcome.sources, outcome.complete, common.colour, common.quiet
    )
    inputs = [*outcome.plans, *([schema] if schema else [])]
    common.deliver(render_findings.FORMATS[common.form](report), inputs)
    if outcome.bugs:
        tell_bugs(outcome.bugs)
    return outcome.status


@commands.command("show")
@click.argument("plan", metavar="[REV:]PATH")
@shared(render_plan.FORMATS)
@STDIN_FILENAME
def show_command(common: Common, plan: str, stdin_label: str) -> ExitCode:
    """Print a plan as it was read.

    It is a file, a file in a revision of the git repository, or standard input (-).
    """
    source = files.read_argument(plan, stdin_label)
    chosen = common.config_file
    config = read(chosen) if chosen else discover(files.folder_of(source.path))
    common.note(f"{source.path}: {config.path or 'no configuration'}")
    shown = read_plan(source, config.wording)
    for flaw in shown.flaws:
        if flaw.kind is FlawKind.UNREADABLE:
            raise PlancheckError(f"{source.path}: line {flaw.span.line}: {flaw.detail}")
    report = render_plan.Report(shown, common.colour, common.quiet)
    common.deliver(
        render_plan.FORMATS[common.form](report), [] if source.revision else [source.path]
    )
    for flaw in shown.flaws:
        if flaw.kind in UNREAD:
            what = f"a table or file in it could not be read ({flaw.detail})"
            tell(f"warning: {source.path}: line {flaw.span.line}: {what}")
    return ExitCode.OK


@commands.command("explain")
@click.argument("code", required=False)
@click.option(
    *("--format", "form"),
    type=click.Choice(list(docs.FORMATS)),
    default="text",
    show_default=True,
    help="How it is written.",
)
def explain_command(code: str | None, form: str) -> None:
    """Explain a rule, or list them all.

    With CODE, the rule's name: why it exists, a bad and a good example.
    """
    every, one = docs.FORMATS[form]
    write(one(named(code)) if code else every())


@commands.command("schema")
@click.argument("name", required=False)
def schema_command(name: str | None) -> None:
    """Print a schema that ships with plancheck, or list them all."""
    write(shipped_text(name) if name else "".join(f"{one}\n" for one in names()))
