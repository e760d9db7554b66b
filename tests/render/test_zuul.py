import json
from collections.abc import Callable
from typing import Any

from plancheck.finding import Finding, Severity
from plancheck.render.report import Report
from plancheck.render.zuul import zuul
from plancheck.source import Span

Make = Callable[..., Finding]
Build = Callable[..., Report]


def returned(report: Report) -> dict[str, Any]:
    data = json.loads(zuul(report))
    assert set(data) == {"zuul"}
    return dict(data["zuul"])


def test_nothing_to_report_has_no_comment(report: Build) -> None:
    assert returned(report(good=["p.rst"])) == {"file_comments": {}}


def test_a_finding_is_a_comment_where_its_range_ends(finding: Make, report: Build) -> None:
    text = "a\U0001f600\xe9z\nabcdef\n"
    one = finding("is wrong", hint="mend it", span=Span(1, 3, 2, 4), severity=Severity.INFO)
    other = finding("is odd", path="../q.rst", span=Span(2, 1, 2, 1))
    assert returned(report(one, other, text=text, places={"../q.rst": "q.rst"})) == {
        "file_comments": {
            "q.rst": [
                {
                    "line": 2,
                    "message": "bare-name warning: is odd",
                    "level": "warning",
                    "range": {
                        "start_line": 2,
                        "start_character": 0,
                        "end_line": 2,
                        "end_character": 0,
                    },
                }
            ],
            "p.rst": [
                {
                    "line": 2,
                    "message": "bare-name info: is wrong\nhint: mend it",
                    "level": "info",
                    "range": {
                        "start_line": 1,
                        "start_character": 3,
                        "end_line": 2,
                        "end_character": 3,
                    },
                }
            ],
        }
    }


def test_what_is_too_much_for_a_review_is_left_out_and_counted(
    many: Callable[[int], list[Finding]], report: Build
) -> None:
    data = returned(report(*many(5_000), complete=False))
    told = [one for comments in data["file_comments"].values() for one in comments]
    assert len(told) == 1_000
    assert [one["level"] for one in told].count("error") == 500
    assert {one["level"] for one in told} == {"error", "warning"}
    assert data["warnings"] == [
        "plancheck: 4000 more, see the job's log: there are 5000",
        "plancheck: not everything could be checked, see the job's log",
    ]
    for comments in data["file_comments"].values():
        lines = [one["line"] for one in comments]
        assert lines == sorted(lines)
