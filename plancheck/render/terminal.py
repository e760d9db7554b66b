"""What may reach a terminal or a log: text from plans made harmless, and colour.

A plan's title can hold escape sequences that rewrite the screen, and a CI runner takes commands
from lines of the log. All text that is not ours goes through ``printable``; colours are added
after.
"""

import re
from typing import Any

RUNNER_COMMAND = re.compile(r"##(\w*)\[")
"""What begins a command of a CI runner anywhere in a line: ``##[group]``, ``##vso[task...]``."""

_BLANK = frozenset("\u115f\u1160\u3164\uffa0\u034f\u17b4\u17b5\ufe0f\u2800\u180b")
"""Characters that count as printable and show nothing."""

_CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "blue": "34"}


def printable(text: str) -> str:
    """``text`` with whatever is not plainly visible escaped, and no command for a CI runner."""
    if not text.isprintable() or not _BLANK.isdisjoint(text):
        text = "".join(
            character if character.isprintable() and character not in _BLANK else escaped(character)
            for character in text
        )
    return RUNNER_COMMAND.sub(r"##\1\\x5b", text)


def escaped(character: str) -> str:
    """``character`` as its number, in ASCII."""
    number = ord(character)
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def encodable(path: str) -> str:
    """``path`` as it is for programs, but for bytes that are no UTF-8: those no JSON can hold."""
    return re.sub("[\ud800-\udfff]", lambda match: escaped(match[0]), path)


def line_start(text: str) -> str:
    """``text``, made printable, so that a line that begins with it is no command either."""
    shown = printable(text)
    return f"./{shown}" if shown[:1] in (":", "-", "#") or shown[:1].isspace() else shown


def json_text(data: Any) -> str:
    """``data`` as JSON in ASCII, with no command for a CI runner."""
    import json

    # Both marks stand within strings only, where any character may be escaped.
    return RUNNER_COMMAND.sub(r"##\1\\u005b", json.dumps(data, indent=2, allow_nan=False)) + "\n"


def paint(text: str, *styles: str, colour: bool) -> str:
    """``text`` in ``styles`` (names of colours, bold, dim), if ``colour``."""
    if not colour or not text:
        return text
    return f"\x1b[{';'.join(_CODES[style] for style in styles)}m{text}\x1b[0m"
