import xml.etree.ElementTree as ET
from collections.abc import Callable

from plancheck.finding import Finding, Severity
from plancheck.render.checkstyle import checkstyle
from plancheck.render.report import Report
from plancheck.source import Span


def test_findings_stand_in_the_element_of_their_plan(
    finding: Callable[..., Finding], report: Callable[..., Report]
) -> None:
    one = finding("a", hint="b", path="my plans/a&b.rst", span=Span(9, 2, 9, 4))
    found = [one, *(finding(severity.value, severity=severity) for severity in Severity)]
    root = ET.fromstring(checkstyle(report(*found, good=["z.rst"])))
    assert root.tag == "checkstyle"
    assert [(file.tag, file.get("name"), len(file)) for file in root] == [
        ("file", "my plans/a&b.rst", 1),
        ("file", "p.rst", 3),
        ("file", "z.rst", 0),
    ]
    assert root[0][0].tag == "error"
    assert root[0][0].attrib == {
        "line": "9",
        "column": "2",
        "severity": "warning",
        "message": "a; b",
        "source": "plancheck.bare-name",
    }
    assert {error.get("message"): error.get("severity") for error in root[1]} == {
        "error": "error",
        "warning": "warning",
        "info": "info",
    }


def test_nothing_to_report_is_still_a_document(report: Callable[..., Report]) -> None:
    assert list(ET.fromstring(checkstyle(report()))) == []
