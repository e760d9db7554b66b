"""A breach of a schema, as plain data: what the schema finds and the rules put into words."""

from enum import StrEnum
from typing import Any

from msgspec import Struct

from plancheck.finding import Severity

Path = tuple[str | int, ...]
"""Where something stands in the data: keys and indexes from the outside in."""

NOTE = "x-plancheck"
"""Where a subschema says how its breach is reported."""


class Shape(StrEnum):
    """The shapes that plans have; for each the schema of its name ships."""

    LINKED = "linked"
    NICKS = "nicks"
    NO_TABLE = "no-table"
    TABLE_ONLY = "table-only"
    TIERS = "tiers"


DEFAULT_SCHEMA = Shape.LINKED
"""The schema that a plan is checked with when none is named."""


class Note(Struct, frozen=True):
    """What a subschema says of how its breach is reported; empty where it says nothing."""

    rule: str = ""
    message: str = ""
    hint: str = ""
    severity: Severity | None = None


class Violation(Struct, frozen=True):
    """A breach of a schema: the place in the data, the keyword broken and what it asks for.

    Of keys that are not known, each is a breach at its own place, and ``asked`` the known ones.
    Where nothing is allowed at all, by a plain ``false``, that is the ``keyword``.
    """

    path: Path
    keyword: str
    asked: Any
    value: Any
    note: Note
