"""Straight quotes stand where backticks are meant.

Why
---
Only backticks make a reference of several words. In quotes the words stay as they are, underscore
and all, and lead nowhere.

Bad
---
::

    Maple Project Priorities
    ========================

    =========  ============
    Priority   Owner
    =========  ============
    Storage_   'Ada Park'_
    =========  ============

    .. _Ada Park: https://people.example/ada

    Storage
    -------

    We will finish snapshots.

Good
----
::

    Maple Project Priorities
    ========================

    =========  ============
    Priority   Owner
    =========  ============
    Storage_   `Ada Park`_
    =========  ============

    .. _Ada Park: https://people.example/ada

    Storage
    -------

    We will finish snapshots.
"""

from collections.abc import Iterator

from plancheck.finding import Severity
from plancheck.language.wording import Wording
from plancheck.language.words import quote
from plancheck.model import FlawKind, Plan
from plancheck.rules.base import Problem, Rule, flaws
from plancheck.source import Edit, SourceText, Span


def check(plan: Plan, _words: Wording) -> Iterator[Problem]:
    for flaw in flaws(plan, FlawKind.QUOTED_NAME):
        yield Problem(
            flaw.span,
            f"{quote(flaw.detail)} stands in quotes where backticks are meant, and leads nowhere",
            f"write `{flaw.detail}`_",
            _repair(flaw.span, plan.source),
        )


_QUOTES = frozenset("'\"‘’“”")


def _repair(span: Span, source: SourceText) -> tuple[Edit, ...]:
    opening = Span(span.line, span.column, span.line, span.column + 1)
    closing = Span(span.end_line, span.end_column - 2, span.end_line, span.end_column - 1)
    ends = source.lines[span.end_line - 1][closing.column - 1 :]
    if source.lines[span.line - 1][span.column - 1] not in _QUOTES or ends[:1] not in _QUOTES:
        return ()
    return (Edit(opening, "`"), Edit(closing, "`"))


RULE = Rule("quoted-name", Severity.ERROR, __doc__, check=check)
