"""``plancheck check``."""

from pathlib import Path

import click

from plancheck.cli.options import STDIN_FILENAME, Common, shared
from plancheck.cli.telling import tell, tell_bugs
from plancheck.errors import ExitCode
from plancheck.finding import FAIL_LEVELS, Suppressed
from plancheck.render import findings as render_findings
from plancheck.run import Request, run
from plancheck.schema import SHAPES


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH|DIR|-]...")
@shared(render_findings.FORMATS)
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
@STDIN_FILENAME
def check_command(
    common: Common,
    paths: tuple[str, ...],
    schema: str | None,
    baseline: Path | None,
    fail_on: str | None,
    stdin_label: str,
) -> ExitCode:
    """Check plans: files, all in a folder, or standard input (-).

    Without a path, the plans that the configuration names.
    """
    request = Request(paths, common.config_file, schema, stdin_label, fail_on, baseline)
    outcome = run(request)
    for note in outcome.notes:
        common.note(note)
    for one in outcome.suppressed:
        common.note(_silenced(one))
    for error in outcome.errors:
        tell(f"error: {error}")
    for entry in outcome.stale:
        tell(f"{baseline}: no longer found: {entry.path}: {entry.code} {entry.message}")
    report = render_findings.Report(
        outcome.findings,
        outcome.sources,
        outcome.complete,
        outcome.suppressed,
        outcome.known,
        common.colour,
        common.quiet,
    )
    inputs = [*outcome.plans, *([schema] if schema else []), *([str(baseline)] if baseline else [])]
    common.deliver(render_findings.FORMATS[common.form](report), inputs)
    if outcome.bugs:
        tell_bugs(outcome.bugs)
    return outcome.status


def _silenced(one: Suppressed) -> str:
    found, reason = one.finding, f" ({one.reason})" if one.reason else ""
    place = f"{found.path}:{found.span.line}:{found.span.column}"
    return f"{place}: suppressed: {found.code} {found.message}{reason}"
