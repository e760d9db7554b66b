"""SARIF 2.1.0, which code scanning reads.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/ and, for what GitHub asks beyond that and where it
stops, https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/
sarif-support-for-code-scanning.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from msgspec import Struct

from plancheck import HOME, __version__
from plancheck.finding import Finding, Severity
from plancheck.language.words import fold
from plancheck.render.prose import plain
from plancheck.render.report import RULES_URL, Report, RuleNote, identities, spoken, worst_first
from plancheck.render.terminal import json_text
from plancheck.source import Span

MAX_RESULTS = 25_000
"""Results of one run that GitHub accepts; with more it refuses the file."""

_MAX_DESCRIPTION = 1_024  # characters of a rule's description: GitHub's limit
_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEMS = {**_LEVELS, Severity.INFO: "recommendation"}


class _Entry(Struct, frozen=True):
    """A finding with what it is known by; ``reason`` is None where it is not suppressed."""

    finding: Finding
    identity: str
    reason: str | None


def sarif(report: Report) -> str:
    """For code scanning, SARIF 2.1.0: with repairs, and what is suppressed with its reason."""
    entries = _entries(report)
    notes = report.rules()
    rules = {note.code: number for number, note in enumerate(notes)}
    run = {
        "tool": {
            "driver": {
                "name": "plancheck",
                "semanticVersion": __version__,
                "informationUri": HOME,
                "rules": [_rule(note) for note in notes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report, len(entries))],
        "results": [_result(one, rules, report) for one in entries[:MAX_RESULTS]],
    }
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _entries(report: Report) -> list[_Entry]:
    """All that is to be told, the worst first and what is suppressed last."""
    told: list[tuple[Finding, str | None]] = [(one, None) for one in report.findings]
    told += [(one.finding, one.reason) for one in report.suppressed]
    told.sort(key=lambda pair: pair[0].order)
    names = identities([finding for finding, _ in told], report)
    entries = [
        _Entry(finding, name, reason) for (finding, reason), name in zip(told, names, strict=True)
    ]
    return sorted(entries, key=lambda one: (one.reason is not None, worst_first(one.finding)))


def _rule(note: RuleNote) -> dict[str, Any]:
    return {
        "id": note.code,
        "shortDescription": {"text": note.summary[:_MAX_DESCRIPTION]},
        "fullDescription": {"text": fold(f"{note.summary} {note.reason}")[:_MAX_DESCRIPTION]},
        "help": {"text": note.text, "markdown": note.markdown},
        "helpUri": RULES_URL,
        "defaultConfiguration": {"enabled": note.enabled, "level": _LEVELS[note.severity]},
        "properties": {
            "precision": "high",
            "problem.severity": _PROBLEMS[note.severity],
            "tags": ["plan"],
        },
    }


def _invocation(report: Report, number: int) -> dict[str, Any]:
    told = []
    if not report.complete:
        told.append(("error", "not everything could be checked"))
    if number > MAX_RESULTS:
        left = f"{number - MAX_RESULTS} results are left out, the lightest: there are {number}"
        told.append(("warning", left))
    notes = [{"level": level, "message": {"text": text}} for level, text in told]
    return {"executionSuccessful": report.complete, "toolExecutionNotifications": notes}


def _result(entry: _Entry, rules: Mapping[str, int], report: Report) -> dict[str, Any]:
    """A result; GitHub reads its first location, and needs all four ends of the region."""
    finding, place = entry.finding, {"uri": _uri(report.place(entry.finding.path))}
    physical = {"artifactLocation": place, "region": _region(finding.span)}
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rules[finding.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": plain(spoken(finding))},
        "locations": [{"physicalLocation": physical}],
        "partialFingerprints": {"primaryLocationLineHash": entry.identity},
        "suppressions": _suppressions(entry.reason),
    }
    if finding.edits:
        replacements = [
            {"deletedRegion": _region(one.span), "insertedContent": {"text": one.text}}
            for one in finding.edits
        ]
        change = {"artifactLocation": place, "replacements": replacements}
        result["fixes"] = [
            {
                "description": {"text": plain(finding.hint or finding.message)},
                "artifactChanges": [change],
            }
        ]
    return result


def _suppressions(reason: str | None) -> list[dict[str, str]]:
    if reason is None:
        return []
    justified = {"justification": plain(reason)} if reason else {}
    return [{"kind": "inSource", **justified}]


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _uri(place: str) -> str:
    """``place`` as a URI in which nothing is taken for a scheme, a host or a fragment."""
    try:
        data = place.encode(errors="surrogateescape")
    except UnicodeEncodeError:  # a name on Windows, where it need be no Unicode either
        data = place.encode(errors="surrogatepass")
    quoted = quote(data, safe="/")
    return f"file:///{quoted.lstrip('/')}" if quoted.startswith("/") else quoted
