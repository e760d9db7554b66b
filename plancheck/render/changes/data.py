"""``--format json`` of ``diff``."""

from plancheck.changes.wire import changes_data
from plancheck.render.changes.report import Report
from plancheck.render.terminal import json_text


def as_json(report: Report) -> str:
    """``plancheck.changelog/1``; see schema/changelog.json."""
    return json_text(
        changes_data(report.changelog, complete=report.complete, explain=report.explain)
    )
