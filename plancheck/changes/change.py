"""What changed between two revisions of a plan, as facts.

The words are those of the README's chapter on changes. Like everything in the model, places take
no part in comparisons: two changes are equal when they say the same.
"""

from enum import StrEnum
from typing import ClassVar

from msgspec import Struct

from plancheck.digests import sha256
from plancheck.language.sameness import essence
from plancheck.model import Commitment, Plan
from plancheck.source import Span, Statement


class Subject(StrEnum):
    """What a change is about."""

    THEME = "theme"
    GOAL = "goal"
    CONTACT = "contact"
    FIELD = "field"


class Kind(StrEnum):
    """What became of it."""

    ADDED = "added"
    DROPPED = "dropped"
    STRETCHED = "stretched"  # was committed, lies beyond the promise now
    PROMOTED = "promoted"  # lay beyond the promise, is committed now
    RENAMED = "renamed"
    RETIERED = "retiered"  # stands in another tier, as committed as before
    MOVED = "moved"  # stands under another theme
    REWORDED = "reworded"
    RELINKED = "relinked"  # is the same name with another URL
    CHANGED = "changed"

    @property
    def mirror(self) -> "Kind":
        """What the same change is when it is read backwards."""
        return _MIRROR.get(self, self)


_MIRROR = {
    Kind.ADDED: Kind.DROPPED,
    Kind.DROPPED: Kind.ADDED,
    Kind.STRETCHED: Kind.PROMOTED,
    Kind.PROMOTED: Kind.STRETCHED,
}
_BOTH_WAYS = (Kind.ADDED, Kind.DROPPED)
_PROMISE = (Kind.STRETCHED, Kind.PROMOTED)
KINDS: dict[Subject, tuple[Kind, ...]] = {
    Subject.THEME: (*_BOTH_WAYS, *_PROMISE, Kind.RENAMED, Kind.RETIERED),
    Subject.GOAL: (*_BOTH_WAYS, *_PROMISE, Kind.MOVED, Kind.REWORDED),
    Subject.CONTACT: (*_BOTH_WAYS, Kind.RELINKED),
    Subject.FIELD: (*_BOTH_WAYS, Kind.CHANGED),
}
"""What can become of each subject."""


class Ref(Statement, frozen=True):
    """One side of a change: words of a plan and where they stand.

    ``text`` is what stands at ``span``: a theme's name, a goal's text, a contact's name, a
    field's value. ``theme`` is the theme it belongs to, by its name on this side. The rest is
    there for what has it: themes and goals a commitment, themes a tier, contacts a URL, and fields
    a name, the header of their column.
    """

    theme: str
    text: str
    span: Span
    commitment: Commitment | None = None
    tier: str | None = None
    url: str | None = None
    name: str = ""


class Anchor(Statement, frozen=True):
    """Where something is looked for on the side on which it is not: the nearest place there.

    ``theme`` is the name that its theme has there; None where the theme is not there either.
    """

    span: Span
    theme: str | None = None


class Evidence(StrEnum):
    """Why two things of two plans were taken as one."""

    SAME = "same"  # they say the same; see ``sameness``
    SAME_SECTION = "same section"
    LEAD = "same lead"  # what stands before the colon
    WORDS = "words"
    LINKS = "links"
    GOALS = "goals"
    CONTACTS = "contacts"


class Reason(Struct, frozen=True):
    """One piece of evidence and what was found: the words, URLs or names that are shared."""

    evidence: Evidence
    shared: tuple[str, ...]


class Match(Struct, frozen=True):
    """Two themes or two goals that were taken as one; ``score`` is 1 where they say the same."""

    subject: Subject
    before: Ref
    after: Ref
    score: float
    reasons: tuple[Reason, ...]

    def mirrored(self) -> "Match":
        """The same pair, read backwards."""
        return Match(self.subject, self.after, self.before, self.score, self.reasons)


class Change(Statement, frozen=True):
    """One thing that became of a theme, a goal, a contact or a field.

    What stands on one side alone has an ``anchor`` on the other; ``match`` tells why the two sides
    of a theme or a goal were taken as one, which takes no part in comparisons.
    """

    apart: ClassVar = ("match",)
    subject: Subject
    kind: Kind
    before: Ref | None
    after: Ref | None
    anchor: Anchor | None = None
    match: Match | None = None

    def __post_init__(self) -> None:
        if self.kind not in KINDS[self.subject]:
            raise ValueError(f"a {self.subject} cannot be {self.kind}")
        sides = (self.before is not None, self.after is not None)
        wanted = (self.kind is not Kind.ADDED, self.kind is not Kind.DROPPED)
        if sides != wanted:
            raise ValueError(f"what is {self.kind} cannot have these sides: {self!r}")
        if (self.anchor is None) is not (self.kind not in _BOTH_WAYS):
            raise ValueError(f"what stands on one side alone has an anchor: {self!r}")

    @property
    def sides(self) -> tuple[Ref, ...]:
        """Those of ``before`` and ``after`` that there are: one or two."""
        return tuple(side for side in (self.before, self.after) if side)

    @property
    def theme(self) -> str:
        """The theme it belongs to: its name on the after side, or before where that is gone."""
        if self.after is None and self.anchor and self.anchor.theme is not None:
            return self.anchor.theme
        return self.sides[-1].theme

    @property
    def name(self) -> str:
        """What a contact or field is called now, or was where it is gone; else empty."""
        side = self.sides[-1]
        return side.text if self.subject is Subject.CONTACT else side.name

    def told(self, side: Ref | None) -> str | None:
        """What is told of ``side``: its text, or what changed when the text did not."""
        if side is None:
            return None
        match self.kind:
            case Kind.RETIERED:
                return side.tier
            case Kind.RELINKED:
                return side.url
        return side.text

    @property
    def id(self) -> str:
        """A short name for this change that stays while a proposal is revised.

        Eight hexadecimal digits, made of the subject, the kind and what the older side says: its
        theme and its text. Neither lines nor case, punctuation and markup change it. Changes that
        say the same of the same theme have the same id.
        """
        side = self.sides[0]
        parts = (self.subject, self.kind, *map(essence, (side.theme, side.name, side.text)))
        return sha256("\n".join(parts))[:8]

    def mirrored(self) -> "Change":
        """The same change, read backwards."""
        return Change(
            self.subject,
            self.kind.mirror,
            self.after,
            self.before,
            self.anchor,
            self.match.mirrored() if self.match else None,
        )


class Comparison(Struct, frozen=True):
    """Two revisions of a plan, what was taken as one in them, and what changed.

    Changes stand by theme, in the order of the plan; within a theme it comes first, then its
    goals, contacts and fields.
    """

    before: Plan
    after: Plan
    changes: tuple[Change, ...]
    matches: tuple[Match, ...]
