"""Small things that are done with words everywhere."""

import re
import unicodedata
from collections.abc import Iterable

MAX_QUOTED = 80
"""Most characters of a plan's own text that a message repeats."""

MAX_NAMES = 300
"""Most names among which one is looked for that was meant."""


def fold(text: str) -> str:
    """``text`` with every run of white space as one space, none at the ends."""
    return " ".join(text.split())


def key(name: str) -> str:
    """``name`` as RST compares reference names: case and runs of white space do not count.

    https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html#reference-names
    """
    return fold(name).lower()


_STYLE = re.compile(r"[\s_*`'\"\u2010-\u2015\u2018-\u201f-]+")


def plain(name: str) -> str:
    """``name`` without what is now written so and now so: case, spaces, hyphens, quotes."""
    return _STYLE.sub("", unicodedata.normalize("NFKC", name)).casefold()


def quote(text: str) -> str:
    """``text`` in quotes for a message: on one line, shortened to MAX_QUOTED characters."""
    short = fold(text)
    if len(short) > MAX_QUOTED:
        short = short[: MAX_QUOTED - 3].rstrip() + "..."
    return f'"{short}"'


def count(number: int, noun: str) -> str:
    """``1 theme``, ``2 themes``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def width(text: str) -> int:
    """How many cells of a terminal ``text`` fills, which is also how RST measures it."""
    return sum(
        0
        if unicodedata.combining(character)
        else 2
        if unicodedata.east_asian_width(character) in "WF"
        else 1
        for character in text
    )


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The one of ``names`` that ``name`` was most likely meant to be, if any is close.

    Of more than MAX_NAMES none is proposed: the search would cost more than the advice is worth.
    """
    by_key = {key(other): other for other in names}
    if len(by_key) > MAX_NAMES:
        return None
    import difflib

    close = difflib.get_close_matches(key(name), by_key, n=1, cutoff=0.7)
    return by_key[close[0]] if close else None
