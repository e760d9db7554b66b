"""plancheck's own JSON."""

from plancheck.render.report import Report
from plancheck.render.terminal import json_text
from plancheck.wire import findings_data


def as_json(report: Report) -> str:
    """For programs, and as a baseline: ``plancheck.findings/1``, see schema/findings.json."""
    data = findings_data(
        report.findings,
        report.suppressed,
        report.sources,
        complete=report.complete,
        repaired=report.repaired,
    )
    return json_text(data)
