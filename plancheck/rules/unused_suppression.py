"""A comment silences a rule that finds nothing there.

Why
---
What it was written for has been mended or has moved away. Left in place, it will hide the next
finding of that rule, which nobody has judged.

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

    .. plancheck: ignore[unused-target] she joins in May

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

from plancheck.finding import Severity, Suppression
from plancheck.rules.base import Problem, Rule


def problem(suppression: Suppression, code: str) -> Problem:
    """What to say of a suppression of the rule ``code`` that silences nothing."""
    where = "in this plan" if suppression.covers is None else "there"
    return Problem(
        suppression.span,
        f"this comment silences {code}, which finds nothing {where}",
        "take the comment out" if len(suppression.codes) == 1 else f"take {code} out of it",
    )


RULE = Rule("unused-suppression", Severity.WARNING, __doc__)
