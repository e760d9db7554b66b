"""The goals of a theme, out of its section or its list item.

A list's items are goals unless the list is of something else. In prose each sentence that commits
to an outcome is one.
"""

import re
from collections.abc import Iterable, Iterator

from docutils import nodes
from msgspec import Struct, field
from msgspec.structs import replace

from plancheck.language.patterns import Pattern, has_word
from plancheck.language.phrases import is_one_of
from plancheck.model import Commitment, Goal
from plancheck.rst.acts import Act, Voice
from plancheck.rst.clauses import is_fragment
from plancheck.rst.directives import WITH_TITLES
from plancheck.rst.document import Document
from plancheck.rst.inline import located
from plancheck.rst.lists import ListKind, of_heading, of_lead, of_list, under
from plancheck.rst.outline import Heading
from plancheck.rst.places import Located
from plancheck.rst.sentences import is_summary, judge, refuses, sentences
from plancheck.rst.stretch import may_say_stretch, no_stretch_goals, only_says_stretch, stretch

ASIDES = frozenset(
    """
    admonition attention caution danger deprecated epigraph error hint important note pull-quote
    rubric seealso sidebar tip todo topic versionadded versionchanged versionremoved warning
    list-table csv-table table
    """.split()
)
"""Directives whose content is a remark beside the text, or a table."""

_LISTS = (nodes.bullet_list, nodes.enumerated_list)
_DONE_ITEM = Pattern(
    r"^\W*(?:done|dropped|completed|merged|finished|cancelled)\b\W*[:)\]]|"
    r"[(\[](?:done|dropped|completed|merged|finished)[)\]]\W*$|:\s*(?:none|nothing)\b",
    re.IGNORECASE,
    has_word("done dropped completed merged finished cancelled none nothing"),
)
_THEMES = Pattern(
    r"\b(?:themes|priorities|goals|objectives|work items)\b.*:$",
    re.IGNORECASE,
    has_word("themes priorities goals objectives items"),
)
_SO_IS = Pattern(r"so (?:is|are) (?P<goal>.+)$", re.IGNORECASE)


