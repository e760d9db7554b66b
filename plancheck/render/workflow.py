"""Workflow commands of GitHub's runner: the one place that writes them.

https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands; the escapes are
those of actions/toolkit, packages/core/src/command.ts.
"""

import re
from collections.abc import Mapping

from plancheck.render.terminal import printable

_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}


def command(name: str, properties: Mapping[str, str | int], message: str) -> str:
    """A line with one command; properties that are empty or 0 are left out.

    Line ends come through to who reads the message or the path; what else is not plainly visible
    is escaped, since the line stands in the log, too.
    """
    given = ",".join(
        f"{key}={_escaped(str(value), _PROPERTY)}" for key, value in properties.items() if value
    )
    return f"::{name}{' ' if given else ''}{given}::{_escaped(message, _DATA)}\n"


def _escaped(text: str, escapes: Mapping[str, str]) -> str:
    shown = re.sub(r"[^\r\n]+", lambda match: printable(match[0]), text)
    return "".join(escapes.get(character, character) for character in shown)
