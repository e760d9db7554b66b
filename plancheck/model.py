"""A plan as a careful person reads it: themes, contacts, sections, goals, and where they stand.

The words are those of the README's chapter "How a plan is read". Everything here is a fact about
the text; what is good or bad about it is for the rules to say.

Places take no part in comparisons: two plans are equal when they say the same.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from plancheck.source import SourceText, Span


class Commitment(StrEnum):
    """Whether a goal or a theme is promised or lies beyond the promise."""

    COMMITTED = "committed"
    STRETCH = "stretch"


class Resolution(StrEnum):
    """What a reference leads to, by RST's own rules."""

    SECTION = "section"
    URL = "url"
    PLACE = "place"  # a target inside the text that is no section's title, or a footnote
    MISSING = "missing"
    AMBIGUOUS = "ambiguous"  # several sections or targets of that name lead to different places


class SectionRole(StrEnum):
    """What a section is for."""

    TITLE = "title"  # the plan itself
    THEME = "theme"
    CONTAINER = "container"  # holds the sections of themes ("Details")
    TIER = "tier"  # a priority table stands in it
    SIDE = "side"  # dates, process, maintenance: nothing in it is a goal
    OTHER = "other"  # states goals, and belongs to no theme


class FlawKind(StrEnum):
    """What is wrong with the RST itself, as the reader met it."""

    UNREADABLE = "unreadable"  # the text as a whole could not be read
    SYNTAX = "syntax"
    SHORT_UNDERLINE = "short underline"
    MALFORMED_TABLE = "malformed table"
    HEADERLESS_TABLE = "headerless table"
    HALF_KNOWN_TABLE = "half-known table"  # its header names themes or people, but not both
    SEVERAL_THEMES = "several themes"  # a row of a priority table that holds more than one
    NOT_READ = "not read"  # content that stands elsewhere: include, csv-table :file:
    RUN_IN_LIST = "run-in list"  # list items that RST takes for a paragraph's text
    BARE_NAME = "bare name"  # `Name` where `Name`_ is meant
    QUOTED_NAME = "quoted name"  # 'Name'_ where `Name`_ is meant


@dataclass(frozen=True, slots=True)
class Flaw:
    """A flaw of the RST at a place; ``detail`` holds the words that its rule's message needs."""

    kind: FlawKind
    detail: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence or another stretch of the plan's prose, folded and without markup."""

    text: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Section:
    """A section; ``span`` is its title's text, ``level`` 1 that of the outermost title."""

    title: str
    level: int
    role: SectionRole
    parent: str | None
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Link:
    """A reference in the text; ``name`` is what it asks for, as written.

    ``url`` is set when it leads to one; ``section`` is the title of the section of that name,
    which with ``resolution`` URL means that an inline link catches the reference before it gets
    there.
    """

    name: str
    resolution: Resolution
    url: str | None
    section: str | None
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Target:
    """An explicit hyperlink target, ``.. _name: url``; ``url`` is None for one inside the text."""

    name: str
    url: str | None
    used: bool
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Contact:
    """A person or group named for a theme; ``link`` is None for a name in plain text."""

    name: str
    link: Link | None
    span: Span = field(compare=False)

    @property
    def url(self) -> str | None:
        """Where the link leads, if it is one and that is a URL."""
        return self.link.url if self.link else None


@dataclass(frozen=True, slots=True)
class Field:
    """What a further column of the table says of a theme; ``name`` is the column's header."""

    name: str
    value: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Goal:
    """One outcome that the plan says the team intends to reach."""

    text: str
    commitment: Commitment
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Theme:
    """One thing the team prioritises; ``span`` is its name in the table, or its title or item."""

    name: str
    tier: str | None
    commitment: Commitment
    contacts: tuple[Contact, ...]
    fields: tuple[Field, ...]
    link: Link | None
    section: Section | None
    goals: tuple[Goal, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Declared:
    """Values that the plan says a field can have; ``about`` is the text that names the field."""

    about: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """One RST file that says what a team commits to in one cycle.

    ``intro`` holds the sentences before the first section, ``asides`` those of each side section;
    ``has_table`` tells whether a priority table names the themes.
    """

    source: SourceText = field(compare=False)
    title: str | None = None
    title_span: Span | None = field(default=None, compare=False)
    label: str | None = None
    label_span: Span | None = field(default=None, compare=False)
    cycle: str | None = None
    themes: tuple[Theme, ...] = ()
    has_table: bool = False
    intro: tuple[Passage, ...] = ()
    asides: tuple[tuple[Passage, ...], ...] = ()
    declared: tuple[Declared, ...] = ()
    sections: tuple[Section, ...] = ()
    links: tuple[Link, ...] = ()
    targets: tuple[Target, ...] = ()
    flaws: tuple[Flaw, ...] = ()
