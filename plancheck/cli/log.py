"""``plancheck log``."""

import click
from msgspec.structs import replace

from plancheck.cli.delivery import Common
from plancheck.cli.options import NO_CACHE, WithPaths, paths_of, shared
from plancheck.cli.telling import tell, tell_bugs
from plancheck.errors import ExitCode
from plancheck.render.history import FORMATS, Report
from plancheck.run_log import LogRequest, run_log


@click.command("log", cls=WithPaths)
@click.argument("revisions", metavar="[RANGE] [-- PATH...]", default="")
@shared(FORMATS)
@NO_CACHE
@click.pass_context
def log_command(
    context: click.Context, common: Common, revisions: str, *, no_cache: bool
) -> ExitCode:
    """Tell the life of every goal through a history.

    RANGE is A..B, or a revision for all that led to it; without one it is HEAD. Each goal is told
    with the commits that added, reworded, stretched, promoted, moved or dropped it.
    """
    outcome = run_log(
        LogRequest(revisions, paths_of(context) or (), common.config_file, cached=not no_cache)
    )
    for version in outcome.skipped:
        tell(f"warning: {version}; what changed in it is told with the version after it")
    report = Report(outcome.plans, quiet=common.quiet)
    delivered = common.deliver(
        lambda form, colour: FORMATS[form](replace(report, colour=colour)), ()
    )
    if outcome.bugs:
        tell_bugs(outcome.bugs)
    return max(outcome.status, delivered)
