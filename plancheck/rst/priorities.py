"""Priority tables: which tables name themes and people, and what their rows say."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from docutils import nodes
from msgspec import Struct

from plancheck.language.phrases import find
from plancheck.language.words import fold
from plancheck.model import Contact, Field, Flaw, FlawKind, Link
from plancheck.rst.acts import Voice
from plancheck.rst.cells import Cell, Table, tables
from plancheck.rst.crowded import themes_in
from plancheck.rst.document import Document
from plancheck.rst.inline import located
from plancheck.rst.outline import Heading, Outline
from plancheck.rst.people import QUOTED, contacts
from plancheck.rst.places import Located
from plancheck.rst.references import References
from plancheck.rst.roles import is_container, is_side

_LEVEL = re.compile(
    r"^(?:p?\d+|high|medium|low|essential|critical|urgent|must|should|could)$", re.IGNORECASE
)
_PLACEHOLDER = re.compile(r"^(?:\[[^\]]*\]|<[^>]*>|\{[^}]*\})$")
_UNWRITTEN = re.compile(r"^(?:[.…_-]+|todo|tbd|xxx+)$", re.IGNORECASE)


class Columns(Struct, frozen=True):
    """Which column is what; ``fields`` are the others, with their headers."""

    theme: int
    people: int
    people_name: str
    fields: tuple[tuple[int, str], ...]
    count: int


class Row(Struct, frozen=True):
    """One theme as a priority table gives it."""

    name: Located
    link: Link | None
    contacts: tuple[Contact, ...]
    fields: tuple[Field, ...]


class PriorityTable(Struct, frozen=True):
    """The themes of one priority table and the section it stands in, None before the first."""

    rows: tuple[Row, ...]
    people_name: str
    section: Heading | None


Placed = tuple[Heading | None, Table]
"""A table and the section that it stands in."""


def all_tables(document: Document, sections: Outline, flaws: list[Flaw]) -> list[Placed]:
    """Every table of the text, in order."""
    found: list[Placed] = [(None, one) for one in tables(sections.preamble, document, flaws)]
    holders = document.holders(nodes.table, nodes.container)
    for heading in sections.all:
        if id(heading.node) in holders:
            found += [(heading, one) for one in tables(heading.blocks, document, flaws)]
    return sorted(found, key=lambda placed: placed[1].span)


class PriorityReader:
    """Reads the priority tables among the tables of a text."""

    def __init__(self, document: Document, references: References, voice: Voice) -> None:
        self._document = document
        self._references = references
        self._voice = voice
        self._wording = voice.wording
        self.flaws: list[Flaw] = []

    def read(self, found: list[Placed]) -> list[PriorityTable]:
        """The priority tables in ``found``.

        A table without a header takes the columns of the one before, if it has as many and stands
        under a heading of its own, which is none of a side section.
        """
        priority: list[PriorityTable] = []
        before: Columns | None = None
        headings: set[int] = set()
        for section, table in found:
            body = table.rows
            columns = self._columns(table.headers, body)
            if not table.head and body:
                columns = self._columns(tuple(cell.text for cell in body[0]), body[1:])
                if columns:
                    body = body[1:]
                    self._flaw(FlawKind.HEADERLESS_TABLE, table, "unmarked")
                elif before and self._is_tier(section, headings):
                    columns = before if table.columns == before.count else None
                    if columns:
                        self._flaw(FlawKind.HEADERLESS_TABLE, table, "missing")
            if columns is None:
                continue
            before = columns
            headings.add(id(section))
            rows = (row for group in _grouped(body, columns) for row in self._rows(group, columns))
            priority.append(PriorityTable(tuple(rows), columns.people_name, section))
        if not priority:
            self._tell_half_known(found)
        return priority

    def _tell_half_known(self, found: list[Placed]) -> None:
        """Where no table names the themes: one that might, but for a header that is not known."""
        for section, table in found:
            over = section is None or section.parent is None or is_container(section, self._voice)
            people, themes = self._known(table.headers, table.rows)
            words = self._wording
            surely = words.theme_columns.index("title")  # headers listed before name nothing else
            dated = any(find(words.date_columns, header) for header in table.headers)
            missing = "themes" if people and not themes else ""
            if not people and any(rank < surely for rank in themes.values()):
                missing = "people"
            if missing and over and not dated and table.columns > 1:
                self._flaw(FlawKind.HALF_KNOWN_TABLE, table, missing)

    def _is_tier(self, section: Heading | None, taken: set[int]) -> bool:
        """Whether a table in ``section`` would be the first priority table of a tier."""
        if section is None or id(section) in taken:
            return False
        return not is_side(section, self._voice)

    def _flaw(self, kind: FlawKind, table: Table, detail: str) -> None:
        self.flaws.append(Flaw(kind, detail, self._document.source.line_span(table.span.line)))

    def _columns(
        self, named: tuple[str, ...], body: tuple[tuple[Cell, ...], ...]
    ) -> Columns | None:
        """What each column is by its header, None where this is no priority table."""
        people, ranks = self._known(named, body)
        if not people or not ranks:
            return None
        theme = min(ranks, key=lambda number: (ranks[number], number))
        who = next(number for number in people if number != theme)
        rest = tuple((n, name) for n, name in enumerate(named) if n not in (theme, who))
        return Columns(theme, who, named[who], rest, len(named))

    def _known(
        self, named: tuple[str, ...], body: tuple[tuple[Cell, ...], ...]
    ) -> tuple[list[int], dict[int, int]]:
        """The columns whose header names people, and those whose header names themes, by rank."""
        words = self._wording
        headers = [_header(name) for name in named]
        split = [set(re.findall(r"[^\W_]+", header)) for header in headers]
        if any(some & words.chore_columns.known for some in split):
            return [], {}
        people = [
            number
            for number, some in enumerate(split)
            if some & words.people_columns.known and not some & words.review_columns.known
        ]
        ranks = {
            number: rank
            for number, header in enumerate(headers)
            if number not in people[:1]
            and (rank := self._theme_rank(header, [row[number].text for row in body])) is not None
        }
        return people, ranks

    def _theme_rank(self, header: str, values: list[str]) -> int | None:
        """How well a header names the themes, 0 best; None if it does not."""
        ranks, parts = self._wording.theme_columns, header.split()
        filled = [value for value in values if value]
        if not parts or (filled and all(_LEVEL.match(value) for value in filled)):
            return None
        for worse, word in enumerate((header, parts[-1], parts[0])):
            if word in ranks and len(parts) <= 3:
                return worse * len(ranks) + ranks.index(word)
        return None

    def _rows(self, group: list[tuple[Cell, ...]], columns: Columns) -> Iterator[Row]:
        """The theme of a group of rows that share its cell, or those of a row with several."""
        theme = group[0][columns.theme]
        people = _distinct(row[columns.people] for row in group)
        others = [
            (header, _distinct(row[number] for row in group if row[number] not in (theme, *people)))
            for number, header in columns.fields
        ]
        every = [*people, *(cell for _, cells in others for cell in cells)]
        if not theme.text:
            return
        if _is_placeholder(theme, every):
            self.flaws.append(Flaw(FlawKind.UNWRITTEN_THEME, theme.text, theme.content.span))
            return
        fields = tuple(
            Field(header, " ".join(cell.text for cell in cells), cells[0].content.span)
            for header, cells in others
            if cells
        )
        named = contacts(people, self._document, self._references, self._wording)
        several = themes_in(theme, people, self._document, self._references)
        if not several:
            link = self._first_link(theme.node)
            yield Row(_theme_name(theme, self._document), link, named, fields)
            return
        detail = " / ".join(line.text for line, _ in several)
        self.flaws.append(Flaw(FlawKind.SEVERAL_THEMES, detail, theme.content.span))
        begins = [line.span.line for line, _ in several]
        for (line, link), begin, end in zip(several, begins, [*begins[1:], 10**9], strict=True):
            theirs = tuple(one for one in named if begin <= one.span.line < end)
            yield Row(line, link, theirs, fields)

    def _first_link(self, node: nodes.Element) -> Link | None:
        """The link that a theme's name is, if any: RST's own or that of a role."""
        for one in (*node.findall(nodes.reference), *node.findall(nodes.inline)):
            link = self._references.link(one)
            if link:
                return link
        return None


def _header(text: str) -> str:
    """A header's words: ``Owner(s)`` as ``owners``, without other punctuation."""
    return fold(re.sub(r"[^\w\s-]+", " ", text.lower().replace("(s)", "s")))


