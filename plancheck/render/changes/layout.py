"""How a changelog is arranged in every format: by plan, by theme, a line for each change."""

from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct

from plancheck.changes.change import Change, Kind, Subject
from plancheck.changes.changelog import Acceptance, Changelog, PlanChanges
from plancheck.finding import Severity
from plancheck.language.words import count
from plancheck.render.changes.report import Report
from plancheck.render.changes.wording import Pieces, differing, plain
from plancheck.source import Span

NOTHING = "Nothing has changed in what the plan says."
NOTHING_OF_SEVERAL = "Nothing has changed in what the plans say."
NOT_ALL = "not everything could be compared"


class Line(Struct, frozen=True):
    """One change as a reader is told it.

    ``before`` and ``after`` are its wordings: both where they differ, one where that says it all.
    Where words of them are marked, they are two wordings of one thing; else they are two values.
    ``label`` is what stands before them ("contact", a field's name), empty for goals.
    ``here`` is where it stands in the new text, or would be looked for there; ``moved_from`` is
    the theme that a goal has left for another.
    """

    kind: Kind
    label: str
    before: Pieces
    after: Pieces
    line_before: int | None
    line_after: int | None
    here: Span
    id: str
    accepted: Acceptance | None
    fails: bool
    moved_from: str = ""


class Group(Struct, frozen=True):
    """The changes of one theme; ``own`` are those of the theme itself."""

    theme: str
    own: tuple[Line, ...]
    lines: tuple[Line, ...]


def groups(plan: PlanChanges) -> Iterator[Group]:
    """The changes of ``plan`` by theme, in the order in which they stand there."""
    numbered = enumerate(plan.comparison.changes)
    for theme, changes in groupby(numbered, key=lambda one: one[1].theme):
        lines = [(change, _line(number, change, plan)) for number, change in changes]
        own = [line for change, line in lines if change.subject is Subject.THEME]
        rest = [line for change, line in lines if change.subject is not Subject.THEME]
        yield Group(theme, tuple(own), tuple(rest))


def kinds(changelog: Changelog) -> list[Kind]:
    """The kinds of change that occur, in the order in which they are always named."""
    found = {change.kind for change in changelog.changes}
    return [kind for kind in Kind if kind in found]


def summary(report: Report) -> str:
    """``goals: 2 added, 1 dropped; themes: 1 renamed``, or that there is nothing to tell.

    Where a plan could not be compared nobody knows that there is nothing.
    """
    counts = report.changelog.counts()
    if not counts and not report.complete:
        return f"No change was found, but {NOT_ALL}."
    if not counts:
        return NOTHING if report.changelog.before.path else NOTHING_OF_SEVERAL
    told = [
        f"{subject}s: " + ", ".join(f"{found[kind]} {kind}" for kind in Kind if found[kind])
        for subject, found in counts.items()
    ]
    return "; ".join(told if report.complete else [*told, NOT_ALL])


def verdict(changelog: Changelog) -> str:
    """What the gate says; empty where there is none or it has nothing against it."""
    failing = changelog.failing
    if not failing:
        return ""
    return f"{count(len(failing), 'change')} not accepted (--fail-on {changelog.fail_on})"


def title(plan: PlanChanges) -> str:
    """The path of a plan, with the one that it had before, or that it came or went."""
    before, after = plan.comparison.before.source, plan.comparison.after.source
    if not before.text:
        return f"{plan.path} (new)"
    if not after.text:
        return f"{plan.path} (gone)"
    moved = plan.before_path != plan.path
    return f"{plan.path} (was {plan.before_path})" if moved else plan.path


def place(line: Line) -> str:
    """Where what changed stands, or stood."""
    gone = line.line_after is None
    return f"was on line {line.line_before}" if gone else f"line {line.line_after}"


def remarks(line: Line) -> Iterator[str]:
    """Where a goal came from, and how the gate judged the change."""
    if line.moved_from:
        yield f"was under {line.moved_from}"
    if line.accepted:
        yield f"accepted in {line.accepted.origin}: {line.accepted.reason}"
    elif line.fails:
        yield f"not accepted, id {line.id}"


def severity(line: Line) -> Severity:
    """How much a change weighs where changes are shown beside findings.

    What the gate does not let pass is an error; a promise that is taken back, a warning.
    """
    if line.fails:
        return Severity.ERROR
    taken_back = line.kind in (Kind.DROPPED, Kind.STRETCHED) and line.label in ("", "theme")
    return Severity.WARNING if taken_back and not line.accepted else Severity.INFO


def sentence(line: Line) -> str:
    """``goal dropped: its text``, with all that is to be said of it, for a format without marks."""
    before, after = ("".join(piece.text for piece in one) for one in (line.before, line.after))
    told = f' from "{before}" to "{after}"' if before and after else f": {after or before}"
    said = "; ".join(remarks(line))
    return f"{line.label or 'goal'} {line.kind}{told}" + (f" ({said})" if said else "")


def _here(change: Change) -> Span:
    if change.after:
        return change.after.span
    return change.anchor.span if change.anchor else change.sides[0].span


def _line(number: int, change: Change, plan: PlanChanges) -> Line:
    before, after = _wordings(change)
    return Line(
        change.kind,
        _label(change),
        before,
        after,
        change.before.span.line if change.before else None,
        change.after.span.line if change.after else None,
        _here(change),
        change.id,
        plan.accepted.get(number),
        number in plan.failing,
        change.before.theme if change.before and change.kind is Kind.MOVED else "",
    )


def _label(change: Change) -> str:
    match change.subject:
        case Subject.CONTACT:
            return f"contact {change.sides[-1].text}" if change.kind is Kind.RELINKED else "contact"
        case Subject.FIELD:
            return change.name or "(no header)"
        case Subject.THEME:
            is_tier = change.kind is Kind.RETIERED
            return f"theme {change.theme}, tier" if is_tier else "theme"
    return ""


def _wordings(change: Change) -> tuple[Pieces, Pieces]:
    old, new = change.told(change.before), change.told(change.after)
    if change.before is None or change.after is None:
        return (plain(old) if old else ()), (plain(new) if new else ())
    if change.subject is Subject.GOAL:
        old_pieces, new_pieces = differing(old or "", new or "")
        differs = any(piece.differs for piece in (*old_pieces, *new_pieces))
        return (old_pieces, new_pieces) if differs else ((), plain(new or ""))
    if old == new:
        return (), plain(new or "")
    return plain(old or "none"), plain(new or "none")
