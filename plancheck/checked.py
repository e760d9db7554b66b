"""What a plan is checked with, and what that comes to: values, without what makes them.

They can be had from earlier runs, and then neither docutils nor the rules are imported.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct, field

from plancheck.claims import Claims
from plancheck.errors import PlancheckError
from plancheck.finding import Finding, Severity, Suppressed, Suppression
from plancheck.language.wording import DEFAULT, Wording
from plancheck.schema import SHAPES, Schema

if TYPE_CHECKING:
    from plancheck.model import Plan


class Setup(Struct, frozen=True):
    """What a plan is checked with.

    ``fitting`` finds the schema that ships for another shape of plan, by name; it is asked when
    nobody chose ``schema``, and None when somebody did.
    """

    schema: Schema
    fitting: Callable[[str], Schema] | None = None
    wording: Wording = DEFAULT
    severities: Mapping[str, Severity | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Raise PlancheckError where a rule is named that there is not, or that cannot be used."""
        if self.schema.name in SHAPES and not self.severities:
            return  # what ships is right, and the rules need not be imported to say so
        from plancheck.rules import named, of_schema, unreadable_plan

        for code in self.severities:
            named(code)
        if self.severities.get(unreadable_plan.RULE.code, Severity.ERROR) in (None, Severity.INFO):
            raise PlancheckError(
                f"the rule {unreadable_plan.RULE.code!r} cannot be off or info",
                "no plan may pass unread",
            )
        for code in sorted(self.schema.rules()):
            of_schema(code, self.schema.name)


class Checked(Struct, frozen=True):
    """What was found in one plan.

    ``suppressions`` are what in the plan is to be silenced, ``claims`` what it claims among others,
    None where a bug kept it from being read. ``in_full`` is whether every rule could look at all of
    it; ``bugs`` are tracebacks of what failed on the way. ``plan`` is what was read, None where
    that is not known: the findings may be those of an earlier run.
    """

    findings: tuple[Finding, ...]
    suppressions: tuple[Suppression, ...] = ()
    claims: Claims | None = None
    in_full: bool = False
    bugs: tuple[str, ...] = ()
    plan: "Plan | None" = None


class Told(Struct, frozen=True):
    """What is told of a plan and what is not; both in the order of findings."""

    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
