"""A name in backticks lacks the underscore that makes it a reference.

Why
---
Single backticks alone mark a name; only with an underscore behind them do they lead anywhere. The
name is that of a section or target of the plan, so a link was meant, and the reader gets none.

Bad
---
::

    Maple Project Priorities
    ========================

    Storage
    -------

    We will finish snapshots, as `Backups` need them.

    Backups
    -------

    We will restore single files.

Good
----
::

    Maple Project Priorities
    ========================

    Storage
    -------

    We will finish snapshots, as `Backups`_ need them.

    Backups
    -------

    We will restore single files.
"""

from collections.abc import Iterator

from plancheck.finding import Severity
from plancheck.language.wording import Wording
from plancheck.language.words import quote
from plancheck.model import FlawKind, Plan
from plancheck.repairs import MAX_REPAIRS, insertion
from plancheck.rules.base import Problem, Rule, flaws
from plancheck.source import Edit, SourceText, Span


def check(plan: Plan, _words: Wording) -> Iterator[Problem]:
    for number, flaw in enumerate(flaws(plan, FlawKind.BARE_NAME)):
        yield Problem(
            flaw.span,
            f"{quote(flaw.detail)} is marked as a name but leads nowhere: its underscore is"
            " missing",
            f"write `{flaw.detail}`_",
            _repair(flaw.span, plan.source) if number < MAX_REPAIRS else (),
        )


def _repair(span: Span, source: SourceText) -> tuple[Edit, ...]:
    ends = (source.lines[span.line - 1][span.column - 1], source.lines[span.end_line - 1])
    if ends[0] != "`" or ends[1][span.end_column - 2] != "`":
        return ()
    return insertion(source, span.end_line, span.end_column, "_")


RULE = Rule("bare-name", Severity.ERROR, __doc__, check=check)
