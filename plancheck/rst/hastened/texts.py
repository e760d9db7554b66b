"""What docutils asks of each node and text: where it belongs, what it is called, how wide it is.

Most nodes have no attributes of their own, and most texts are ASCII without an escape.
"""

import re
from collections.abc import Sequence
from typing import Any

from docutils import nodes, utils
from docutils.parsers.rst import states, tableparser
from docutils.statemachine import StringList

from plancheck.rst.parts import Part


def _setup_child(parent: Any, child: Any) -> None:
    """What docutils does, which asks up to five times for the document, and by an exception."""
    child.parent = parent
    holder = parent
    while holder is not None:
        document = holder._document  # noqa: SLF001
        if document is not None:
            child._document = document  # noqa: SLF001
            if child.source is None:
                child.source = document.current_source
            if child.line is None:
                child.line = document.current_line
            return
        holder = holder.parent


_init = nodes.Element.__init__
_LISTS = ("ids", "classes", "names", "dupnames")
"""Attributes that are lists; docutils 0.21 has another one."""


def _init_element(
    element: Any, rawsource: str = "", *children: nodes.Node, **attributes: Any
) -> None:
    """What docutils does; most elements begin without attributes of their own."""
    if attributes or element.list_attributes != _LISTS or isinstance(rawsource, nodes.Element):
        _init(element, rawsource, *children, **attributes)
        return
    element.rawsource = rawsource
    element.children = []
    for child in children:
        _setup_child(element, child)
        element.children.append(child)
    element.attributes = {"ids": [], "classes": [], "names": [], "dupnames": []}
    if element.tagname is None:
        element.tagname = type(element).__name__


_unescape = nodes.unescape


def _unescape_if_any(text: str, *others: Any, **named: Any) -> str:
    return _unescape(text, *others, **named) if "\0" in text else text


_make_id = nodes.make_id
_NO_ID = re.compile("[^a-z0-9]+")


def _make_id_of_ascii(name: str) -> str:
    """What docutils does, which looks for what other letters look like."""
    if not name.isascii():
        return _make_id(name)
    return _NO_ID.sub("-", name.lower()).strip("-").lstrip("-0123456789")


_column_width = utils.column_width
_column_indices = utils.column_indices
_strip_combining = utils.strip_combining_chars
_pad_double_width = StringList.pad_double_width


def _width(text: str) -> int:
    return len(text) if text.isascii() else _column_width(text)


def _indices(text: str) -> Sequence[int]:
    return range(len(text)) if text.isascii() else _column_indices(text)


def _without_combining(text: str) -> str:
    return text if text.isascii() else _strip_combining(text)


def _pad_if_any(lines: Any, character: str) -> None:
    if not all(map(str.isascii, lines.data)):
        _pad_double_width(lines, character)


TEXTS: tuple[Part, ...] = (
    (nodes.Node, "setup_child", _setup_child),
    (nodes.Element, "__init__", _init_element),
    (nodes, "unescape", _unescape_if_any),
    (states, "unescape", _unescape_if_any),
    (nodes, "make_id", _make_id_of_ascii),
    (states, "column_width", _width),
    (states, "strip_combining_chars", _without_combining),
    (tableparser, "strip_combining_chars", _without_combining),
    (utils, "column_indices", _indices),
    (StringList, "pad_double_width", _pad_if_any),
)
