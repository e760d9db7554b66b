"""The formats of ``log``: the life of goals."""

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from plancheck.changes.change import Kind
from plancheck.changes.life import Event, Life, Lives, by_theme
from plancheck.changes.wire import lives_data
from plancheck.language.words import count
from plancheck.render.changes.text import SYMBOLS
from plancheck.render.terminal import json_text, paint, printable


class Report(Struct, frozen=True):
    """Lives to print; ``quiet`` leaves out the count."""

    plans: Sequence[Lives]
    colour: bool = False
    quiet: bool = False


def text(report: Report) -> str:
    """For people: each goal under its plan and theme, with what became of it, oldest first.

    What stands first in a line is ours, so that no plan's words are taken for a command.
    """
    lines: list[str] = []
    for plan in report.plans:
        lives = [life for life in plan.all if life.events]
        if not lives:
            continue
        cycle = f", cycle {printable(plan.cycle)}" if plan.cycle else ""
        lines += [f"plan {paint(printable(plan.path), 'bold', colour=report.colour)}{cycle}", ""]
        for theme, found in by_theme(lives).items():
            lines.append(f"   theme {paint(printable(theme), 'bold', colour=report.colour)}")
            lines += [line for life in found for line in _life(life, colour=report.colour)]
            lines.append("")
    if not report.quiet:
        lines.append(_summary(report.plans))
    return "".join(f"{line}\n" for line in lines)


def as_json(report: Report) -> str:
    """``plancheck.history/1``; see schema/history.json."""
    return json_text(lives_data(report.plans))


FORMATS: dict[str, Callable[[Report], str]] = {"text": text, "json": as_json}


def _life(life: Life, *, colour: bool) -> Iterator[str]:
    shown = printable(life.text)
    yield f"     goal {paint(shown, 'dim', colour=colour) if life.is_over else shown}"
    for event in life.events:
        yield f"          {event.date} {event.commit[:7]} {_event(event)}"


def _event(event: Event) -> str:
    change = event.change
    told = f"{SYMBOLS[change.kind]} {change.kind}"
    before, after = change.before, change.after
    if change.kind is Kind.MOVED and before and after:
        return f"{told} from {printable(before.theme)} to {printable(after.theme)}"
    if before and after and before.text != after.text:
        return f'{told}, was "{printable(before.text)}"'
    return told


def _summary(plans: Sequence[Lives]) -> str:
    lives = [life for plan in plans for life in plan.all]
    over = sum(life.is_over for life in lives)
    return f"{count(len(lives), 'goal')}: {len(lives) - over} in force, {over} dropped"
