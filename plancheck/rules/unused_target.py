"""A link target is defined and never used.

Why
---
Mostly a person who left, or a reference that lost its underscore. Readers of the source take the
line for somebody who has a part in the plan.

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

    .. _Ada Park: https://people.example/ada
    .. _Ben Ode: https://people.example/ben

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

import re
from collections.abc import Iterator

from plancheck.finding import Severity
from plancheck.language.wording import Wording
from plancheck.language.words import nearest, quote
from plancheck.model import UNREAD, Plan, Resolution, Target
from plancheck.repairs import MAX_REPAIRS, removals
from plancheck.rules.base import Problem, Rule
from plancheck.source import Span


def check(plan: Plan, _words: Wording) -> Iterator[Problem]:
    if any(flaw.kind in UNREAD for flaw in plan.flaws):
        return  # what is used in a table that could not be read, nobody knows
    unused = [one for one in plan.targets if one.url is not None and not one.used]
    if not unused:
        return
    lost = {one.name for one in plan.links if one.resolution is Resolution.MISSING}
    look = len(lost) <= MAX_LOST
    meant = {nearest(name, (one.name for one in unused)) for name in lost} if look else set()
    unused = [one for one in unused if one.name not in meant]  # broken-reference names it
    no_use = _of_no_use(plan, unused[:MAX_REPAIRS]) if look else []
    repairs = removals(plan.source, no_use)
    for target in unused:
        yield Problem(
            target.span,
            f"link target {quote(target.name)} is never used",
            f"remove it, or refer to it: `{target.name}`_",
            repairs.get(target.span, ()),
        )


MAX_LOST = 20
"""References that lead nowhere among which one for the target is sought; of more, none is clear."""


def _of_no_use(plan: Plan, unused: list[Target]) -> list[Span]:
    """Those of ``unused`` targets that no words of the plan may have been meant to lead to.

    Where a name stands in the text, what is to be mended is more likely a reference.
    """
    lines = list(plan.source.lines)
    for target in plan.targets:
        for line in range(target.span.line, target.span.end_line + 1):
            lines[line - 1] = ""
    text = _words(" ".join(lines))
    return [one.span for one in unused if _words(one.name) not in text]


def _words(text: str) -> str:
    """The words of ``text`` between single blanks, so that whole ones can be looked for in it."""
    return " ".join(["", *re.findall(r"[^\W_]+", text.lower()), ""])


RULE = Rule("unused-target", Severity.WARNING, __doc__, check=check)
