"""What the command ``check`` does, once its command line is understood; of click nothing here."""

from msgspec.structs import replace

from plancheck import files
from plancheck.cli.delivery import Common
from plancheck.cli.telling import tell, tell_bugs, tell_plainly
from plancheck.deferred import Deferred
from plancheck.errors import ExitCode
from plancheck.finding import Suppressed
from plancheck.render.formats import FORMATS
from plancheck.render.report import Report
from plancheck.request import Outcome, Repair, Request
from plancheck.run import run


def check_plainly(paths: tuple[str, ...]) -> ExitCode:
    """Check plans, as where no option is given."""
    return check(Common.plain(FORMATS), Request(paths))


def check(common: Common, request: Request) -> ExitCode:
    """Check what ``request`` names, and report it as ``common`` says."""
    outcome = run(request)
    for note in outcome.notes:
        common.note(note)
    for one in outcome.suppressed:
        common.note(_silenced(one))
    for error in outcome.errors:
        tell(f"error: {error}")
    for entry in outcome.stale:
        tell(f"{request.baseline}: no longer found: {entry.path}: {entry.code} {entry.message}")
    inputs = [*outcome.plans, *(str(one) for one in (request.schema, request.baseline) if one)]
    if request.repair is Repair.SHOWN:
        delivered = _deliver_patch(common, outcome, inputs)
    else:
        report = Report(
            outcome.findings,
            outcome.sources,
            outcome.complete,
            outcome.suppressed,
            outcome.known,
            outcome.repaired if request.repair else None,
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
