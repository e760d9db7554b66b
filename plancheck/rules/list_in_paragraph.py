"""List items run into the paragraph before them.

Why
---
RST begins a list only after a blank line. Without it the items are text with asterisks in it, and
the goals they state are no list.

Bad
---
::

    Maple Project Priorities
    ========================

    Storage
    -------

    We will finish:
    * snapshots
    * clones

Good
----
::

    Maple Project Priorities
    ========================

    Storage
    -------

    We will finish:

    * snapshots
    * clones
"""

from collections.abc import Iterator

from plancheck.finding import Severity
from plancheck.language.patterns import Pattern
from plancheck.language.wording import Wording
from plancheck.model import FlawKind, Plan
from plancheck.rules.base import Problem, Rule, flaws
from plancheck.source import Edit, SourceText, Span


def check(plan: Plan, _words: Wording) -> Iterator[Problem]:
    for flaw in flaws(plan, FlawKind.RUN_IN_LIST):
        yield Problem(
            flaw.span,
            "this list runs into the paragraph before it and is read as its text",
            "put a blank line before the list",
            _repair(flaw.span.line, plan.source),
        )


_ITEM = Pattern(r"\s*(?:[*+-]|1[.)]|#\.)\s")


def _repair(line: int, source: SourceText) -> tuple[Edit, ...]:
    if not _ITEM.match(source.lines[line - 1]):
        return ()  # in a cell of a drawn table
    return (Edit(Span(line, 1, line, 1), "\n"),)


RULE = Rule("list-in-paragraph", Severity.WARNING, __doc__, check=check)
