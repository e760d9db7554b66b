"""Text from a plan within RST that is ours: it says what it says and marks up nothing.

https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html#escaping-mechanism
"""

import re

from plancheck.render.terminal import printable

_MARKUP = re.compile(
    r"[\\*`|@]"  # emphasis, roles, substitutions, e-mail addresses
    r"|(?<![^\W_])_|_(?![^\W_])"  # references; within a word it is only a letter
    r"|:(?!\s)"  # URLs, fields, the mark of a literal block
)


def escaped(text: str) -> str:
    """``text`` on one line with its markup escaped, for behind words of ours in a paragraph."""
    return _MARKUP.sub(r"\\\g<0>", printable(" ".join(text.split())))
