"""Comments in files by Zuul, the gate of OpenStack, in the review: what ``zuul_return`` takes.

https://zuul-ci.org/docs/zuul/latest/job-content.html: ``{"zuul": {"file_comments": {path: [{line,
message, level, range}]}, "warnings": [text]}}``, paths from the repository's root. The place of a
comment is Gerrit's (REST API, CommentInfo and CommentRange): its line is the one where the range
ends, and characters count from 0, in units of UTF-16, as in Java.
"""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from plancheck.finding import Severity
from plancheck.render.prose import plain
from plancheck.render.report import Report, worst_first
from plancheck.render.terminal import encodable, json_text
from plancheck.source import SourceText, Span

MAX_COMMENTS = 1_000
"""Comments of one run. Gerrit refuses a review that brings a change over 5,000 of them or 3 MiB
(change.maxComments, change.cumulativeCommentSizeLimit), and there are other jobs and runs."""


class Comment(Struct, frozen=True):
    """A comment at a place of the file ``path``, whose text is ``source``."""

    path: str
    source: SourceText
    span: Span
    severity: Severity
    message: str


def zuul(report: Report) -> str:
    """For a Zuul job, to hand to zuul_return: comments in files, with ranges and levels."""
    return returned(
        [
            Comment(
                report.place(one.path),
                report.sources[one.path],
                one.span,
                one.severity,
                f"{one.code} {one.severity}: {plain(one.message)}"  # Gerrit shows no level
                + (f"\nhint: {plain(one.hint)}" if one.hint else ""),
            )
            for one in sorted(report.findings, key=worst_first)
        ],
        complete=report.complete,
    )


def returned(comments: Sequence[Comment], *, complete: bool) -> str:
    """What a job hands to ``zuul_return``: those of ``comments``, worst first, there is room for.

    ``complete`` is False where not all could be looked at.
    """
    told: dict[str, list[dict[str, Any]]] = {}
    order = sorted(comments[:MAX_COMMENTS], key=lambda one: (one.path, one.span))
    for one in order:
        told.setdefault(encodable(one.path), []).append(_comment(one))
    zuul: dict[str, Any] = {"file_comments": told}
    warnings = []
    if left := len(comments[MAX_COMMENTS:]):
        warnings.append(f"plancheck: {left} more, see the job's log: there are {len(comments)}")
    if not complete:
        warnings.append("plancheck: not everything could be checked, see the job's log")
    if warnings:
        zuul["warnings"] = warnings
    return json_text({"zuul": zuul})


def _comment(comment: Comment) -> dict[str, Any]:
    span, source = comment.span, comment.source
    return {
        "line": span.end_line,
        "message": comment.message,
        "level": comment.severity.value,
        "range": {
            "start_line": span.line,
            "start_character": _character(span.line, span.column, source),
            "end_line": span.end_line,
            "end_character": _character(span.end_line, span.end_column, source),
        },
    }


def _character(line: int, column: int, source: SourceText) -> int:
    return len(source.lines[line - 1][: column - 1].encode("utf-16-le")) // 2
