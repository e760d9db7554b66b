"""Settings as YAML that people read, and can paste into a configuration."""

import json
import re
from collections.abc import Iterable

from plancheck.render.terminal import printable

_PLAIN = re.compile(r"[A-Za-z][\w./-]*(?: [\w./-]+)*", re.ASCII)
_OTHERS = frozenset(["true", "false", "null", "yes", "no", "y", "n"])
"""Words that some reader of YAML takes for something else than text."""


def scalar(text: str) -> str:
    """``text`` as YAML, in quotes where it needs them; whatever is not plainly visible escaped."""
    if _PLAIN.fullmatch(text) and text.lower() not in _OTHERS:
        return text
    # What printable() writes for a character that does not show is also YAML's way to write it.
    return printable(json.dumps(text, ensure_ascii=False))


def sequence(texts: Iterable[str]) -> str:
    """``texts`` as a YAML list on one line."""
    return f"[{', '.join(scalar(text) for text in texts)}]"


def comment(text: str) -> str:
    """``text``, which may hold words from anywhere, as a line of comment."""
    return f"# {printable(text)}"
