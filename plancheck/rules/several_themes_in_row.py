"""A row of the table holds several themes.

Why
---
Without a line between them, themes on lines of their own are one row for RST: one theme with a
strange name, and the people of all of them together.

Bad
---
::

    Maple Project Priorities
    ========================

    +-------------+------------+
    | Priority    | Owner      |
    +=============+============+
    | Storage_    | Ada_       |
    | Networking_ | Ben_       |
    +-------------+------------+

    .. _Ada: https://people.example/ada
    .. _Ben: https://people.example/ben

    Storage
    -------

    We will finish snapshots.

    Networking
    ----------

    We will support two uplinks.

Good
----
::

    Maple Project Priorities
    ========================

    +-------------+------------+
    | Priority    | Owner      |
    +=============+============+
    | Storage_    | Ada_       |
    +-------------+------------+
    | Networking_ | Ben_       |
    +-------------+------------+

    .. _Ada: https://people.example/ada
    .. _Ben: https://people.example/ben

    Storage
    -------

    We will finish snapshots.

    Networking
    ----------

    We will support two uplinks.
"""

from collections.abc import Iterator

from plancheck.finding import Severity
from plancheck.language.wording import Wording
from plancheck.language.words import quote
from plancheck.model import FlawKind, Plan
from plancheck.rules.base import Problem, Rule, flaws


def check(plan: Plan, _words: Wording) -> Iterator[Problem]:
    for flaw in flaws(plan, FlawKind.SEVERAL_THEMES):
        yield Problem(
            flaw.span,
            f"this row holds several themes: {quote(flaw.detail)}",
            "put a row border between them, so that each has its own people",
        )


RULE = Rule("several-themes-in-row", Severity.ERROR, __doc__, check=check)
