import json
from collections.abc import Callable
from typing import Any

import pytest

from plancheck.finding import Finding, Severity
from plancheck.render.rdjson import rdjson
from plancheck.render.report import Report
from plancheck.source import Edit, Span

Make = Callable[..., Finding]
Build = Callable[..., Report]

TEXT = "a\xe9\u6f22\U0001f600z\nabcdef\nghijkl\n"


def diagnostics(report: Report) -> list[dict[str, Any]]:
    result = json.loads(rdjson(report))
    assert result["source"]["name"] == "plancheck"
    assert result["source"]["url"].startswith("https://")
    assert set(result) == {"source", "diagnostics"}
    return list(result["diagnostics"])


def test_nothing_to_report_has_no_diagnostic(report: Build) -> None:
    assert diagnostics(report(good=["p.rst"])) == []


@pytest.mark.parametrize("severity", Severity)
def test_a_finding_is_a_diagnostic(severity: Severity, finding: Make, report: Build) -> None:
    one = finding("is wrong", hint="mend it", severity=severity, span=Span(2, 2, 3, 3))
    (told,) = diagnostics(report(one, text=TEXT, places={"p.rst": "plans/p.rst"}))
    assert told.pop("code")["value"] == "bare-name"
    assert told == {
        "message": "is wrong; mend it",
        "severity": severity.name,
        "location": {
            "path": "p.rst",
            "range": {"start": {"line": 2, "column": 2}, "end": {"line": 3, "column": 3}},
        },
    }


@pytest.mark.parametrize(
    ("column", "end", "start_byte", "end_byte"),
    [(1, 2, 1, 2), (2, 3, 2, 4), (3, 4, 4, 7), (4, 5, 7, 11), (5, 6, 11, 12), (6, 6, 12, 12)],
)
def test_columns_count_bytes_of_utf_8(
    column: int, end: int, start_byte: int, end_byte: int, finding: Make, report: Build
) -> None:
    (told,) = diagnostics(report(finding(span=Span(1, column, 1, end)), text=TEXT))
    assert told["location"]["range"] == {
        "start": {"line": 1, "column": start_byte},
        "end": {"line": 1, "column": end_byte},
    }
    line = TEXT.partition("\n")[0]
    assert line.encode()[start_byte - 1 : end_byte - 1].decode() == line[column - 1 : end - 1]


@pytest.mark.parametrize(
    ("edits", "place", "text"),
    [
        ([Edit(Span(2, 3, 2, 4), "X")], (2, 3, 2, 4), "X"),
        ([Edit(Span(1, 2, 1, 4), "X")], (1, 2, 1, 7), "X"),
        ([Edit(Span(2, 5, 2, 6), "Y"), Edit(Span(2, 2, 2, 3), "X")], (2, 2, 2, 6), "XcdY"),
        ([Edit(Span(2, 6, 2, 7), ""), Edit(Span(3, 2, 3, 2), "Z\n")], (2, 6, 3, 2), "\ngZ\n"),
        ([Edit(Span(2, 1, 2, 2), "X"), Edit(Span(2, 2, 2, 3), "Y")], (2, 1, 2, 3), "XY"),
    ],
)
def test_a_repair_is_one_suggestion(
    edits: list[Edit],
    place: tuple[int, int, int, int],
    text: str,
    finding: Make,
    report: Build,
) -> None:
    (told,) = diagnostics(report(finding(span=Span(2, 1, 2, 2), edits=tuple(edits)), text=TEXT))
    line, column, end_line, end_column = place
    assert told["suggestions"] == [
        {
            "range": {
                "start": {"line": line, "column": column},
                "end": {"line": end_line, "column": end_column},
            },
            "text": text,
        }
    ]
