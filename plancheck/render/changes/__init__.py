"""The formats of ``diff``: functions from a changelog to text."""

from collections.abc import Callable

from plancheck.changelog import Changelog
from plancheck.render.changes.html import html
from plancheck.render.changes.rst import rst
from plancheck.render.changes.text import text
from plancheck.render.terminal import json_text
from plancheck.wire_changes import changes_data


def as_json(changelog: Changelog) -> str:
    """``plancheck.changelog/1``; see schema/changelog.json."""
    return json_text(changes_data(changelog))


FORMATS: dict[str, Callable[[Changelog], str]] = {
    "text": text,
    "json": as_json,
    "rst": rst,
    "html": html,
}
"""How ``diff`` prints; only text knows of colour."""
