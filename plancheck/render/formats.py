"""The formats of ``check``, by the names that ``--format`` has for them."""

from collections.abc import Callable

from plancheck.render.concise import concise
from plancheck.render.data import as_json
from plancheck.render.report import Report
from plancheck.render.text import text

FORMATS: dict[str, Callable[[Report], str]] = {"text": text, "concise": concise, "json": as_json}
"""What each writes, and who reads that, is the first line of its function's documentation."""
