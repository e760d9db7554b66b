"""A plan as a careful person reads it: themes, contacts, sections, goals, and where they stand.

The words are those of the README's chapter "How a plan is read". Everything here is a fact about
the text; what is good or bad about it is for the rules to say.

Places take no part in comparisons: two plans are equal when they say the same.
"""

from enum import StrEnum
from functools import cached_property
from typing import ClassVar

from msgspec import Struct

from plancheck.claims import Claims
from plancheck.finding import Suppression
from plancheck.language.words import key
from plancheck.source import Edit, Passage, SourceText, Span, Statement


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
    UNWRITTEN_THEME = "unwritten theme"  # a row that shows where a theme is to be written
    NOT_READ = "not read"  # content that stands elsewhere: include, csv-table :file:
    RUN_IN_LIST = "run-in list"  # list items that RST takes for a paragraph's text
    BARE_NAME = "bare name"  # `Name` where `Name`_ is meant
    QUOTED_NAME = "quoted name"  # 'Name'_ where `Name`_ is meant
    SUPPRESSION = "suppression"  # a comment to plancheck that says nothing it understands


UNREAD = (FlawKind.UNREADABLE, FlawKind.MALFORMED_TABLE, FlawKind.NOT_READ)
"""Flaws behind which a part of the plan, maybe the one that matters, was not read."""


class Flaw(Statement, frozen=True):
    """A flaw of the RST at a place; ``detail`` holds the words that its rule's message needs."""

    kind: FlawKind
    detail: str
    span: Span


class Promise(Statement, frozen=True):
    """A sentence that says for which cycle its promise is: "In Newton we will finish ..."."""

    cycle: str
    span: Span


class NamedBy(StrEnum):
    """What names the cycle of a plan."""

    TITLE = "title"
    LABEL = "label"
    FILE = "file name"


class Named(Statement, frozen=True):
    """The known cycles that a plan's title, its labels or its file name name, if they do."""

    by: NamedBy
    cycles: tuple[str, ...]
    span: Span


class Section(Statement, frozen=True):
    """A section; ``span`` is its title's text, ``level`` 1 that of the outermost title.

    ``passages`` are the sentences that stand in it, those of its lists too, before a subsection;
    what they say of the plan stands in its themes, and takes part in comparisons there.
    """

    apart: ClassVar = ("span", "passages")
    title: str
    level: int
    role: SectionRole
    parent: str | None
    span: Span
    passages: tuple[Passage, ...] = ()


class Link(Statement, frozen=True):
    """A reference in the text; ``name`` is what it asks for, as written.

    ``url`` is set when it leads to one; ``section`` is the title of the section of that name,
    which with ``resolution`` URL means that an inline link catches the reference before it gets
    there.
    """

    name: str
    resolution: Resolution
    url: str | None
    section: str | None
    span: Span


class Target(Statement, frozen=True):
    """An explicit hyperlink target, ``.. _name: url``; ``url`` is None for one inside the text."""

    name: str
    url: str | None
    used: bool
    span: Span


class Commented(Statement, frozen=True):
    """A comment that has the form of a target but for one character; ``edit`` puts that in.

    ``section`` is the title of the section that it stands right before, as a label does.
    """

    apart: ClassVar = ("edit", "span")
    name: str
    url: str | None
    section: str | None
    edit: Edit
    span: Span


class Contact(Statement, frozen=True):
    """A person or group named for a theme; ``link`` is None for a name in plain text."""

    name: str
    link: Link | None
    span: Span

    @property
    def url(self) -> str | None:
        """Where the link leads, if it is one and that is a URL."""
        return self.link.url if self.link else None


class Field(Statement, frozen=True):
    """What a further column of the table says of a theme; ``name`` is the column's header."""

    name: str
    value: str
    span: Span


class Goal(Statement, frozen=True):
    """One outcome that the plan says the team intends to reach.

    Whether it stands ``in_list`` or in prose is its form. Like its place, that takes no part in
    comparisons: two plans that state the same outcomes say the same.
    """

    apart: ClassVar = ("span", "in_list")
    text: str
    commitment: Commitment
    span: Span
    in_list: bool = False


class Theme(Statement, frozen=True):
    """One thing the team prioritises; ``span`` is its name in the table, or its title or item."""

    name: str
    tier: str | None
    commitment: Commitment
    contacts: tuple[Contact, ...]
    fields: tuple[Field, ...]
    link: Link | None
    section: Section | None
    goals: tuple[Goal, ...]
    span: Span


class Declared(Struct, frozen=True, array_like=True):
    """Values that the plan says a field can have; ``about`` is the text that names the field."""

    about: str
    values: tuple[str, ...]


class Plan(Statement, frozen=True, dict=True):
    """One RST file that says what a team commits to in one cycle.

    ``series`` is what its file's name says beside the cycle, ``section_labels`` are the labels
    before sections, the plan's own left out. ``intro`` holds the sentences before the first
    section, ``asides`` those of each side section; ``notes`` are all sentences that may say how the
    priority tables are kept: those of the introduction, of the sections that the tables stand in
    and of side sections without a table of their own, with their list items. ``has_table`` tells
    whether a priority table names the themes, ``people_columns`` are the headers of the columns
    that name the people. ``promises`` are those of the sections that may state goals, for this
    cycle or another.
    """

    apart: ClassVar = ("source", "title_span", "label_span", "series")
    source: SourceText
    title: str | None = None
    title_span: Span | None = None
    label: str | None = None
    label_span: Span | None = None
    cycle: str | None = None
    series: str = ""
    section_labels: tuple[Passage, ...] = ()
    named: tuple[Named, ...] = ()
    themes: tuple[Theme, ...] = ()
    has_table: bool = False
    people_columns: tuple[str, ...] = ()
    intro: tuple[Passage, ...] = ()
    asides: tuple[tuple[Passage, ...], ...] = ()
    notes: tuple[Passage, ...] = ()
    promises: tuple[Promise, ...] = ()
    declared: tuple[Declared, ...] = ()
    sections: tuple[Section, ...] = ()
    links: tuple[Link, ...] = ()
    targets: tuple[Target, ...] = ()
    commented: tuple[Commented, ...] = ()
    flaws: tuple[Flaw, ...] = ()
    suppressions: tuple[Suppression, ...] = ()

    @cached_property
    def commented_by_name(self) -> dict[str, Commented]:
        """The comments that would be targets, by their names as RST compares them."""
        return {key(one.name): one for one in reversed(self.commented)}

    @property
    def claims(self) -> Claims:
        """What the plan claims; one without themes is a plan of no cycle."""
        place = self.title_span or self.source.line_span(1)
        cycle = self.cycle if self.themes else None
        return Claims(self.source.path, self.series, cycle, place, self.section_labels)
