"""The formats of ``diff``: functions from a report to text."""

from collections.abc import Callable

from plancheck.render.changes.github import github
from plancheck.render.changes.html import html
from plancheck.render.changes.markdown import markdown
from plancheck.render.changes.report import Report
from plancheck.render.changes.rst import rst
from plancheck.render.changes.text import text
from plancheck.render.changes.zuul import zuul
from plancheck.render.terminal import json_text
from plancheck.wire_changes import changes_data

__all__ = ["FORMATS", "Report"]


def as_json(report: Report) -> str:
    """``plancheck.changelog/1``; see schema/changelog.json."""
    return json_text(
        changes_data(report.changelog, complete=report.complete, explain=report.explain)
    )


FORMATS: dict[str, Callable[[Report], str]] = {
    "text": text,
    "json": as_json,
    "markdown": markdown,
    "rst": rst,
    "html": html,
    "github": github,
    "zuul": zuul,
}
