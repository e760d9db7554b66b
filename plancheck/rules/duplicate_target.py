"""A link target is defined a second time.

Why
---
Two targets of one name that differ make every reference to it ambiguous, and RST then links none
of them. Two that agree are a line too many, and the next edit will change only one.

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
from plancheck.language.words import key, quote
from plancheck.model import Plan, Target
from plancheck.repairs import MAX_REPAIRS, removals
from plancheck.rules.base import Problem, Rule


def check(plan: Plan, _words: Wording) -> Iterator[Problem]:
    first: dict[str, Target] = {}
    for target in plan.targets:
        first.setdefault(key(target.name), target)
    again = [one for one in plan.targets if one is not first[key(one.name)]]
    exact = [one.span for one in again if one.url and one.url == first[key(one.name)].url]
    repairs = removals(plan.source, exact[:MAX_REPAIRS])
    for target in again:
        known = first[key(target.name)]
        same = known.url == target.url
        yield Problem(
            target.span,
            f"target {quote(target.name)} is already defined on line {known.span.line}"
            + ("" if same else ", with another address"),
            "remove this line" if same else "keep the one that is right",
            repairs.get(target.span, ()),
        )


RULE = Rule("duplicate-target", Severity.WARNING, __doc__, check=check)
