import json
from collections.abc import Callable

import pytest

from plancheck.finding import Finding, Severity, Suppressed
from plancheck.render.gitlab import gitlab
from plancheck.render.report import Report
from plancheck.source import Span

Make = Callable[..., Finding]
Build = Callable[..., Report]


def test_nothing_to_report_is_an_empty_array(report: Build) -> None:
    assert gitlab(report(good=["p.rst"])) == "[]\n"


@pytest.mark.parametrize(
    ("severity", "given"), [("error", "major"), ("warning", "minor"), ("info", "info")]
)
def test_a_finding_has_what_gitlab_asks(
    severity: str, given: str, finding: Make, report: Build
) -> None:
    one = finding("is wrong", hint="mend it", span=Span(4, 3, 5, 2), severity=Severity(severity))
    (entry,) = json.loads(gitlab(report(one, places={"p.rst": "plans/p.rst"})))
    assert len(entry.pop("fingerprint")) == 32
    assert entry == {
        "description": "bare-name: is wrong; mend it",
        "check_name": "bare-name",
        "severity": given,
        "location": {"path": "plans/p.rst", "lines": {"begin": 4, "end": 5}},
    }


def test_equal_findings_stay_apart_and_keep_their_fingerprints(
    finding: Make, report: Build
) -> None:
    def fingerprints(first: int) -> list[str]:
        found = [finding(span=Span(first + at, 1, first + at, 6)) for at in range(5)]
        silent = (Suppressed(finding(), "later"),)
        written = gitlab(report(*found, suppressed=silent))
        return [entry["fingerprint"] for entry in json.loads(written)]

    assert len(set(fingerprints(4))) == 5
    assert fingerprints(4) == fingerprints(90)
