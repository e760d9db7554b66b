"""Comments that have the form of a target that lacks a character: ``.. name: https://...``."""

from collections import Counter
from collections.abc import Iterator

from docutils import nodes
from docutils.parsers.rst.languages import en

from plancheck.language.patterns import Pattern
from plancheck.language.words import fold, key
from plancheck.model import Commented
from plancheck.rst.directives import SHUT
from plancheck.rst.document import Document
from plancheck.rst.goals import ASIDES
from plancheck.rst.outline import Outline
from plancheck.source import Edit, Span

_URL = r"\s+(?P<url>(?:https?://|mailto:)\S+)"
_NAME = r"(?P<name>`[^`]+`|(?:[^:`]|:(?!\s|$))+?)"
_FORMS = (
    (Pattern(rf"(?P<here>)(?!_){_NAME}:(?:{_URL})?$"), "_"),
    (Pattern(rf"_(?!_){_NAME}(?P<here>)(?:{_URL})$"), ":"),
    (Pattern(r"_(?P<name>`[^`]+`|[\w.-]+)(?P<here>)(?P<url>)$"), ":"),
)
_COMMENT = Pattern(r"\s*\.\.\s+(?=\S)")
MAX_LINES = 3
"""Most lines of a comment that is looked at: a target has one, or two where its URL is long."""
_DIRECTIVES = frozenset(en.directives) | SHUT | ASIDES


def commented_targets(document: Document, outline: Outline) -> Iterator[Commented]:
    """The comments that would be targets, had they an underscore or a colon more.

    Docutils does not tell on which line a comment begins: it is found by its text, if no other
    line of the source has the same.
    """
    lines = document.source.lines
    comments = {
        text.split("\n")[0].rstrip(): text.split("\n")
        for text in (node.astext() for node in document.all(nodes.comment))
        if text.count("\n") < MAX_LINES
    }
    if not comments:
        return
    written = Counter(_COMMENT.sub("", line).rstrip() for line in lines if _COMMENT.match(line))
    over = _over(lines, {heading.title.span.line: heading.title.text for heading in outline.all})
    for number, line in enumerate(lines, 1):
        begin = _COMMENT.match(line)
        rest = line[begin.end() :].rstrip() if begin else ""
        if begin and written[rest] == 1 and rest in comments:
            comment = comments[rest]
            found = _commented(comment, Span(number, begin.end() + 1, number, len(line) + 1))
            if found:
                name, url, edit = found
                last = number + len(comment) - 1
                span = document.source.line_span(number, last)
                yield Commented(name, url, None if url else over.get(last + 1), edit, span)


def _commented(comment: list[str], at: Span) -> tuple[str, str | None, Edit] | None:
    """The name and the URL that ``comment`` would have as a target, and what it lacks."""
    text = comment[0].rstrip() + "".join(f" {line.strip()}" for line in comment[1:])
    for form, lacks in _FORMS:
        match = form.match(text)
        if match and key(match["name"]) not in _DIRECTIVES and match.end("here") <= len(comment[0]):
            column = at.column + match.end("here")
            edit = Edit(Span(at.line, column, at.line, column), lacks)
            return fold(match["name"].strip("`")), match["url"] or None, edit
    return None


def _over(lines: tuple[str, ...], titles: dict[int, str]) -> dict[int, str]:
    """The title of the section that each line stands before, if it does.

    Blank lines, targets and comments may stand between, and the line over the title.
    """
    over: dict[int, str] = {}
    for number in range(len(lines), 0, -1):
        line = lines[number - 1].strip()
        is_overline = len(set(line)) == 1 and not line.isalnum()
        if number in titles:
            over[number] = titles[number]
        elif number + 1 in over and (not line or line.startswith("..") or is_overline):
            over[number] = over[number + 1]
    return over
