"""Inline markup. To compile all of its patterns takes as long as to parse a short plan."""

import re
from functools import cache
from types import SimpleNamespace
from typing import Any

from docutils import nodes
from docutils.parsers.rst import states

from plancheck.language.patterns import Pattern

_SIGN = re.compile(r"[`*|_\[\\:@]")
"""One of these is in all markup within a paragraph, and in what is taken for it, as addresses."""
_RE_ON_DEMAND = SimpleNamespace(**{**vars(re), "compile": Pattern})
"""The module ``re``, but that it compiles a pattern when that is first tried."""
_SETTINGS = ("character_level_inline_markup", "pep_references", "rfc_references")
"""What the patterns of inline markup are made for."""


@cache
def _customized(*values: Any) -> states.Inliner:
    """Docutils' reader of inline markup, its patterns made for _SETTINGS, which have ``values``."""
    inliner = states.Inliner()
    saved = states.re  # type: ignore[attr-defined]
    try:
        states.re = _RE_ON_DEMAND  # type: ignore[attr-defined]
        inliner.init_customizations(SimpleNamespace(**dict(zip(_SETTINGS, values, strict=True))))
    finally:
        states.re = saved  # type: ignore[attr-defined]
    inliner.patterns.uri.given = _may_hold_address
    return inliner


def _may_hold_address(text: str) -> bool:
    return ":" in text or "@" in text


class Inliner(states.Inliner):
    """Reads inline markup where there is some, by patterns that are made once."""

    def init_customizations(self, settings: Any) -> None:
        """What docutils does; and a bare address is looked for only where it may be one."""
        made = _customized(*(getattr(settings, name) for name in _SETTINGS))
        vars(self).update(vars(made))
        self.implicit_dispatch = [
            (pattern, getattr(self, method.__name__)) for pattern, method in made.implicit_dispatch
        ]

    def parse(self, text: str, *others: Any) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """What docutils does; a text without markup is nothing else."""
        if text and not _SIGN.search(text):
            return [nodes.Text(text)], []
        return super().parse(text, *others)
