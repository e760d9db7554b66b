"""The themes of a plan: rows of its priority tables, else its sections, else its list items."""

import re
from collections.abc import Iterable, Iterator

from docutils import nodes
from msgspec import Struct
from msgspec.structs import replace

from plancheck.language.phrases import Phrases, begins, find
from plancheck.model import Commitment, Goal
from plancheck.rst.acts import Voice
from plancheck.rst.document import Document
from plancheck.rst.goals import GoalReader, theme_items
from plancheck.rst.inline import located
from plancheck.rst.outline import Heading, Outline
from plancheck.rst.places import Located
from plancheck.rst.priorities import PriorityTable, Row
from plancheck.rst.references import References
from plancheck.rst.roles import is_container, is_side
from plancheck.rst.sentences import sentences
from plancheck.rst.stretch import stretch


class Draft(Struct, frozen=True):
    """A theme as it is found: what names it, and the section or item its goals stand in.

    ``over`` is the title that the theme stands under: its tier, or the container of its section.
    ``announced``: a sentence over the item's list says that themes follow.
    ``goals`` are those that made it a theme, None where a table did.
    """

    name: Located
    over: str | None
    row: Row | None = None
    heading: Heading | None = None
    item: nodes.Element | None = None
    announced: bool = False
    goals: tuple[Goal, ...] | None = None


class ThemeReader(Struct, frozen=True):
    """Finds the themes of a text and reads their goals."""

    document: Document
    outline: Outline
    references: References
    voice: Voice

    def drafts(self, tables: list[PriorityTable], *, unread: int = 0) -> list[Draft]:
        """The themes, in order: of ``tables`` where there are any.

        ``unread`` is how many more there are that could not be read: they may hold tiers, too.
        """
        if tables:
            return list(self._of_tables(tables, unread))
        return list(self._of_sections(self.outline.top)) or list(self._of_items())

    def _of_tables(self, tables: list[PriorityTable], unread: int) -> Iterator[Draft]:
        for table in tables:
            section = table.section
            has_tier = len(tables) + unread > 1 and section and section is not self.outline.title
            tier = section.title.text if section and has_tier else None
            for row in table.rows:
                yield Draft(row.name, tier, row, self._heading_of(row))

    def _heading_of(self, row: Row) -> Heading | None:
        """The section of a theme: where its reference leads, else the one of its name."""
        for name in (row.link.name if row.link else "", row.name.text):
            heading = self.references.heading(name) if name else None
            if heading and heading is not self.outline.title:
                return heading
        return None

    def _of_sections(self, headings: Iterable[Heading], over: str | None = None) -> Iterator[Draft]:
        """Sections that state goals; a container's sections, not the container."""
        for heading in headings:
            if is_side(heading, self.voice):
                continue
            if is_container(heading, self.voice):
                yield from self._of_sections(heading.children, over or heading.title.text)
            else:
                yield from self._stated(Draft(heading.title, over, heading=heading))

    def _of_items(self) -> Iterator[Draft]:
        """Items of the body's lists that state an outcome."""
        bodies: list[tuple[str | None, Iterable[nodes.Node]]] = [(None, self.outline.intro)]
        bodies += [
            (heading.title.text, heading.blocks)
            for heading in self.outline.top
            if not is_side(heading, self.voice)
        ]
        for over, blocks in bodies:
            found = theme_items(blocks, over or "", self.document, self.voice)
            for item, announced in found:
                name = _item_name(item, self.document)
                if name.text:
                    yield from self._stated(Draft(name, over, item=item, announced=announced))

    def _stated(self, draft: Draft) -> Iterator[Draft]:
        """``draft`` if it states goals, with them."""
        goals = self.goals(draft)
        if goals:
            yield replace(draft, goals=goals)

    def goals(self, draft: Draft, theirs: frozenset[int] = frozenset()) -> tuple[Goal, ...]:
        """The goals of a theme; ``theirs`` are the sections of all themes."""
        if draft.goals is not None:
            return draft.goals
        reader = GoalReader(self.document, self.voice, theirs)
        commitment = self.commitment(draft)
        if draft.item is not None:
            reader.of_theme_item(draft.item, draft.name, commitment, announced=draft.announced)
        elif draft.heading:
            reader.of_section(draft.heading, commitment)
        return tuple(reader.goals)

    def commitment(self, draft: Draft) -> Commitment:
        """Whether a theme's tier, target or own first sentence says that it is a stretch."""
        words = self.voice.wording
        columns = words.target_columns.known
        fields = draft.row.fields if draft.row else ()
        said = [draft.over or ""] + [
            field.value
            for field in fields
            if not columns.isdisjoint(re.findall(r"[^\W_]+", field.name.lower()))
        ]
        if any(_says_stretch(text, words.stretch) for text in said):
            return Commitment.STRETCH
        if draft.item is not None:
            text = located(draft.item.children[0], self.document).text
            first = text[slice(*sentences(text)[0])] if text else ""
            return stretch(first, words).commitment
        return Commitment.COMMITTED


def _says_stretch(text: str, words: Phrases) -> bool:
    """Whether a tier or a target, a few words, says that it lies beyond the commitment."""
    length = len(text.split())
    if not 1 <= length <= 6 or re.search(r"\b(?:not|non|no)\b", text, re.IGNORECASE):
        return False
    return bool(begins(words, text) or (length <= 4 and find(words, text)))


def _item_name(item: nodes.Element, document: Document) -> Located:
    """The name of a theme that is a list item: its bold lead, else its first sentence or clause."""
    first = item.children[0]
    text = located(first, document)
    if not isinstance(first, nodes.paragraph) or not text.text:
        return text.cut(0, 0)
    lead = first.children[0]
    if isinstance(lead, nodes.strong):
        length = len(" ".join(lead.astext().split()))
        return text.cut(0, len(text.text[:length].rstrip(":")))
    start, end = sentences(text.text)[0]
    clause = re.match(r"[^:]+(?=:\s)", text.text[start:end])
    return text.cut(start, start + clause.end() if clause else end)
