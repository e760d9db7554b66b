"""The line under a title is shorter than the title.

Why
---
RST warns of it, and a line much too short makes the title an ordinary paragraph.

Bad
---
::

    Maple Project Priorities
    ========================

    Storage and backups
    -----------

    We will finish snapshots.

Good
----
::

    Maple Project Priorities
    ========================

    Storage and backups
    -------------------

    We will finish snapshots.
"""

from collections.abc import Iterator

from plancheck.finding import Severity
from plancheck.language.patterns import Pattern
from plancheck.language.wording import Wording
from plancheck.language.words import width
from plancheck.model import FlawKind, Plan
from plancheck.rules.base import Problem, Rule, flaws
from plancheck.source import Edit, SourceText, Span


def check(plan: Plan, _words: Wording) -> Iterator[Problem]:
    for flaw in flaws(plan, FlawKind.SHORT_UNDERLINE):
        yield Problem(
            flaw.span,
            "the line at this title is shorter than the title",
            "make it as long as the title",
            tuple(_repair(flaw.span.line, plan.source)),
        )


_DRAWN = Pattern(r"\s*(?P<line>([^\w\s])\2+)\s*")


def _repair(number: int, source: SourceText) -> Iterator[Edit]:
    """Lengthen the line under the title, and the one over it if it is its like.

    Under a line above, a title may be indented; it is given as much room on its right.
    """
    under = _DRAWN.fullmatch(_line(number + 1, source))
    over = _DRAWN.fullmatch(_line(number - 1, source))
    if not under:
        return
    title = source.lines[number - 1].expandtabs(8).rstrip()
    has_over = over is not None and over["line"] == under["line"]
    indent = len(title) - len(title.lstrip()) - under.start("line")
    wanted = width(title.strip()) + (2 * indent if has_over else 0)
    for at, drawn in ((number - 1, over if has_over else None), (number + 1, under)):
        if drawn:
            end = drawn.end("line") + 1
            missing = wanted - len(drawn["line"])
            yield Edit(Span(at, end, at, end), drawn["line"][0] * missing)


def _line(number: int, source: SourceText) -> str:
    return source.lines[number - 1] if 1 <= number <= len(source.lines) else ""


RULE = Rule("short-underline", Severity.WARNING, __doc__, check=check)
