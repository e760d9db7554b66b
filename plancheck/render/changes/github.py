"""Annotations of GitHub for changes: what is gone stands at the nearest place that is left.

Of each level the runner takes 10 a step and drops the rest without a word (actions/toolkit,
docs/problem-matchers.md). So the report for people comes first: the log holds it all.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from plancheck.finding import Severity
from plancheck.render.changes.layout import Line, groups, sentence, severity
from plancheck.render.changes.report import Report
from plancheck.render.changes.text import text
from plancheck.render.github import LEVELS, rolled_up
from plancheck.render.terminal import printable
from plancheck.render.workflow import command


def github(report: Report) -> str:
    """For GitHub Actions: the changelog as text for the log, then annotations, the worst first."""
    found: dict[Severity, list[str]] = {one: [] for one in Severity}
    for plan in report.changelog.plans:
        is_gone = not plan.comparison.after.source.text
        for group in groups(plan):
            for line in (*group.own, *group.lines):
                file = "" if is_gone else plan.path
                found[severity(line)].append(_annotation(line, group.theme, file))
    return text(replace(report, colour=False)) + "".join(_told(found))


def _told(found: dict[Severity, list[str]]) -> Iterator[str]:
    for weight, annotations in found.items():
        yield from rolled_up(LEVELS[weight], annotations)


def _annotation(line: Line, theme: str, file: str) -> str:
    place: dict[str, str | int] = {"file": file, "line": line.here.line} if file else {}
    message = f"{printable(theme)}: {printable(sentence(line))}"
    return command(LEVELS[severity(line)], {**place, "title": f"plan {line.kind}"}, message)
