"""``plancheck show``."""

from pathlib import Path

import click
from msgspec.structs import replace

from plancheck import files
from plancheck.cli.delivery import Common
from plancheck.cli.options import STDIN_FILENAME, shared
from plancheck.cli.telling import tell
from plancheck.config import discover, read
from plancheck.errors import ExitCode, PlancheckError
from plancheck.model import UNREAD, FlawKind
from plancheck.render import plan as render_plan
from plancheck.rst.reader import read_plan


@click.command("show")
@click.argument("plan", metavar="[REV:]PATH")
@shared(render_plan.FORMATS)
@STDIN_FILENAME
def show_command(common: Common, plan: str, stdin_label: str) -> ExitCode:
    """Print a plan as it was read.

    It is a file, a file in a revision of the git repository, or standard input (-).
    """
    source = files.read_argument(plan, stdin_label)
    chosen = common.config_file
    nearest = read(chosen) if chosen else discover(files.folder_of(source.path))
    config = nearest.for_plan(Path(source.path))
    common.note(f"{source.path}: {config.origin}")
    shown = read_plan(source, config.wording)
    for flaw in shown.flaws:
        if flaw.kind is FlawKind.UNREADABLE:
            raise PlancheckError(f"{source.path}: line {flaw.span.line}: {flaw.detail}")
    report = render_plan.Report(shown, quiet=common.quiet)
    delivered = common.deliver(
        lambda form, colour: render_plan.FORMATS[form](replace(report, colour=colour)),
        [] if source.revision else [source.path],
    )
    for flaw in shown.flaws:
        if flaw.kind in UNREAD:
            what = f"a table or file in it could not be read ({flaw.detail})"
            tell(f"warning: {source.path}: line {flaw.span.line}: {what}")
    return delivered
