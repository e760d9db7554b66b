"""A comment to plancheck silences nothing, because it is not understood.

Why
---
A comment silences a rule only when it names it. One that is misspelt looks as if it did, and the
finding that it was written for stays. It says `ignore[RULE]` for the block that follows it,
`ignore-line[RULE] "words"` for the line of that block with those words, or `ignore-file[RULE]` for
the whole plan; a reason may stand behind.

Bad
---
::

    Maple Project Priorities
    ========================

    =========  ============
    Priority   Owner
    =========  ============
    Storage_   `Ada Park`_
    =========  ============

    .. plancheck: ignore[unsed-target] she joins in May

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

    .. plancheck: ignore[unused-target] she joins in May

    .. _Ben Ode: https://people.example/ben
    .. _Ada Park: https://people.example/ada

    Storage
    -------

    We will finish snapshots.
"""

from collections.abc import Iterable, Iterator

from plancheck.finding import Severity, Suppression
from plancheck.language.wording import Wording
from plancheck.language.words import nearest, quote
from plancheck.model import FlawKind, Plan
from plancheck.rules.base import Problem, Rule, flaws


def check(plan: Plan, _words: Wording) -> Iterator[Problem]:
    for flaw in flaws(plan, FlawKind.SUPPRESSION):
        what, _, hint = flaw.detail.partition(": ")
        yield Problem(flaw.span, f"this comment silences nothing: {what}", hint)


def no_such_rule(suppression: Suppression, code: str, known: Iterable[str]) -> Problem:
    """What to say of a suppression of ``code``, which is none of the rules ``known``."""
    close = nearest(code, known)
    return Problem(
        suppression.span,
        f"this comment silences nothing: there is no rule {quote(code)}",
        f"did you mean {close}?" if close else "`plancheck explain` lists the rules",
    )


def never_silent(suppression: Suppression, code: str) -> Problem:
    """What to say of a suppression of the rule ``code``, which no plan can silence."""
    return Problem(
        suppression.span,
        f"this comment silences nothing: {code} cannot be silenced",
        "mend what it finds, or let the configuration switch the rule off",
    )


RULE = Rule("broken-suppression", Severity.WARNING, __doc__, check=check)
