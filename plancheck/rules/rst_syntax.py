"""RST cannot be read as it was meant.

Why
---
RST guesses what a broken list, quote or markup was meant to be, and mostly guesses wrong: an item
becomes a paragraph, a paragraph a quotation, the rest of a line is lost.

Bad
---
::

    Maple Project Priorities
    ========================

    Storage
    -------

    We will finish:

    * snapshots
    and clones

Good
----
::

    Maple Project Priorities
    ========================

    Storage
    -------

    We will finish:

    * snapshots
      and clones
"""

import re
from collections.abc import Iterator

from plancheck.finding import Severity
from plancheck.language.wording import Wording
from plancheck.model import FlawKind, Plan
from plancheck.rules.base import Problem, Rule, flaws

_PLAIN: tuple[tuple[str, str, str], ...] = (
    (
        r"Unexpected indentation",
        "this is indented deeper than the text before it",
        "put a blank line before it, or align it",
    ),
    (
        r"(?P<what>[\w ]+) ends without a blank line; unexpected unindent",
        "the {what} before this ends without a blank line",
        "put a blank line before this line, or indent it to belong to it",
    ),
    (
        r"Inline (?P<what>.+) start-string without end-string",
        "the {what} that begins here never ends",
        "close it, or put a backslash before the mark if it is meant as it stands",
    ),
    (
        r"Blank line required after table",
        "no blank line stands between a table and this",
        "put one between them",
    ),
    (
        r"[Mm]alformed hyperlink target",
        "this link target has no address that can be told from its name",
        "put a space behind the colon: `.. _name: https://...`",
    ),
    (
        r"Literal block expected; none found",
        "the :: announces an indented block, and none follows",
        "indent the block, or write a single colon",
    ),
    (
        r"(?:Inconsistent title style|Title level inconsistent|Unexpected section title)",
        "this title does not fit the levels of the titles before it",
        "underline it like the other titles of its level",
    ),
    (
        (
            r"(?:Title overline & underline mismatch|Missing matching underline|"
            r"Incomplete section title)"
        ),
        "the lines over and under this title do not match",
        "make both of the same mark and as long as the title",
    ),
)

_CALLED = {
    "strong": "bold text",
    "emphasis": "text in italics",
    "interpreted text or phrase reference": "name in backticks",
    "enumerated list": "numbered list",
}
"""What authors call what docutils names otherwise."""


def check(plan: Plan, _words: Wording) -> Iterator[Problem]:
    for flaw in flaws(plan, FlawKind.SYNTAX):
        text = " ".join(flaw.detail.split())
        for form, message, hint in _PLAIN:
            match = re.match(form, text)
            if match:
                what = match.groupdict().get("what", "").lower()
                yield Problem(flaw.span, message.format(what=_CALLED.get(what, what)), hint)
                break
        else:
            yield Problem(flaw.span, f"RST cannot read this: {text.rstrip('.')}")


RULE = Rule(
    "rst-syntax",
    Severity.ERROR,
    __doc__,
    check=check,
    yields_to=("commented-target", "list-in-paragraph"),
)
