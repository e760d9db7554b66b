"""What a rule is: a pure function from a plan to problems, with its own documentation."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from msgspec import Struct

from plancheck.claims import Claims
from plancheck.finding import Severity
from plancheck.language.wording import Wording
from plancheck.model import Contact, Flaw, FlawKind, Plan, Theme
from plancheck.source import Edit, Span
from plancheck.violation import Violation


class Problem(Struct, frozen=True):
    """What a rule found: the place, what is wrong there, what to do next, the certain repair."""

    span: Span
    message: str
    hint: str = ""
    edits: tuple[Edit, ...] = ()


class Doc(Struct, frozen=True):
    """A rule's documentation: what it finds, why that matters, an example of each kind."""

    summary: str
    reason: str
    bad: str
    good: str


Check = Callable[[Plan, Wording], Iterator[Problem]]
Across = Callable[[Sequence[Claims]], Iterator[tuple[Claims, Problem]]]
Describe = Callable[[Plan, Violation], Problem | None]


class Rule(Struct, frozen=True, dict=True):
    """A rule. ``code`` is its one name, everywhere.

    ``check`` finds its problems in a plan, ``across`` those of plans
    that are checked together. A rule about what a plan's shape demands has none: the
    schema finds those, and ``describe`` puts them into words; None where it has none that fit.
    A rule that is a matter of taste is not ``enabled`` until somebody asks for it.
    ``yields_to`` are rules whose finding at the same place already tells the cause.
    ``text`` is the documentation: the docstring of the rule's module.
    """

    code: str
    severity: Severity
    text: str
    check: Check | None = None
    across: Across | None = None
    describe: Describe | None = None
    yields_to: tuple[str, ...] = ()
    enabled: bool = True

    @cached_property
    def doc(self) -> Doc:
        """The documentation, by its headings; none where ``python -OO`` has taken it away."""
        if not self.text:
            return Doc(self.code, "", "", "")
        summary, *parts = re.split(r"^(\w+)\n-+\n", self.text.strip(), flags=re.MULTILINE)
        named = dict(zip(parts[::2], parts[1::2], strict=True))
        return Doc(
            summary.strip(),
            named["Why"].strip(),
            _example(named["Bad"]),
            _example(named["Good"]),
        )


def _example(text: str) -> str:
    """The literal block of an example, without its indentation."""
    _, _, block = text.partition("::\n")
    lines = block.strip("\n").split("\n")
    return "\n".join(line[4:] for line in lines).rstrip() + "\n"


def flaws(plan: Plan, kind: FlawKind) -> Iterator[Flaw]:
    """The flaws of one kind that the reader met."""
    return (flaw for flaw in plan.flaws if flaw.kind is kind)


def theme_at(plan: Plan, violation: Violation) -> Theme | None:
    """The theme that a breach of the schema stands in."""
    match violation.path:
        case ("themes", int(number), *_):
            return plan.themes[number]
    return None


def contact_at(plan: Plan, violation: Violation) -> Contact | None:
    """The contact that a breach of the schema stands in."""
    match violation.path:
        case ("themes", int(theme), "contacts", int(number), *_):
            return plan.themes[theme].contacts[number]
    return None
