"""The references of a text: where each stands and what it leads to."""

from collections.abc import Iterable

from docutils import nodes

from plancheck.language.patterns import Pattern
from plancheck.language.words import fold, key
from plancheck.model import Flaw, FlawKind, Link, Resolution, Target
from plancheck.rst.document import Document
from plancheck.rst.inline import bounds_of, is_plain, pieces
from plancheck.rst.outline import Heading, Outline
from plancheck.rst.places import Bounds
from plancheck.rst.refusals import Unreadable
from plancheck.rst.targets import targets_of
from plancheck.source import Span

_REFERENCES = (
    nodes.reference,
    nodes.inline,
    nodes.footnote_reference,
    nodes.citation_reference,
)
_QUOTED_NAME = Pattern(
    r"""(?<![\w`])['"‘“](?P<name>[^'"‘’“”`]{1,80})['"’”]_(?!\w)""",
    given=lambda text: any(f"{quote}_" in text for quote in "'\"’”"),
)

MAX_LINKS = 10_000
"""Most references of one plan: each may be a finding. Of 38 real plans none has more than 44."""
MAX_ENDING = 3
"""Most words of a name that are looked for at the end of a longer one."""


class References:
    """The references and targets of one text.

    ``links`` are all references in order; ``flaws`` are names that were meant to be references.
    ``cells`` gives the part of the source that each table cell fills, by the node's id.
    """

    def __init__(self, document: Document, sections: Outline, cells: dict[int, Bounds]) -> None:
        self._document = document
        self._targets = targets_of(document, sections)
        self._holders = document.holders(*_REFERENCES)
        self._has_quoted = bool(_QUOTED_NAME.given(document.source.text))
        self._used: set[str] = {*self._targets.aliases.values()}
        self._by_ending = _by_ending(self._targets.urls)
        self._anonymous_seen = 0
        self._of_node: dict[int, Link] = {}
        self.links: list[Link] = []
        self.flaws: list[Flaw] = []
        self._take_links(document.tree, cells, None)
        self._take_indirect_targets()

    def labels(self, heading: Heading) -> list[tuple[str, Span]]:
        """The labels right before ``heading``, each with its place."""
        return self._targets.labels_of.get(id(heading), [])

    def heading(self, name: str) -> Heading | None:
        """The section that ``name`` leads to as a label or as a title."""
        return self._targets.heading(name)

    def link(self, node: nodes.Element) -> Link | None:
        """The link that a reference or role of the tree is; None for a role to elsewhere."""
        return self._of_node.get(id(node))

    @property
    def targets(self) -> tuple[Target, ...]:
        """The explicit targets, in order."""
        return tuple(
            Target(one.name, one.url, key(one.name) in self._used, one.span)
            for one in self._targets.explicit
        )

    def _take_links(
        self, node: nodes.Element, cells: dict[int, Bounds], within: Bounds | None
    ) -> None:
        for child in node.children:
            if not self._has_quoted and id(child) not in self._holders:
                continue
            if isinstance(child, nodes.substitution_definition):
                used = child.findall(nodes.reference)
                self._used.update(key(str(one.get("refname", ""))) for one in used)
            if isinstance(child, (nodes.Invisible, nodes.system_message)):
                continue
            inside = cells.get(id(child), within)
            if isinstance(child, nodes.TextElement):
                self._take_links_of_block(child, inside)
            elif isinstance(child, nodes.Element):
                self._take_links(child, cells, inside)

    def _take_links_of_block(self, block: nodes.TextElement, within: Bounds | None) -> None:
        may_be_quoted = self._has_quoted and not isinstance(block, nodes.FixedTextElement)
        if is_plain(block) and not may_be_quoted:
            return
        text, parts = pieces(block, self._document, _REFERENCES)
        quoted = list(_QUOTED_NAME.each(text)) if may_be_quoted else []
        if not parts and not quoted:
            return
        found = self._document.places.locate(text, bounds_of(block, within))
        for start, end, node in parts:
            self._take_link(node, found.place(start, end), in_cell=within is not None)
        for match in quoted:
            span = found.place(match.start(), match.end())
            self.flaws.append(Flaw(FlawKind.QUOTED_NAME, fold(match["name"]), span))
            self._used.add(key(match["name"]))

    def _take_link(self, node: nodes.Element, span: Span, *, in_cell: bool) -> None:
        attributes = node.attributes
        asked = str(attributes.get("refname", ""))
        name = fold(str(attributes.get("name") or asked or node.astext()))
        if isinstance(node, nodes.inline):
            self._take_role(node, span, in_cell=in_cell)
        elif isinstance(node, (nodes.footnote_reference, nodes.citation_reference)):
            if asked and self._targets.resolve(asked)[0] is Resolution.MISSING:
                auto = "#" if attributes.get("auto") == 1 else ""
                mark = f"[{auto}{asked if auto else node.astext()}]"
                place = self._document.source.find(f"{mark}_", span) or span
                self._add(node, Link(mark, Resolution.MISSING, None, None, place))
        elif "refuri" in attributes:
            self._add(node, Link(name, Resolution.URL, str(attributes["refuri"]), None, span))
        elif attributes.get("anonymous"):
            self._add(node, self._next_anonymous(name, span))
        else:
            self._add(node, self._named(name if key(name) == key(asked) else asked, span))

    def _take_indirect_targets(self) -> None:
        """A target that leads to another, ``.. _name: other_``, is a reference itself."""
        for one in self._targets.explicit:
            other = self._targets.aliases.get(key(one.name))
            if other and self._targets.resolve(other)[0] is Resolution.MISSING:
                self.links.append(Link(other, Resolution.MISSING, None, None, one.span))

    def _next_anonymous(self, name: str, span: Span) -> Link:
        """``text__`` leads to the anonymous target that is next in the text, used or not."""
        at, targets = self._anonymous_seen, self._targets.anonymous
        self._anonymous_seen += 1
        if at >= len(targets):
            return Link(name, Resolution.MISSING, None, None, span)
        resolution = Resolution.URL if targets[at] else Resolution.PLACE
        return Link(name, resolution, targets[at], None, span)

    def _take_role(self, node: nodes.inline, span: Span, *, in_cell: bool) -> None:
        """Sphinx's ``:ref:`` may lead to a label of this text; a bare name may lack its ``_``."""
        role, text = str(node.attributes.get("role", "")), fold(str(node.astext()))
        if role == "ref":
            label = key(str(node["target"]) or text)
            if label in self._targets.labels:
                self._add(node, self._named(label, span))
        elif not role and self._is_meant(text, in_cell=in_cell):
            self._used.add(key(text))
            self.flaws.append(Flaw(FlawKind.BARE_NAME, text, span))

    def _is_meant(self, name: str, *, in_cell: bool) -> bool:
        """Whether a name in single backticks was meant as a reference.

        In a table it was, if there is such a target. In prose many write `code` so: one word is
        taken for a reference only in the capitals of the section's title.
        """
        if self._targets.resolve(name)[0] is Resolution.MISSING:
            return False
        heading = self.heading(name)
        return in_cell or " " in name or bool(heading and heading.title.text == name)

    def _named(self, name: str, span: Span) -> Link:
        resolution, url = self._targets.resolve(name)
        if resolution is Resolution.MISSING and key(name) in self._targets.aliases:
            resolution = Resolution.PLACE  # the target is there; where it leads is its own matter
        heading = self.heading(name)
        return Link(name, resolution, url, heading.title.text if heading else None, span)

    def _add(self, node: nodes.Element, link: Link) -> None:
        if link.resolution is Resolution.MISSING:  # Ada Park_ for `Ada Park`_
            self._used.update(self._by_ending.get(key(link.name), ()))
        if len(self.links) == MAX_LINKS:
            raise Unreadable(f"it has more than {MAX_LINKS} references", link.span)
        self.links.append(link)
        self._of_node[id(node)] = link
        self._used.add(key(link.name))


def _by_ending(names: Iterable[str]) -> dict[str, list[str]]:
    """Each of ``names`` by the last words of it, up to MAX_ENDING and not all."""
    found: dict[str, list[str]] = {}
    for name in names:
        words = name.split(" ")
        for number in range(1, min(MAX_ENDING, len(words) - 1) + 1):
            found.setdefault(" ".join(words[-number:]), []).append(name)
    return found
