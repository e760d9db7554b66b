"""Reviewdog's diagnostics, which it brings to Gerrit, GitHub, GitLab, Bitbucket and Gitea.

reviewdog, proto/rdf/reviewdog.proto: lines and columns from 1, columns in bytes of UTF-8, ends
exclusive. Paths are relative to the working folder, from which reviewdog finds the root itself.
"""

from collections.abc import Iterator
from typing import Any

from plancheck import HOME
from plancheck.finding import Finding, Severity
from plancheck.render.prose import plain
from plancheck.render.report import RULES_URL, Report, spoken
from plancheck.render.terminal import encodable, json_text
from plancheck.source import Edit, SourceText, Span

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def rdjson(report: Report) -> str:
    """For reviewdog, and by it Gerrit and others: diagnostics, with repairs as suggestions."""
    return json_text(
        {
            "source": {"name": "plancheck", "url": HOME},
            "diagnostics": [_diagnostic(one, report.sources[one.path]) for one in report.findings],
        }
    )


def _diagnostic(finding: Finding, source: SourceText) -> dict[str, Any]:
    place = {"path": encodable(finding.path), "range": _range(finding.span, source)}
    diagnostic: dict[str, Any] = {
        "message": plain(spoken(finding)),
        "location": place,
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.code, "url": RULES_URL},
    }
    if finding.edits:
        edit = _as_one(finding.edits, source)
        diagnostic["suggestions"] = [{"range": _range(edit.span, source), "text": edit.text}]
    return diagnostic


def _as_one(edits: tuple[Edit, ...], source: SourceText) -> Edit:
    """``edits`` as a single one: each of several suggestions could be taken without the others."""
    first, *rest = sorted(edits)

    def pieces() -> Iterator[str]:
        yield first.text
        at = first.span
        for edit in rest:
            between = Span(at.end_line, at.end_column, edit.span.line, edit.span.column)
            yield source.excerpt(between)
            yield edit.text
            at = edit.span

    return Edit(first.span.to((rest or [first])[-1].span), "".join(pieces()))


def _range(span: Span, source: SourceText) -> dict[str, Any]:
    return {
        "start": _position(span.line, span.column, source),
        "end": _position(span.end_line, span.end_column, source),
    }


def _position(line: int, column: int, source: SourceText) -> dict[str, int]:
    before = source.lines[line - 1][: column - 1]
    return {"line": line, "column": len(before.encode()) + 1}
