"""The plan has another shape than the default schema asks for.

Why
---
Plans come in several shapes: with links or with nicks, with sections or the table alone, in tiers,
without a table. Each has its ready-made schema. A plan of another shape than the one it is checked
for would break its schema at every line, which helps nobody: it is told so once. Where this rule is
off, every plan is checked with the schema of its own shape instead.

Bad
---
::

    Maple Project Priorities
    ========================

    =========  ============
    Priority   Owner
    =========  ============
    Storage_   ada, ben
    =========  ============

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

from plancheck.finding import Severity
from plancheck.language.words import quote
from plancheck.model import Plan
from plancheck.rules.base import Problem, Rule
from plancheck.violation import DEFAULT_SCHEMA, Shape
from plancheck.wire import place_of

_SEEN = {
    Shape.LINKED: "its people and themes are linked",
    Shape.NICKS: "it names people by nick, without links",
    Shape.NO_TABLE: "it has no table that names the people",
    Shape.TABLE_ONLY: "its themes have no sections",
    Shape.TIERS: "its themes stand in tiers",
}
"""By what a plan of each shape is known."""


def problem(plan: Plan, shape: Shape) -> Problem:
    """What to say of a plan of another shape than the default schema is for."""
    asked = quote(DEFAULT_SCHEMA)
    return Problem(
        place_of(plan, ()),
        f"this plan has another shape than the schema {asked} asks for: {_SEEN[shape]}",
        f"check it with `--schema {shape}`, or set `schema: {shape}` in the configuration",
    )


RULE = Rule("wrong-schema", Severity.ERROR, __doc__)
