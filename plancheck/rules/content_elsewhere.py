"""Part of the plan stands in another file, which is not read.

Why
---
What is included from a file or an address is not part of what reviewers see in the plan, and it is
never followed, for it could name anything. Themes or goals in it are not checked.

Bad
---
::

    Maple Project Priorities
    ========================

    .. include:: themes.rst

Good
----
::

    Maple Project Priorities
    ========================

    * **Snapshots**: take them without stopping writes.
"""

from collections.abc import Iterator

from plancheck.finding import Severity
from plancheck.language.wording import Wording
from plancheck.language.words import quote
from plancheck.model import FlawKind, Plan
from plancheck.rules.base import Problem, Rule, flaws


def check(plan: Plan, _words: Wording) -> Iterator[Problem]:
    for flaw in flaws(plan, FlawKind.NOT_READ):
        yield Problem(
            flaw.span,
            f"the content of {quote(flaw.detail)} is not read",
            "write what belongs to the plan into the plan itself",
        )


RULE = Rule("content-elsewhere", Severity.WARNING, __doc__, check=check)
