"""``plancheck check``."""

import click

from plancheck.cli.options import STDIN_FILENAME, Common, shared
from plancheck.cli.telling import tell, tell_bugs
from plancheck.errors import ExitCode
from plancheck.render import findings as render_findings
from plancheck.run import Request, run
from plancheck.schema import SHAPES


@click.command("check")
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
