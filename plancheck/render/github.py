"""Annotations of GitHub: workflow commands, which the runner reads from standard output.

Of each level it takes 10 a step and drops the rest without a word (actions/toolkit,
docs/problem-matchers.md). So the report for people comes first: the log holds it all.
"""

from collections.abc import Iterator, Sequence

from plancheck.finding import Finding, Severity
from plancheck.render.report import Report
from plancheck.render.terminal import printable
from plancheck.render.text import text
from plancheck.render.workflow import command

MAX_OF_LEVEL = 10
"""Annotations of one level that a step can have."""

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def github(report: Report) -> str:
    """For GitHub Actions: the report as text for the log, then annotations, the worst first."""
    return text(report) + "".join(
        line for severity in Severity for line in _of_level(severity, report)
    )


def _of_level(severity: Severity, report: Report) -> Iterator[str]:
    level = LEVELS[severity]
    found = [one for one in report.findings if one.severity is severity]
    return rolled_up(level, [_annotation(level, one, report) for one in found])


def rolled_up(level: str, annotations: Sequence[str]) -> Iterator[str]:
    """Of ``annotations`` of one level those that a step can have, and how many there are more."""
    room = MAX_OF_LEVEL if len(annotations) <= MAX_OF_LEVEL else MAX_OF_LEVEL - 1
    yield from annotations[:room]
    if left := len(annotations[room:]):
        every = f"it has all {len(annotations)} of this level"
        yield command(
            level, {"title": "plancheck"}, f"{left} more, see the log of this step: {every}"
        )


def _annotation(level: str, finding: Finding, report: Report) -> str:
    """An annotation; columns only within one line, and no end at the end of the file.

    With columns over several lines GitHub drops it (ruff #22074), with an end at the end of the
    file it may not show it (zizmor, output/github.rs).
    """
    span = finding.span
    columns = span.line == span.end_line
    to_end = span.end_line >= len(report.sources[finding.path].lines)
    hint = f"\nhint: {printable(finding.hint)}" if finding.hint else ""
    return command(
        level,
        {
            "file": report.place(finding.path),
            "line": span.line,
            "endLine": 0 if to_end else span.end_line,
            "col": span.column if columns else 0,
            "endColumn": span.end_column if columns and not to_end else 0,
            "title": finding.code,
        },
        printable(finding.message) + hint,
    )
