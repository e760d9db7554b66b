"""SARIF by the published schema, and by what GitHub asks beyond it."""

import gzip
import json
from collections.abc import Callable
from typing import Any

import pytest
from sarif_kit.validate import validation_errors

from plancheck.finding import Finding, Severity, Suppressed
from plancheck.render.report import Report
from plancheck.render.sarif import sarif
from plancheck.source import Edit, Span

Make = Callable[..., Finding]
Build = Callable[..., Report]


def read(report: Report) -> dict[str, Any]:
    """The one run of a report that is valid and has all that GitHub asks of it."""
    log = json.loads(sarif(report))
    assert validation_errors(log) == []
    assert log["$schema"].endswith("/sarif-schema-2.1.0.json")
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "plancheck"
    assert run["columnKind"] == "unicodeCodePoints"
    for rule in driver["rules"]:
        assert rule["id"]
        for name in ("shortDescription", "fullDescription"):
            assert 0 < len(rule[name]["text"]) <= 1024
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]
        assert rule["helpUri"].startswith("https://")
        assert rule["properties"]["problem.severity"] in ("error", "warning", "recommendation")
        assert len(rule["properties"]["tags"]) <= 10
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert place["artifactLocation"]["uri"].isascii()
        assert set(place["region"]) == {"startLine", "startColumn", "endLine", "endColumn"}
        assert result["partialFingerprints"]["primaryLocationLineHash"]
    return dict(run)


def test_rules_are_told_where_there_is_nothing_to_report(report: Build) -> None:
    run = read(report(good=["p.rst"]))
    assert run["results"] == []
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert set(rules) == {note.code for note in report().rules()}
    assert rules["bare-name"]["defaultConfiguration"] == {"enabled": True, "level": "error"}
    assert "Bad:" in rules["bare-name"]["help"]["text"]
    assert "## Bad" in rules["bare-name"]["help"]["markdown"]


@pytest.mark.parametrize(
    ("severity", "level"), [("error", "error"), ("warning", "warning"), ("info", "note")]
)
def test_a_finding_is_a_result(severity: str, level: str, finding: Make, report: Build) -> None:
    one = finding("is wrong", hint="mend it", span=Span(4, 3, 5, 2), severity=Severity(severity))
    (result,) = read(report(one, places={"p.rst": "plans/p.rst"}))["results"]
    assert result["level"] == level
    assert result["message"] == {"text": "is wrong; mend it"}
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "plans/p.rst"},
        "region": {"startLine": 4, "startColumn": 3, "endLine": 5, "endColumn": 2},
    }
    assert result["suppressions"] == []
    assert "fixes" not in result


def test_a_repair_is_a_fix(finding: Make, report: Build) -> None:
    edits = (Edit(Span(4, 1, 4, 6), "`words`_"), Edit(Span(5, 1, 5, 1), "\n"))
    (result,) = read(report(finding(hint="mend it", edits=edits)))["results"]
    (fix,) = result["fixes"]
    (change,) = fix["artifactChanges"]
    assert fix["description"] == {"text": "mend it"}
    (bare,) = read(report(finding("is wrong", edits=edits)))["results"]
    assert bare["fixes"][0]["description"] == {"text": "is wrong"}
    assert change["artifactLocation"] == {"uri": "p.rst"}
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 4, "startColumn": 1, "endLine": 4, "endColumn": 6},
            "insertedContent": {"text": "`words`_"},
        },
        {
            "deletedRegion": {"startLine": 5, "startColumn": 1, "endLine": 5, "endColumn": 1},
            "insertedContent": {"text": "\n"},
        },
    ]


def test_what_is_suppressed_is_told_with_its_reason(finding: Make, report: Build) -> None:
    silent = (Suppressed(finding("a"), "in May"), Suppressed(finding("b"), ""))
    results = read(report(finding("c"), suppressed=silent))["results"]
    assert [(one["message"]["text"], one["suppressions"]) for one in results] == [
        ("c", []),
        ("a", [{"kind": "inSource", "justification": "in May"}]),
        ("b", [{"kind": "inSource"}]),
    ]


def test_a_fingerprint_does_not_go_by_whether_another_is_suppressed(
    finding: Make, report: Build
) -> None:
    found = [finding(span=Span(line, 1, line, 6)) for line in (4, 5, 6)]

    def known(*told: Finding) -> dict[int, str]:
        silent = tuple(Suppressed(one, "") for one in found if one not in told)
        return {
            one["locations"][0]["physicalLocation"]["region"]["startLine"]: one[
                "partialFingerprints"
            ]["primaryLocationLineHash"]
            for one in read(report(*told, suppressed=silent))["results"]
        }

    assert known(*found) == known(found[2]) == known(found[1])
    assert len(set(known(*found).values())) == 3


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("my plans/a b.rst", "my%20plans/a%20b.rst"),
        ("a:b.rst", "a%3Ab.rst"),
        ("a#b?c%d.rst", "a%23b%3Fc%25d.rst"),
        ("S\xe4ge.rst", "S%C3%A4ge.rst"),
        ("caf\udce9.rst", "caf%E9.rst"),
        ("odd\ud800.rst", "odd%ED%A0%80.rst"),
        ("a\nb.rst", "a%0Ab.rst"),
        ("//evil.example/x.rst", "file:///evil.example/x.rst"),
        ("/elsewhere/x.rst", "file:///elsewhere/x.rst"),
        ("../x.rst", "../x.rst"),
        ("<stdin>", "%3Cstdin%3E"),
    ],
)
def test_a_path_is_a_uri(path: str, uri: str, finding: Make, report: Build) -> None:
    (result,) = read(report(finding(path=path)))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_a_run_that_was_not_complete_says_so(report: Build) -> None:
    (invocation,) = read(report(complete=False))["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"] == [
        {"level": "error", "message": {"text": "not everything could be checked"}}
    ]


def test_what_github_refuses_is_left_out_and_counted(
    many: Callable[[int], list[Finding]], report: Build
) -> None:
    silent = (Suppressed(many(1)[0], ""),)
    written = sarif(report(*many(30_000), suppressed=silent))
    assert len(gzip.compress(written.encode())) < 10 * 1000 * 1000
    (run,) = json.loads(written)["runs"]
    levels = [one["level"] for one in run["results"]]
    counts = {level: levels.count(level) for level in ("error", "warning", "note")}
    assert counts == {"error": 3_000, "warning": 21_000, "note": 1_000}
    assert levels == sorted(levels)[: counts["error"]] + ["warning"] * 21_000 + ["note"] * 1_000
    assert run["invocations"][0]["toolExecutionNotifications"] == [
        {
            "level": "warning",
            "message": {"text": "5001 results are left out, the lightest: there are 30001"},
        }
    ]
