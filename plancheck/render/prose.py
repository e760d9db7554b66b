"""Text from plans for places that may read it as Markdown: as words, and nothing else.

GitHub and GitLab look for mentions and references in what Markdown has been turned into, so that
no escape of Markdown's own hides them (github/cmark-gfm#181). What does is a zero width space,
and it harms nowhere else: so it alone serves where nobody knows whether Markdown is read.
"""

import re
import string

from plancheck.language.words import fold
from plancheck.render.terminal import printable

_ZWSP = "\u200b"

_LIVE = re.compile(
    r"""
      [@\#]                     # mentions and mail addresses, references such as #1
    | [Gg][Hh]-(?=\d)
    | [!~%$&](?=["\w])          # GitLab's !1, ~label, %1, $1, &1; entities
    | :(?=//) | [Ww]{3}(?=\.)   # what becomes a link by itself
    | \](?=[(\[:])              # links, images, definitions of links
    | <(?=[\w/!?])              # HTML
    | \{(?=\d+\})               # placeholders in messages of SARIF (2.1.0, 3.11.5)
    | \A(?=[^\w"]|\d+[.)]|[_ ]+\Z)  # headings, lists, quotations, fences, rules
    """,
    re.VERBOSE,
)

_ESCAPES = {mark: f"\\{mark}" for mark in string.punctuation} | {
    "<": "&lt;",
    ">": "&gt;",
    "&": "&amp;",
    _ZWSP: "&#8203;",
}


def plain(text: str) -> str:
    """``text`` on one line, the same to the eye, with nothing live in it where Markdown is read."""
    return _LIVE.sub(lambda match: match[0] + _ZWSP, printable(fold(text)))


def markdown(text: str, limit: int) -> str:
    """``text`` on one line, shortened to ``limit`` characters, as Markdown that shows just that."""
    short = printable(fold(text))
    if len(short) > limit:
        short = short[: limit - 3].rstrip() + "..."
    return "".join(_ESCAPES.get(character, character) for character in plain(short))
