"""The changelog for people at a terminal."""

from collections.abc import Iterator, Sequence

from plancheck.changes.change import Kind, Match
from plancheck.changes.changelog import Changelog, PlanChanges
from plancheck.language.words import quote
from plancheck.render.changes.layout import (
    Group,
    Line,
    groups,
    kinds,
    place,
    remarks,
    summary,
    title,
    verdict,
)
from plancheck.render.changes.report import Report
from plancheck.render.changes.wording import Pieces
from plancheck.render.terminal import paint, printable

SYMBOLS = {
    Kind.ADDED: "+",
    Kind.DROPPED: "-",
    Kind.STRETCHED: "~",
    Kind.PROMOTED: "^",
    Kind.RENAMED: "=",
    Kind.RETIERED: "#",
    Kind.MOVED: ">",
    Kind.REWORDED: "*",
    Kind.RELINKED: "@",
    Kind.CHANGED: "!",
}
"""What stands before a change; the report begins with those that occur in it."""

_COLOURS = {
    Kind.ADDED: "green",
    Kind.PROMOTED: "green",
    Kind.DROPPED: "red",
    Kind.STRETCHED: "yellow",
}


def text(report: Report) -> str:
    """For people: a legend, the changes by plan and theme, and how many there are of each kind.

    What stands first in a line is ours, so that no plan's words are taken for a command.
    """
    changelog, colour, quiet = report.changelog, report.colour, report.quiet
    shown = kinds(changelog)
    lines: list[str] = []
    if shown and not quiet:
        lines += [" " + "   ".join(f"{SYMBOLS[kind]} {kind}" for kind in shown), ""]
    for plan in changelog.plans:
        if plan.comparison.changes:
            lines += [*_plan(plan, changelog, colour=colour), ""]
        if report.explain:
            lines += [*_matches(plan.comparison.matches), ""]
    if not quiet:
        lines.append(summary(report))
        if verdict(changelog):
            lines.append(paint(printable(verdict(changelog)), "bold", "red", colour=colour))
    return "".join(f"{line}\n" for line in lines)


def _plan(plan: PlanChanges, changelog: Changelog, *, colour: bool) -> Iterator[str]:
    path = paint(printable(title(plan)), "bold", colour=colour)
    yield f"plan {path}: {printable(changelog.before.name)} -> {printable(changelog.after.name)}"
    for group in groups(plan):
        yield ""
        yield from _group(group, colour=colour)


def _group(group: Group, *, colour: bool) -> Iterator[str]:
    """The theme, with what became of it, and under it what became of what it holds."""
    if not group.own:
        yield f"   theme {paint(printable(group.theme), 'bold', colour=colour)}"
    for line in group.own:
        yield from _line(line, 1, f"{printable(line.label)} ", colour=colour)
    for line in group.lines:
        label = f"{printable(line.label)}: " if line.label else ""
        yield from _line(line, 5, label, colour=colour)


def _line(line: Line, indent: int, label: str, *, colour: bool) -> Iterator[str]:
    symbol = paint(SYMBOLS[line.kind], "bold", _COLOURS.get(line.kind, "blue"), colour=colour)
    begin = f"{' ' * indent}{symbol} {label}"
    said = "; ".join(map(printable, (place(line), *remarks(line))))
    ending = paint(f" [{said}]", "dim", colour=colour)
    old = _pieces(line.before, "[-", "-]", "red", colour=colour)
    new = _pieces(line.after, "{+", "+}", "green", colour=colour)
    if not (line.before and line.after):
        yield f"{begin}{new or old}{ending}"
    elif any(piece.differs for piece in (*line.before, *line.after)):
        yield f"{begin}{old}"
        yield f"{' ' * (indent - 1)}-> {new}{ending}"
    else:
        yield f"{begin}{old} -> {new}{ending}"


def _matches(matches: Sequence[Match]) -> Iterator[str]:
    """Why things that do not say the same were taken as one, and how surely."""
    unlike = [match for match in matches if match.score < 1]
    same = len(matches) - len(unlike)
    yield f"taken as one: {same} that say the same, {len(unlike)} for a reason"
    for match in unlike:
        before, after = match.before, match.after
        yield (
            f"   {match.score:.2f} {match.subject}, line {before.span.line} -> {after.span.line}:"
            f" {quote(printable(before.text))} -> {quote(printable(after.text))}"
        )
        for reason in match.reasons:
            shared = ", ".join(map(printable, reason.shared))
            yield f"        {reason.evidence}" + (f": {shared}" if shared else "")


def _pieces(pieces: Pieces, opening: str, closing: str, tint: str, *, colour: bool) -> str:
    """The words, those that differ marked as ``git diff --word-diff`` marks them."""
    return "".join(
        paint(f"{opening}{printable(piece.text)}{closing}", tint, colour=colour)
        if piece.differs
        else printable(piece.text)
        for piece in pieces
    )
