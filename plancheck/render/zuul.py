"""Comments in files by Zuul, the gate of OpenStack, in the review: what ``zuul_return`` takes.

https://zuul-ci.org/docs/zuul/latest/job-content.html: ``{"zuul": {"file_comments": {path: [{line,
message, level, range}]}, "warnings": [text]}}``, paths from the repository's root. The place of a
comment is Gerrit's (REST API, CommentInfo and CommentRange): its line is the one where the range
ends, and characters count from 0, in units of UTF-16, as in Java.
"""

from typing import Any

from plancheck.finding import Finding
from plancheck.render.prose import plain
from plancheck.render.report import Report, worst_first
from plancheck.render.terminal import encodable, json_text
from plancheck.source import SourceText

MAX_COMMENTS = 1_000
"""Comments of one run. Gerrit refuses a review that brings a change over 5,000 of them or 3 MiB
(change.maxComments, change.cumulativeCommentSizeLimit), and there are other jobs and runs."""


def zuul(report: Report) -> str:
    """For a Zuul job, to hand to zuul_return: comments in files, with ranges and levels."""
    findings = sorted(report.findings, key=worst_first)
    comments: dict[str, list[dict[str, Any]]] = {}
    for one in sorted(findings[:MAX_COMMENTS], key=lambda one: one.order):
        place = encodable(report.place(one.path))
        comments.setdefault(place, []).append(_comment(one, report.sources[one.path]))
    zuul: dict[str, Any] = {"file_comments": comments}
    warnings = []
    if left := len(findings[MAX_COMMENTS:]):
        warnings.append(f"plancheck: {left} more, see the job's log: there are {len(findings)}")
    if not report.complete:
        warnings.append("plancheck: not everything could be checked, see the job's log")
    if warnings:
        zuul["warnings"] = warnings
    return json_text({"zuul": zuul})


def _comment(finding: Finding, source: SourceText) -> dict[str, Any]:
    """A comment; Gerrit shows no level, so the message begins with it."""
    span = finding.span
    hint = f"\nhint: {plain(finding.hint)}" if finding.hint else ""
    return {
        "line": span.end_line,
        "message": f"{finding.code} {finding.severity}: {plain(finding.message)}{hint}",
        "level": finding.severity.value,
        "range": {
            "start_line": span.line,
            "start_character": _character(span.line, span.column, source),
            "end_line": span.end_line,
            "end_character": _character(span.end_line, span.end_column, source),
        },
    }


def _character(line: int, column: int, source: SourceText) -> int:
    return len(source.lines[line - 1][: column - 1].encode("utf-16-le")) // 2
