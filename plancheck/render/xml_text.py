"""XML that every reader takes, whatever text it holds; in ASCII, so that nothing hides in it.

ElementTree would not do: it writes characters that XML 1.0 has not, and then readers refuse the
whole report (https://www.w3.org/TR/xml/#charsets).
"""

import re
from collections.abc import Iterable, Mapping

from plancheck.render.terminal import escaped

_NOT_XML = re.compile("[^\t\n\r\x20-\x7e\x80-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# White space would be changed to blanks in an attribute; ``##[`` is a command for a CI runner.
_REFERENCES = {ord(mark): f"&#{ord(mark)};" for mark in "&<>\"'[\t\n\r"}


def element(
    tag: str, attributes: Mapping[str, str | int], within: Iterable[str] = (), text: str = ""
) -> str:
    """An element that holds the elements ``within``, each on lines of its own, or ``text``."""
    start = "".join([tag, *(f' {name}="{_quoted(str(of))}"' for name, of in attributes.items())])
    inside = "".join(f"  {line}\n" for child in within for line in child.split("\n"))
    if not inside and not text:
        return f"<{start}/>"
    return f"<{start}>\n{inside}</{tag}>" if inside else f"<{start}>{_quoted(text)}</{tag}>"


def document(root: str) -> str:
    """The document of the element ``root``."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{root}\n'


def _quoted(text: str) -> str:
    legal = _NOT_XML.sub(lambda match: escaped(match[0]), text).translate(_REFERENCES)
    return legal.encode("ascii", "xmlcharrefreplace").decode()
