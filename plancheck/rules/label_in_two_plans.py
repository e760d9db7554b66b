"""A section has a label that stands in another plan, too.

Why
---
Sphinx knows a label everywhere and keeps one of the two: links to the other theme lead to the wrong
plan. Mostly the section was copied from the last cycle's plan. It is found where both files are
checked in one run; in the examples, the other file is a copy of the bad one.

Bad
---
::

    Oak Team's Snapshot Plan
    ========================

    .. _snapshots:

    Snapshots
    ---------

    We will take them without stopping writes.

Good
----
::

    Oak Team's Snapshot Plan
    ========================

    .. _oak-snapshots:

    Snapshots
    ---------

    We will take them without stopping writes.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from plancheck.claims import Claims
from plancheck.finding import Severity
from plancheck.language.words import key, quote
from plancheck.rules.base import Problem, Rule


def across(plans: Sequence[Claims]) -> Iterator[tuple[Claims, Problem]]:
    holders: dict[str, dict[str, int]] = {}  # label: the paths of plans that have it, and its line
    for plan in plans:
        for label in plan.labels:
            holders.setdefault(key(label.text), {}).setdefault(plan.path, label.span.line)
    for plan in plans:
        for label in plan.labels:
            found = islice(holders[key(label.text)].items(), 2)
            other = next(((path, line) for path, line in found if path != plan.path), None)
            if other:
                path, line = other
                own = f"such as {plan.cycle}-{label.text}" if plan.cycle else "with its cycle in it"
                yield (
                    plan,
                    Problem(
                        label.span,
                        f"the label {quote(label.text)} stands in {path}, too, on line {line}",
                        f"give this section a label of its own, {own}",
                    ),
                )


RULE = Rule("label-in-two-plans", Severity.WARNING, __doc__, across=across)
