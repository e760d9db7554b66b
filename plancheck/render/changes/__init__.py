"""The formats of ``diff``: functions from a report to text."""

from collections.abc import Callable

from plancheck.deferred import Deferred
from plancheck.render.changes.report import Report

__all__ = ["FORMATS", "Report"]

FORMATS: dict[str, Callable[[Report], str]] = {
    "text": Deferred("plancheck.render.changes.text", "text"),
    "json": Deferred("plancheck.render.changes.data", "as_json"),
    "markdown": Deferred("plancheck.render.changes.markdown", "markdown"),
    "rst": Deferred("plancheck.render.changes.rst", "rst"),
    "html": Deferred("plancheck.render.changes.html", "html"),
    "github": Deferred("plancheck.render.changes.github", "github"),
    "zuul": Deferred("plancheck.render.changes.zuul", "zuul"),
}
