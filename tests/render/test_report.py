from collections.abc import Callable

from plancheck.finding import Finding, Severity
from plancheck.render.report import Report, by_path, identities, spoken, worst_first
from plancheck.source import Span

Make = Callable[..., Finding]
Build = Callable[..., Report]


def test_identities_are_unique_and_know_no_line(finding: Make, report: Build) -> None:
    def known(line: int) -> list[str]:
        spans = [Span(line + by, 1, line + by, 6) for by in (0, 1, 2)]
        found = [finding(span=span) for span in spans]
        found += [finding(path="copy.rst", span=spans[0]), finding("other", span=spans[0])]
        return list(identities(found, report(*found)))

    assert known(4) == known(40)
    assert len(set(known(4))) == 5
    assert all(len(one) == 32 and set(one) <= set("0123456789abcdef") for one in known(4))


def test_identities_go_by_the_place_in_the_repository(finding: Make, report: Build) -> None:
    one, other = finding(path="../p.rst"), finding(path="p.rst")
    here = report(one, places={"../p.rst": "p.rst"})
    assert list(identities([one], here)) == list(identities([other], report(other)))
    odd = finding(path="caf\udce9.rst")
    assert len(list(identities([odd], report(odd)))) == 1


def test_findings_are_kept_by_plan_and_a_good_plan_has_none(finding: Make, report: Build) -> None:
    one, other = finding(path="a.rst"), finding(path="c.rst")
    assert by_path(report(one, other, good=["b.rst"])) == {
        "a.rst": [one],
        "b.rst": [],
        "c.rst": [other],
    }


def test_the_worst_comes_first_and_then_the_order_of_reports(finding: Make) -> None:
    found = [
        finding(severity=severity, path=path)
        for path in ("b.rst", "a.rst")
        for severity in (Severity.INFO, Severity.ERROR, Severity.WARNING)
    ]
    assert [(one.severity, one.path) for one in sorted(found, key=worst_first)] == [
        (severity, path) for severity in Severity for path in ("a.rst", "b.rst")
    ]


def test_a_hint_is_said_with_the_message(finding: Make) -> None:
    assert spoken(finding("is wrong")) == "is wrong"
    assert spoken(finding("is wrong", hint="mend it")) == "is wrong; mend it"
