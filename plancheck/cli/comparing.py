"""What the command ``diff`` does, once its command line is understood; of click nothing here."""

from plancheck.cli.delivery import Common
from plancheck.cli.telling import tell, tell_bugs
from plancheck.errors import ExitCode
from plancheck.render.changes import FORMATS, Report
from plancheck.run_diff import DiffOutcome, DiffRequest, run_diff


def compare_plainly(arguments: tuple[str, ...]) -> ExitCode:
    """Tell what changed, as where no option is given."""
    return compare(Common.plain(FORMATS), DiffRequest(arguments))


def compare(
    common: Common, request: DiffRequest, *, exit_code: bool = False, explain_match: bool = False
) -> ExitCode:
    """Compare what ``request`` names, and report it as ``common`` says.

    ``exit_code`` is whether any change fails, ``explain_match`` whether to tell why things were
    taken as one.
    """
    outcome = run_diff(request)
    _tell(outcome, common)
    delivered = common.deliver(
        lambda form, colour: FORMATS[form](
            Report(outcome.changelog, outcome.complete, colour, common.quiet, explain_match)
        ),
        outcome.inputs,
    )
    _tell_gate(outcome)
    if outcome.bugs:
        tell_bugs(outcome.bugs)
    found = exit_code and bool(outcome.changelog.changes)
    return max(outcome.status, delivered, ExitCode.FINDINGS if found else ExitCode.OK)


def _tell(outcome: DiffOutcome, common: Common) -> None:
    for note in outcome.notes:
        common.note(note)
    for notice in outcome.notices:
        tell(f"note: {notice}")
    for warning in outcome.warnings:
        tell(f"warning: {warning}")
    for error in outcome.errors:
        tell(f"error: {error}")


def _tell_gate(outcome: DiffOutcome) -> None:
    """Say what fails and how it can be accepted, and which acceptances are for nothing."""
    changelog = outcome.changelog
    for one in changelog.unmatched:
        tell(f"warning: {one.origin} accepts what fits no change, or several: {one.what}")
    for plan, change in changelog.failing:
        what = f"{change.subject} {change.kind}: {change.sides[0].text}"
        tell(f"{plan.path}: {what} (id {change.id})")
    if changelog.failing:
        change = changelog.failing[0][1]
        key = f"Plan-{change.kind.capitalize()}"
        tell(
            f"to accept one on purpose, put `{key}: {change.id} -- reason` into a commit's message"
        )