def _grouped(
    rows: tuple[tuple[Cell, ...], ...], columns: Columns
) -> Iterator[list[tuple[Cell, ...]]]:
    """The rows, those together that share one theme cell because it spans them."""
    for _, group in groupby(rows, key=lambda cells: id(cells[columns.theme])):
        yield list(group)


def _distinct(cells: Iterable[Cell]) -> list[Cell]:
    """``cells`` that hold something, each once."""
    return list({id(cell): cell for cell in cells if cell.text}.values())


def _is_placeholder(theme: Cell, others: list[Cell]) -> bool:
    """Whether a row only shows where a theme is to be written: ``[Champion names]``."""
    if _PLACEHOLDER.match(theme.text) or _UNWRITTEN.match(theme.text):
        return True
    filled = [cell.text for cell in others if cell.text]
    return bool(filled) and all(_PLACEHOLDER.match(text) for text in filled)


def _theme_name(theme: Cell, document: Document) -> Located:
    """The text of the theme cell; of several blocks the first."""
    blocks = [node for node in theme.node.children if not isinstance(node, nodes.Invisible)]
    name = theme.content
    if len(blocks) > 1 and isinstance(blocks[0], nodes.paragraph):
        name = located(blocks[0], document, theme.bounds)
    quoted = QUOTED.match(name.text)
    return name.cut(*quoted.span("name")) if quoted else name
