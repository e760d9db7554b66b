"""``plancheck check``."""

from pathlib import Path

import click

from plancheck.cli.checking import check
from plancheck.cli.delivery import Common
from plancheck.cli.options import NO_CACHE, STDIN_FILENAME, shared
from plancheck.errors import ExitCode
from plancheck.finding import FAIL_LEVELS
from plancheck.render.formats import FORMATS
from plancheck.request import Repair, Request
from plancheck.schema import SHAPES


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH|DIR|-]...")
@shared(FORMATS)
@click.option(
    "--schema", metavar="NAME|FILE", help=f"Check by this schema: {', '.join(SHAPES)} or a file."
)
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_LEVELS),
    help="The least severity that makes the exit status 1; warning, unless configured otherwise.",
)
@click.option(
    "--baseline",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Tell only what this file, an earlier report in JSON, does not hold.",
)
@click.option(
    "--since",
    metavar="REV|auto",
    help="Tell only what this revision does not have already; with auto, where the change parted"
    " from the one that the CI job or hook names in its environment.",
)
@click.option("--fix", is_flag=True, help="Repair in place what has one certain repair.")
@click.option("--diff", is_flag=True, help="Show these repairs as a patch, and change nothing.")
@NO_CACHE
@STDIN_FILENAME
def check_command(
    common: Common,
    paths: tuple[str, ...],
    schema: str | None,
    baseline: Path | None,
    since: str | None,
    fail_on: str | None,
    stdin_label: str,
    *,
    fix: bool,
    diff: bool,
    no_cache: bool,
) -> ExitCode:
    """Check plans: files, folders, or standard input (-).

    Without a path, the plans that the configuration names.
    """
    if fix and diff:
        raise click.UsageError("--fix repairs and --diff only shows how: choose one")
    forms = [target.form for target in common.targets]
    if diff and forms != ["text"]:
        raise click.UsageError(f"--diff shows a patch, which is not {', '.join(forms)}")
    repair = Repair.SHOWN if diff else Repair.MADE if fix else None
    request = Request(
        paths,
        common.config_file,
        schema,
        stdin_label,
        fail_on,
        baseline,
        since,
        repair,
        cached=not no_cache,
    )
    return check(common, request)