class GoalReader(Struct):
    """Reads the goals of one theme. ``theirs`` are sections that belong to other themes."""

    document: Document
    voice: Voice
    theirs: frozenset[int] = frozenset()
    goals: list[Goal] = field(default_factory=list)
    _listed: bool = False

    def of_section(self, heading: Heading, commitment: Commitment, *, stated: bool = False) -> None:
        """Take the goals of ``heading`` and of the sections within it.

        ``stated``: its title says that goals stand here, so that mere fragments are goals too.
        """
        self.of_blocks(heading.blocks, commitment, stated=stated)
        for child in heading.children:
            kind = of_heading(child.title.text, self.voice)
            if id(child) not in self.theirs and kind is not ListKind.OTHER:
                says = stated or kind is ListKind.STRETCH
                self.of_section(child, under(kind, commitment), stated=says)

    def of_blocks(
        self, blocks: Iterable[nodes.Node], commitment: Commitment, *, stated: bool = False
    ) -> None:
        """Take the goals of ``blocks``, all of which are under ``commitment`` at the least."""
        flat = list(_opened(blocks))
        self._listed = self._listed or any(isinstance(block, nodes.bullet_list) for block in flat)
        lead = ""
        over = ListKind.UNSAID  # what a paragraph that is a heading in all but name says
        for number, block in enumerate(flat):
            follows = flat[number + 1] if number + 1 < len(flat) else None
            if isinstance(block, nodes.paragraph):
                text = located(block, self.document)
                if _is_heading(block, follows):
                    over, lead = of_heading(text.text, self.voice), text.text
                elif over is ListKind.OTHER:
                    lead = ""
                else:
                    says = stated or over is ListKind.STRETCH
                    lead = self._of_paragraph(text, under(over, commitment), follows, stated=says)
                continue
            kind = of_list(block, lead, over, self.document, self.voice)
            if isinstance(block, _LISTS):
                self._of_list(block, kind, commitment)
            elif isinstance(block, nodes.definition_list):
                self._of_definitions(block, kind, commitment)
            elif isinstance(block, nodes.field_list):
                self._of_fields(block, commitment)
            elif isinstance(block, nodes.container):
                titled = of_heading(str(block.get("caption", "")), self.voice)
                if titled is not ListKind.OTHER:
                    self.of_blocks(block.children, under(titled, commitment))
            lead = ""

    def of_theme_item(
        self, item: nodes.Element, name: Located, commitment: Commitment, *, announced: bool
    ) -> None:
        """Take the goals of a theme that is a list item, called ``name``.

        Its nested items and the sentences behind its name are read like a section; where they
        state nothing, the item itself is the goal, unless it only tells how things are and no
        sentence over its list has ``announced`` themes.
        """
        text = located(item.children[0], self.document)
        nested = item.children[1:]
        is_clause = text.text[len(name.text) :].lstrip().startswith(":")
        has_list = any(isinstance(block, _LISTS) for block in nested)
        behind = [span for span in sentences(text.text) if span[0] > len(name.text)]
        lead = text.text[slice(*behind[-1])] if behind else text.text
        if has_list or not is_clause:
            self._listed = self._listed or has_list
            for start, end in behind:
                if not (has_list and text.text[start:end].endswith(":")):
                    self._of_sentence(text.cut(start, end), commitment)
        if nested and isinstance(nested[0], _LISTS):
            self._of_list(nested[0], of_lead(lead, self.voice), commitment)
            nested = nested[1:]
        self.of_blocks(nested, commitment)
        if not self.goals and text.text:
            whole = text if is_clause or not behind else text.cut(*sentences(text.text)[0])
            said = whole.text[len(name.text) :].lstrip(": ") if is_clause else whole.text
            if announced or judge(said, self.voice) is not Act.TELLS or is_fragment(said):
                self._of_item(whole, commitment)

    def _of_paragraph(
        self, text: Located, commitment: Commitment, follows: nodes.Node | None, *, stated: bool
    ) -> str:
        """Take the goals of a paragraph; returns the sentence that stands over what follows."""
        spans = sentences(text.text)
        list_follows = isinstance(follows, (*_LISTS, nodes.definition_list))
        for number, (start, end) in enumerate(spans):
            sentence = text.text[start:end]
            introduces = list_follows and number == len(spans) - 1
            if introduces and not re.search(r"[.!?)]$", sentence):
                break
            if self._listed and not list_follows and is_summary(sentence):
                continue
            self._of_sentence(text.cut(start, end), commitment, stated=stated)
        return text.text[slice(*spans[-1])] if spans and list_follows else ""

    def _of_sentence(
        self, sentence: Located, commitment: Commitment, *, stated: bool = False
    ) -> None:
        if may_say_stretch(sentence.text, self.voice.wording) and self._says(sentence, commitment):
            return
        act = judge(sentence.text.rstrip(":"), self.voice)
        if act is Act.COMMITS or (act is Act.ENABLES and not self.goals):
            self._add(sentence, commitment)
        elif self._follows_stretch() and (so := _SO_IS.match(sentence.text)):
            self._add(sentence.cut(*so.span("goal")), Commitment.STRETCH)
        elif stated and act is Act.TELLS and is_fragment(sentence.text):
            self._add(sentence, commitment)

    def _says(self, sentence: Located, commitment: Commitment) -> bool:
        """Take what ``sentence`` says of stretch goals; returns whether that is all it is for."""
        text, words = sentence.text, self.voice.wording
        if no_stretch_goals(text, words):
            return True
        if only_says_stretch(text, words) and self.goals:
            self.goals[-1] = replace(self.goals[-1], commitment=Commitment.STRETCH)
            return True
        said = stretch(text, words)
        # "Some of these are stretch goals" states none of its own.
        if said.says and not is_summary(text[said.start : said.end]):
            self._add(sentence.cut(said.start, said.end), _least(said.commitment, commitment))
        return said.says

    def _follows_stretch(self) -> bool:
        return bool(self.goals) and self.goals[-1].commitment is Commitment.STRETCH

    def _of_list(self, block: nodes.Element, kind: ListKind, commitment: Commitment) -> None:
        if kind is not ListKind.OTHER:
            for item in block.children:
                self._of_item(located(item, self.document), under(kind, commitment))

    def _of_item(self, item: Located, commitment: Commitment) -> None:
        """One list item is one goal, if it does not say that it is none."""
        words, spans = self.voice.wording, sentences(item.text)
        texts = [item.text[slice(*span)] for span in spans]
        if not spans or _DONE_ITEM.search(item.text):
            return
        if not may_say_stretch(item.text, words):
            if not (len(spans) == 1 and refuses(texts[0], self.voice)):
                self._add(item, commitment, in_list=True)
            return
        whole = stretch(item.text, words)
        if len(spans) == 1 and not whole.says and refuses(texts[0], self.voice):
            return
        kept = [
            span
            for span, text in zip(spans, texts, strict=True)
            if not only_says_stretch(text, words)
        ]
        if kept and len(kept) < len(spans):
            self._add(item.cut(kept[0][0], kept[-1][1]), Commitment.STRETCH, in_list=True)
        elif whole.says and (whole.start, whole.end) != (0, len(item.text)):
            self._add(
                item.cut(whole.start, whole.end), _least(whole.commitment, commitment), in_list=True
            )
        else:
            said = [stretch(text, words).commitment for text in texts]
            self._add(item, _least(*said, commitment), in_list=True)

    def _of_definitions(self, block: nodes.Element, kind: ListKind, commitment: Commitment) -> None:
        """A definition is a goal, term and all, if its term is not a heading in all but name."""
        words = self.voice.wording
        headings = (*words.stretch, *words.container_titles)
        for item in block.children:
            term, body = located(item.children[0], self.document), item.children[-1]
            titled = of_heading(term.text, self.voice)
            if ListKind.OTHER in (kind, titled):
                continue
            if is_one_of(term.text.rstrip(":"), headings):
                self.of_blocks(body.children, under(titled, commitment))
            else:
                said = stretch(term.text, words)
                whole = term.cut(said.start, said.end).joined(located(body, self.document))
                self._of_item(whole, _least(said.commitment, under(kind, commitment)))

    def _of_fields(self, block: nodes.Element, commitment: Commitment) -> None:
        """``:Goals:`` and ``:Stretch:`` hold goals; other fields are data about the theme."""
        for entry in block.children:
            name, body = entry.children[:2]
            kind = of_heading(name.astext(), self.voice)
            titles = self.voice.wording.container_titles
            if kind is ListKind.STRETCH or is_one_of(name.astext(), titles):
                before = len(self.goals)
                self.of_blocks(body.children, under(kind, commitment))
                if len(self.goals) == before and body.children:
                    self._of_item(located(body, self.document), under(kind, commitment))

    def _add(self, text: Located, commitment: Commitment, *, in_list: bool = False) -> None:
        if text.text.strip(" .,;:"):
            self.goals.append(Goal(text.text, commitment, text.span, in_list))


