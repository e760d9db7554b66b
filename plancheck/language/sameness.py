"""When two texts say the same: the one place where that is decided.

Case, punctuation, markup, white space, a box to tick in front and the way of writing a letter do
not count; letters, numbers and signs that carry meaning (``C++``, ``< 50 ms``, ``20 %``) do. A
statement that has nothing else, such as ``???``, is taken as it stands.
"""

import re
import unicodedata
from functools import lru_cache

from plancheck.language.words import fold

_BOX = re.compile(r"\s*\[[ x\u2713\u2714]\]\s+(?=\S)")  # what is ticked off says the same as before
_SHARP = re.compile(r"(?<=[^\W\d_])#(?![\w#])")  # C#, but not #123


class _Characters(dict[int, str]):
    """What stands for each character, found once: a table for ``str.translate``."""

    def __missing__(self, code: int) -> str:
        self[code] = text = _counted(chr(code))
        return text


def _counted(char: str) -> str:
    kind = unicodedata.category(char)
    if kind[0] in "LNM":
        return f" {char} " if _is_unspaced(char) else char
    if char in "'’" or kind == "Cf":  # it's, a soft hyphen
        return ""
    is_sign = char == "%" or kind == "Sc" or (kind == "Sm" and char not in "|~")
    return f" {char} " if is_sign else " "


def _is_unspaced(char: str) -> bool:
    """Whether ``char`` is of a script without spaces between words: each is taken as a word."""
    return "\u3041" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff" or char >= "\U00020000"


_TABLE = _Characters()


@lru_cache(maxsize=1 << 12)  # a goal is asked for as such, and for the name of its change
def essence(text: str) -> str:
    """What counts in ``text``, its words with a space between: equal for texts that say the same.

    Applied to what it gave, it gives that again.
    """
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    if box := _BOX.match(plain):
        plain = plain[box.end() :]
    if "#" in plain:
        plain = _SHARP.sub(" ♯ ", plain)
    return " ".join(plain.translate(_TABLE).split()) or fold(text)
