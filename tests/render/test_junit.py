"""JUnit's XML by a strict parser, and by a reader that is not ours."""

import xml.etree.ElementTree as ET
from collections.abc import Callable

from junitparser import Failure, JUnitXml, Skipped

from plancheck.finding import Finding, Severity, Suppressed
from plancheck.render.junit import junit
from plancheck.render.report import Report
from plancheck.source import Span

Make = Callable[..., Finding]
Build = Callable[..., Report]


def suites(report: Report) -> list[ET.Element]:
    """The suites of a report whose numbers are right."""
    root = ET.fromstring(junit(report))
    assert root.tag == "testsuites"
    totals = {"tests": 0, "failures": 0, "errors": 0}
    for suite in root:
        assert suite.tag == "testsuite"
        cases = suite.findall("testcase")
        assert len(cases) == len(suite)
        counted = {
            "tests": len(cases),
            "failures": len(suite.findall("testcase/failure")),
            "errors": len(suite.findall("testcase/error")),
        }
        assert {name: suite.get(name) for name in counted} == {
            name: str(number) for name, number in counted.items()
        }
        for name, number in counted.items():
            totals[name] += number
        names = [case.get("name") for case in cases]
        assert len(set(names)) == len(names)
        assert all(case.get("classname") for case in cases)
    assert {name: root.get(name) for name in totals} == {
        name: str(number) for name, number in totals.items()
    }
    return list(root)


def test_a_good_plan_is_a_test_that_passes(report: Build) -> None:
    (suite,) = suites(report(good=["p.rst"]))
    (case,) = suite
    assert (suite.get("name"), case.get("name"), len(case)) == ("p.rst", "no findings", 0)


def test_what_cannot_be_checked_is_an_error_and_never_an_empty_report(report: Build) -> None:
    (suite,) = suites(report(complete=False))
    assert [one.tag for one in suite[0]] == ["error"]
    assert [one.get("name") for one in suites(report(good=["p.rst"], complete=False))] == [
        "p.rst",
        "plancheck",
    ]


def test_findings_fail_infos_do_not_and_what_is_suppressed_is_skipped(
    finding: Make, report: Build
) -> None:
    found = [
        finding("a & b", hint="mend <it>", severity=Severity.ERROR),
        finding("c"),
        finding("d", severity=Severity.INFO),
        finding("e", path="q.rst", span=Span(9, 2, 9, 4)),
    ]
    silent = (Suppressed(finding("f"), "in May"),)
    first, second = suites(report(*found, suppressed=silent))
    assert [(case.get("name"), [one.tag for one in case]) for case in first] == [
        ("bare-name_4_1", ["failure"]),
        ("bare-name_4_1_2", ["failure"]),
        ("bare-name_4_1_3", ["system-out"]),
        ("bare-name_4_1_4", ["skipped"]),
    ]
    failure = first[0][0]
    assert (failure.get("message"), failure.get("type")) == ("a & b", "error")
    assert failure.text == "line 4, column 1: error: a & b\nhint: mend <it>"
    assert first[3][0].get("message") == "in May"
    assert second[0].attrib == {
        "name": "bare-name_9_2",
        "classname": "q.rst",
        "file": "q.rst",
        "line": "9",
        "column": "2",
    }


def test_another_reader_reads_the_same(finding: Make, report: Build) -> None:
    silent = (Suppressed(finding("f"), "in May"),)
    told = report(finding("a"), finding("b", path="q.rst"), suppressed=silent, good=["r.rst"])
    read = JUnitXml.fromstring(junit(told).encode())
    assert (read.tests, read.failures, read.errors) == (4, 2, 0)
    results = [(suite.name, [type(one) for case in suite for one in case.result]) for suite in read]
    assert results == [("p.rst", [Failure, Skipped]), ("q.rst", [Failure]), ("r.rst", [])]
