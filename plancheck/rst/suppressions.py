"""Comments that speak to plancheck: ``.. plancheck: ignore[rule] reason``.

What such a comment is about is the block that follows: lines up to a blank one with all that is
indented under them, a list with all its items, a table, or a section with all that is in it.
"""

import re
from collections.abc import Iterator

from docutils import nodes

from plancheck.finding import Scope, Suppression
from plancheck.language.patterns import Pattern
from plancheck.language.words import fold, nearest, quote
from plancheck.model import Flaw, FlawKind
from plancheck.rst.document import Document
from plancheck.rst.inline import first_line
from plancheck.rst.outline import Outline
from plancheck.source import SourceText, Span

MAX_SUPPRESSIONS = 200
"""Most comments of one plan that are heeded: each is compared with each finding."""

_SPEAKS = Pattern(r"\s*\.\.\s+(?P<text>plancheck(?:\s*:|\s+ignore[\w-]*\s*\[).*)", re.IGNORECASE)
_FORM = Pattern(
    r"plancheck\s*:(?!:)\s*(?P<scope>[\w-]*)\s*(?:\[(?P<codes>[^\]]*)\])?(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_WORDS = Pattern(r'\s*"(?P<words>[^"\n]+)"(?P<rest>.*)', re.DOTALL)
_MARKER = Pattern(r"(?:\w{1,3}|#)?(?P<kind>[*+-]|(?<=[\w#])[.)])\s")
_SIMPLE_BORDER = Pattern(r"=+(?:\s+=+)+")


def suppressions_of(
    document: Document, sections: Outline, flaws: list[Flaw]
) -> Iterator[Suppression]:
    """The suppressions in the text; comments that are meant as one and say none go to ``flaws``."""
    if "plancheck" not in document.source.text.lower():
        return
    source = document.source
    for number, (text, line) in enumerate(_comments(document)):
        span = source.line_span(line, line + text.count("\n"))
        if number == MAX_SUPPRESSIONS:
            flaws.append(Flaw(FlawKind.SUPPRESSION, f"it is one of more than {number}", span))
            return
        found = _suppression(text, span, _block_behind(span, source, sections), source)
        if isinstance(found, Suppression):
            yield found
        else:
            flaws.append(Flaw(FlawKind.SUPPRESSION, found, span))


def _comments(document: Document) -> Iterator[tuple[str, int]]:
    """The comments that speak to plancheck, and the line of each.

    docutils gives a comment the line behind it, or none at all. The same words may stand in a
    literal block before it, which the line behind, where there is one, tells apart.
    """
    lines = {
        number: match["text"].rstrip()
        for number, line in enumerate(document.source.lines, 1)
        if (match := _SPEAKS.match(line))
    }
    begin = 0
    for node in document.tree.findall(_is_spoken):
        if isinstance(node, nodes.container):
            yield "plancheck::", first_line(node) or 1
            continue
        text = node.astext().rstrip()
        first = text.split("\n", 1)[0].rstrip()
        places = [number for number, said in lines.items() if said == first and number > begin]
        if places:
            before = [number for number in places if node.line and number <= node.line]
            begin = before[-1] if before else places[0]
            yield text, begin


def _is_spoken(node: nodes.Node) -> bool:
    """Whether a node is a comment, or the directive that was meant as one."""
    return isinstance(node, nodes.comment) or (
        isinstance(node, nodes.container) and node.get("directive") == "plancheck"
    )


def _suppression(
    text: str, span: Span, block: Span | None, source: SourceText
) -> Suppression | str:
    """What a comment says, or why it says nothing."""
    match = _FORM.match(text)
    if match is None:
        if ":" not in text.partition("[")[0]:
            return "it is not understood: write a colon behind plancheck"
        return "a directive is not understood: write one colon behind plancheck, not two"
    scope = match["scope"].lower()
    if scope not in list(Scope):
        close = nearest(scope, Scope) or Scope.BLOCK
        return f"{quote(scope)} is not understood: write `.. plancheck: {close}[RULE] reason`"
    codes = tuple(re.findall(r"[^\s,]+", (match["codes"] or "").lower()))
    rest = match["rest"]
    if not codes:
        return f"it names no rule: write `.. plancheck: {scope}[RULE] reason`"
    if scope == Scope.FILE:
        return Suppression(Scope.FILE, codes, _reason(rest), None, span)
    if block is None:
        return "nothing follows it: put it before the block that it is about"
    if scope == Scope.BLOCK:
        return Suppression(Scope.BLOCK, codes, _reason(rest), block, span)
    named = _WORDS.match(rest)
    place = source.find(named["words"], block) if named else block
    if place is None:
        return f"no line of the block behind it has {quote(named['words'] if named else '')}"
    line = source.line_span(place.line)
    return Suppression(Scope.LINE, codes, _reason(named["rest"] if named else rest), line, span)


def _reason(text: str) -> str:
    return fold(text).lstrip("-–—: ")


def _block_behind(comment: Span, source: SourceText, sections: Outline) -> Span | None:
    """The block that follows a comment, other such comments passed over."""
    numbers = range(comment.end_line + 1, len(source.lines) + 1)
    begin = next((number for number in numbers if _begins_block(number, source)), None)
    if begin is None:
        return None
    for at, heading in enumerate(sections.all):
        if heading.title.span.line in (begin, begin + 1):  # an overline stands before the title
            behind = (one for one in sections.all[at + 1 :] if one.level <= heading.level)
            following = next(behind, None)
            end = following.title.span.line - 1 if following else len(source.lines)
            return source.line_span(begin, end)
    return source.line_span(begin, _end_of_block(begin, source.lines))


def _begins_block(number: int, source: SourceText) -> bool:
    line = source.lines[number - 1]
    return bool(line.strip()) and not _SPEAKS.match(line)


def _end_of_block(begin: int, lines: tuple[str, ...]) -> int:
    """The last line of the block that begins on line ``begin``, both 1-based."""
    first = lines[begin - 1]
    if _SIMPLE_BORDER.fullmatch(first.strip()):
        numbers = range(begin + 1, len(lines) + 1)
        return next((number for number in numbers if _ends_table(number, lines)), len(lines))
    end = begin
    for number, line in enumerate(lines[begin:], begin + 1):
        if not line.strip():
            continue
        if end < number - 1 and not _goes_on(line, first):
            break
        end = number
    return end


def _ends_table(number: int, lines: tuple[str, ...]) -> bool:
    """Whether a simple table ends here: with a border that a blank line or nothing follows."""
    blank_behind = number == len(lines) or not lines[number].strip()
    return blank_behind and bool(_SIMPLE_BORDER.fullmatch(lines[number - 1].strip()))


def _goes_on(line: str, first: str) -> bool:
    """Whether ``line``, behind a blank one, still belongs to the block that ``first`` begins."""
    if _indent(line) > _indent(first):
        return True
    item, marker = _MARKER.match(line.lstrip()), _MARKER.match(first.lstrip())
    same = item and marker and item["kind"] == marker["kind"]
    return bool(same) and _indent(line) == _indent(first)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
