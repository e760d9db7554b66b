"""``plancheck check``."""

from pathlib import Path

import click
from msgspec.structs import replace

from plancheck import files
from plancheck.cli.options import STDIN_FILENAME, Common, shared
from plancheck.cli.telling import tell, tell_bugs, tell_plainly
from plancheck.deferred import Deferred
from plancheck.errors import ExitCode
from plancheck.finding import FAIL_LEVELS, Suppressed
from plancheck.render.formats import FORMATS
from plancheck.render.report import Report
from plancheck.request import Outcome, Repair, Request
from plancheck.run import run
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
@click.option("--no-cache", is_flag=True, help="Read all plans anew, and keep nothing.")
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
    outcome = run(request)
    for note in outcome.notes:
        common.note(note)
    for one in outcome.suppressed:
        common.note(_silenced(one))
    for error in outcome.errors:
        tell(f"error: {error}")
    for entry in outcome.stale:
        tell(f"{baseline}: no longer found: {entry.path}: {entry.code} {entry.message}")
    inputs = [*outcome.plans, *(str(one) for one in (schema, baseline) if one)]
    if diff:
        delivered = _deliver_patch(common, outcome, inputs)
    else:
        report = Report(
            outcome.findings,
            outcome.sources,
            outcome.complete,
            outcome.suppressed,
            outcome.known,
            outcome.repaired if fix else None,
            files.places(outcome.sources),
            Deferred("plancheck.docs", "rule_notes"),
            quiet=common.quiet,
        )
        delivered = common.deliver(
            lambda form, colour: FORMATS[form](replace(report, colour=colour)), inputs
        )
    if outcome.bugs:
        tell_bugs(outcome.bugs)
    return max(outcome.status, delivered)


def _silenced(one: Suppressed) -> str:
    found, reason = one.finding, f" ({one.reason})" if one.reason else ""
    place = f"{found.path}:{found.span.line}:{found.span.column}"
    return f"{place}: suppressed: {found.code} {found.message}{reason}"


def _deliver_patch(common: Common, outcome: Outcome, inputs: list[str]) -> ExitCode:
    """Give out the patch, and tell what it does not repair.

    Standard output may be a terminal or the log of a CI runner: only a file gets what is in a
    plan as it is.
    """
    from plancheck.render.concise import concise
    from plancheck.render.patch import patch, visible

    exact = patch(outcome.rewritten)
    shown = exact if common.targets[0].path else visible(exact)
    delivered = common.deliver(lambda _form, _colour: shown, inputs)
    if shown != exact:
        tell("warning: the patch is shown with characters escaped; -o FILE gets it exactly")
    tell_plainly(concise(Report(outcome.findings, outcome.sources, outcome.complete)))
    return delivered