def theme_items(
    blocks: Iterable[nodes.Node], title: str, document: Document, voice: Voice
) -> Iterator[tuple[nodes.Element, bool]]:
    """The items of the lists in ``blocks`` that may be themes, in a plan without sections.

    Each with whether a sentence over its list announces themes.
    """
    if of_heading(title, voice) is ListKind.OTHER:
        return
    lead = ""
    for block in _opened(blocks):
        if isinstance(block, nodes.paragraph):
            text = located(block, document).text
            spans = sentences(text)
            lead = text[slice(*spans[-1])] if spans else ""
        elif isinstance(block, _LISTS):
            if of_list(block, lead, ListKind.UNSAID, document, voice) is not ListKind.OTHER:
                announced = bool(_THEMES.search(lead))
                items = (item for item in block.children if isinstance(item, nodes.Element))
                yield from ((item, announced) for item in items if item.children)
            lead = ""


def _opened(blocks: Iterable[nodes.Node]) -> Iterator[nodes.Node]:
    """``blocks`` with quotes and directives opened, remarks and quotations of others left out."""
    for block in blocks:
        if isinstance(block, nodes.block_quote):
            if not any(isinstance(child, nodes.attribution) for child in block.children):
                yield from _opened(block.children)
        elif isinstance(block, nodes.container):
            name = block.get("directive", "")
            if name in ASIDES:
                continue
            if block.get("caption") and name not in WITH_TITLES:
                yield block  # its caption may be a heading: "Stretch goals"
            else:
                yield from _opened(block.children)
        else:
            yield block


def _least(*commitments: Commitment) -> Commitment:
    return Commitment.STRETCH if Commitment.STRETCH in commitments else Commitment.COMMITTED


def _is_heading(block: nodes.Element, follows: nodes.Node | None) -> bool:
    """Whether a paragraph is a heading in all but name: nothing but bold words."""
    parts = [part for part in block.children if part.astext().strip(" :")]
    return len(parts) == 1 and isinstance(parts[0], nodes.strong) and follows is not None
