"""What is wrong with the RST of a text, as far as docutils and the tree show it."""

from collections.abc import Iterator
from itertools import takewhile

from docutils import nodes

from plancheck.language.patterns import Pattern
from plancheck.model import Flaw, FlawKind
from plancheck.rst.document import Document
from plancheck.rst.inline import bounds_of, first_line, pieces
from plancheck.source import SourceText, Span

_ITEM = Pattern(r"(?:[*+•‣⁃-]|\d{1,2}[.)]|#\.)[ \t]+\S")
_FIRST_ITEM = Pattern(r"[*+•‣⁃-]|1[.)]|#\.")
_LEAD = Pattern(r":[*_`\"')\]]*\s*$")
_SHORT_LINE = Pattern(r"Title (over|under)line too short")
_JUDGED_ELSEWHERE = ("Duplicate ", "Substitution definition", "Enumerated list start")
"""What docutils says of that is judged by rules of our own, or is no fault of a plan."""


def flaws_of(document: Document) -> Iterator[Flaw]:
    """The flaws of the text as a whole; those of a table come from its reader."""
    yield from _said_by_docutils(document)
    yield from _not_followed(document)
    yield from _run_in_lists(document)


def _said_by_docutils(document: Document) -> Iterator[Flaw]:
    marks = _problematic(document)
    for message in document.messages:
        span = document.source.line_span(message.line)
        if message.text.startswith("Inline ") and marks.get(message.line):
            span = marks[message.line].pop(0)
        if message.text.startswith("Malformed table"):
            detail = " ".join(message.text.removeprefix("Malformed table.").split())
            yield Flaw(FlawKind.MALFORMED_TABLE, detail.rstrip("."), span)
        elif match := _SHORT_LINE.match(message.text):
            beside = 1 if match[1] == "over" else -1  # docutils names the line that is drawn
            title = document.source.line_span(max(message.line + beside, 1))
            yield Flaw(FlawKind.SHORT_UNDERLINE, "", title)
        elif not message.text.startswith(_JUDGED_ELSEWHERE):
            yield Flaw(FlawKind.SYNTAX, message.text, span)


def _problematic(document: Document) -> dict[int, list[Span]]:
    """The places of inline markup that docutils could not read, by the line it names for them."""
    found: dict[int, list[Span]] = {}
    for mark in document.all(nodes.problematic):
        block = mark.parent
        while not (isinstance(block, nodes.TextElement) and first_line(block)):
            block = block.parent
            if block is None:
                break
        else:
            line = first_line(block) or 1
            text, parts = pieces(block, document, (nodes.problematic,))
            whole = document.places.locate(text, bounds_of(block))
            start = next(start for start, _, node in parts if node is mark)
            after = whole.place(start, len(text))
            found.setdefault(line, []).append(document.source.find(mark.astext(), after) or after)
    return found


def _not_followed(document: Document) -> Iterator[Flaw]:
    for node in document.all(nodes.container):
        if node.get("directive") == "include" and node.get("unread"):
            span = document.source.line_span(first_line(node) or 1)
            yield Flaw(FlawKind.NOT_READ, str(node["unread"]), span)


def _run_in_lists(document: Document) -> Iterator[Flaw]:
    """Lines of a paragraph that begin like list items: no blank line stands before them."""
    for block in document.all(nodes.paragraph):
        if "\n" not in block.rawsource:
            continue
        lines = block.rawsource.split("\n")
        if lines[0].startswith("["):
            continue  # a template's note of what is to be written here
        marked = [n for n, line in enumerate(lines) if n and _ITEM.match(line)]
        if marked and not _FIRST_ITEM.match(lines[marked[0]]):
            continue  # a number that only happens to begin a line
        if marked and (_LEAD.search(lines[marked[0] - 1]) or len(marked) > 1):
            begin = (first_line(block) or 1) + marked[0]
            end = _last_before_blank(begin, document.source)
            yield Flaw(FlawKind.RUN_IN_LIST, "", document.source.line_span(begin, end))


def _last_before_blank(line: int, source: SourceText) -> int:
    """The last of the lines from ``line`` on that no blank one parts."""
    behind = takewhile(str.strip, source.lines[line - 1 :])
    return line + sum(1 for _ in behind) - 1
