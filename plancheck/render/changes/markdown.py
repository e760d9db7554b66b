"""The changelog in GitHub's Markdown, for a comment on a pull request or a step summary.

A comment over 65,536 characters is not posted at all: what there is no room for is counted, and
what weighs most comes first into what there is. Bytes are counted, of which there are never fewer
than characters.
"""

from collections.abc import Iterator

from plancheck.finding import Severity
from plancheck.render.changes.layout import (
    Group,
    Line,
    groups,
    remarks,
    severity,
    summary,
    title,
    verdict,
)
from plancheck.render.changes.report import Report
from plancheck.render.changes.wording import marked
from plancheck.render.prose import markdown as words

MAX_BYTES = 60_000
"""Most that is written; whoever posts it adds words of their own."""
_ROOM_AROUND = 4_000  # for what stands over the changes and under them
_MAX_WORDS = 1_000  # characters of one wording


def markdown(report: Report) -> str:
    """For a comment on a pull request or a step summary: a list of changes for each theme."""
    changelog = report.changelog
    before, after = (words(one.name, _MAX_WORDS) for one in (changelog.before, changelog.after))
    parts = [f"### Plans: {before} → {after}\n", f"**{words(summary(report), _MAX_WORDS)}**\n"]
    if verdict(changelog):
        parts.append(f"**{words(verdict(changelog), _MAX_WORDS)}**\n")
    arranged = [(plan, list(groups(plan))) for plan in changelog.plans if plan.comparison.changes]
    lines = [line for _, found in arranged for one in found for line in (*one.own, *one.lines)]
    told = set(map(id, _that_fit(lines)))
    for plan, found in arranged:
        kept = [text for group in found if (text := _group(group, told))]
        if kept:
            parts += [f"#### {words(title(plan), _MAX_WORDS)}\n", *kept]
    if len(told) < len(lines):
        parts.append(
            f"{len(lines) - len(told)} more, see the full report:"
            f" `plancheck diff` tells all {len(lines)}.\n"
        )
    return "\n".join(parts)


def _that_fit(lines: list[Line]) -> Iterator[Line]:
    """Those of ``lines`` that there is room for, the heaviest first."""
    ranks = {weight: rank for rank, weight in enumerate(Severity)}
    room = MAX_BYTES - _ROOM_AROUND
    for line in sorted(lines, key=lambda one: ranks[severity(one)]):
        room -= len(_line(line).encode()) + _MAX_WORDS // 4  # with a share of its theme's heading
        if room < 0:
            return
        yield line


def _group(group: Group, told: set[int]) -> str:
    """The changes of a theme that are told; empty where there are none."""
    lines = [_line(line) for line in (*group.own, *group.lines) if id(line) in told]
    heading = f"**Theme {words(group.theme, _MAX_WORDS // 4)}**\n\n"
    return heading + "".join(lines) if lines else ""


def _line(line: Line) -> str:
    label = f" {words(line.label, _MAX_WORDS)}" if line.label else ""
    before, after = (marked(one, _words, "**", "**") for one in (line.before, line.after))
    told = f' from "{before}" to "{after}"' if before and after else f": {after or before}"
    said = "; ".join(words(one, _MAX_WORDS) for one in remarks(line))
    return f"- {line.kind}{label}{told}" + (f" ({said})" if said else "") + "\n"


def _words(text: str) -> str:
    return words(text, _MAX_WORDS)
