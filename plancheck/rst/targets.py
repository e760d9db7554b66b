"""The targets of a text, and what a name leads to by RST's rules.

docutils resolves names in transforms, which do not run here (they can be made to blow up), and its
answer depends on its version: since 0.22 the target in ```text <url>`_`` is an implicit one. The
rules are those of
https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html#hyperlink-targets
"""

import re

from docutils import nodes
from msgspec import Struct, field

from plancheck.language.words import fold, key
from plancheck.model import Resolution
from plancheck.rst.document import Document
from plancheck.rst.inline import is_plain
from plancheck.rst.outline import Heading, Outline
from plancheck.source import Span

_WRITTEN = re.compile(r"\.\.\s+_(?:`(?P<quoted>[^`]+)`|(?P<plain>(?:\\.|[^\\:]|:(?!\s|$))+)):")
_LEADING = (nodes.target, nodes.section, nodes.footnote, nodes.citation)
MAX_ALIASES = 20
"""Steps that are followed from one target to the next."""


class Explicit(Struct, frozen=True):
    """A target ``.. _name: url`` as it is written; ``url`` is None for one inside the text."""

    name: str
    url: str | None
    span: Span


class Targets(Struct):
    """Every target of a text, by the name that leads to it.

    ``urls`` and ``labels`` are explicit, before a URL and before a section or something else;
    ``inline_urls`` are those of ```name <url>`_``; ``places`` footnotes, citations and the like.
    """

    explicit: list[Explicit] = field(default_factory=list)
    urls: dict[str, list[str]] = field(default_factory=dict)
    inline_urls: dict[str, str] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    labels: dict[str, Heading | None] = field(default_factory=dict)
    titles: dict[str, list[Heading]] = field(default_factory=dict)
    places: set[str] = field(default_factory=set)
    anonymous: list[str | None] = field(default_factory=list)
    labels_of: dict[int, list[tuple[str, Span]]] = field(default_factory=dict)

    def heading(self, name: str) -> Heading | None:
        """The section that ``name`` leads to as a label or as a title."""
        name = self._unaliased(name)
        titled = self.titles.get(name)
        return self.labels.get(name) or (titled[0] if titled else None)

    def resolve(self, name: str) -> tuple[Resolution, str | None]:
        """What ``name`` leads to, and the URL if it is one: explicit targets come first."""
        name = self._unaliased(name)
        if name in self.urls:
            urls = self.urls[name]
            several = len(set(urls)) > 1 or name in self.labels
            return (Resolution.AMBIGUOUS if several else Resolution.URL), urls[0]
        if name in self.labels:
            return (Resolution.SECTION if self.labels[name] else Resolution.PLACE), None
        if name in self.inline_urls:
            return Resolution.URL, self.inline_urls[name]
        if name in self.titles:
            several = len(self.titles[name]) > 1
            return (Resolution.AMBIGUOUS if several else Resolution.SECTION), None
        return (Resolution.PLACE if name in self.places else Resolution.MISSING), None

    def _unaliased(self, name: str) -> str:
        name = key(name)
        for _ in range(MAX_ALIASES):
            if name not in self.aliases:
                break
            name = self.aliases[name]
        return name


def targets_of(document: Document, sections: Outline) -> Targets:
    """The targets of ``document``."""
    found = Targets()
    for heading in sections.all:
        found.titles.setdefault(heading.name, []).append(heading)
    headings = {id(heading.node): heading for heading in sections.all}
    _Collector(document, found, headings).collect(document.tree)
    return found


class _Collector(Struct):
    """Walks the blocks in order; ``pending`` are labels that wait for what they stand before."""

    document: Document
    found: Targets
    headings: dict[int, Heading]
    pending: list[tuple[str, Span]] = field(default_factory=list)

    def collect(self, node: nodes.Element) -> None:
        holders = self.document.holders(*_LEADING)
        for child in node.children:
            if isinstance(child, nodes.target):
                self._target(child)
            elif isinstance(child, nodes.section):
                self._section(self.headings[id(child)])
                self.collect(child)
            elif isinstance(child, (nodes.footnote, nodes.citation)):
                self.found.places.update(_names(child))
                self.pending.clear()
            elif isinstance(child, nodes.Element):
                passes = isinstance(child, (nodes.Invisible, nodes.system_message, nodes.title))
                if not passes:
                    self.pending.clear()
                if id(child) not in holders:
                    continue
                if isinstance(child, nodes.TextElement):
                    self._inline(child)
                else:
                    self.collect(child)

    def _section(self, heading: Heading) -> None:
        for name, _ in self.pending:
            self.found.labels[key(name)] = heading
        self.found.labels_of[id(heading)] = list(self.pending)
        self.pending.clear()

    def _target(self, target: nodes.target) -> None:
        line = target.line or 1
        last = line + target.rawsource.rstrip().count("\n")
        span = self.document.source.line_span(line, last)
        url = target.attributes.get("refuri")
        if target.attributes.get("anonymous"):
            self.found.anonymous.append(url)
            return
        known = _names(target)
        if not known:
            return
        name = _written(target) or known[0]
        name = name if key(name) == key(known[0]) else known[0]
        self.found.explicit.append(Explicit(name, url, span))
        if url is not None:
            for waiting in (name, *(label for label, _ in self.pending)):
                self.found.labels.pop(key(waiting), None)
                self.found.urls.setdefault(key(waiting), []).append(url)
            self.pending.clear()
        elif "refname" in target:
            self.found.aliases[key(name)] = key(str(target["refname"]))
        else:
            self.found.labels.setdefault(key(name), None)
            self.pending.append((name, span))

    def _inline(self, block: nodes.TextElement) -> None:
        if is_plain(block):
            return
        for target in block.findall(nodes.target):
            for name in _names(target):
                if "refuri" in target:
                    self.found.inline_urls.setdefault(name, str(target["refuri"]))
                elif "refname" in target:
                    self.found.aliases.setdefault(name, key(str(target["refname"])))
                else:
                    self.found.places.add(name)


def _names(node: nodes.Element) -> list[str]:
    return [key(name) for name in (*node["names"], *node["dupnames"])]


def _written(target: nodes.target) -> str:
    """The name of a target in the author's capitals, which docutils does not keep."""
    match = _WRITTEN.match(target.rawsource)
    return fold((match["quoted"] or match["plain"]).replace("\\", "")) if match else ""
