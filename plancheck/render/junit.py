"""JUnit's XML, which dashboards of tests read.

Its shape: ``<testsuites><testsuite name tests failures errors><testcase name classname><failure
message type>``. A suite is a plan. Readers may refuse a report without any test, so a plan without
findings has one that passes, as ruff's has (ruff, junit.rs).
"""

from collections import Counter
from collections.abc import Sequence

from plancheck.finding import Finding, Severity, Suppressed
from plancheck.render.report import Report, by_path
from plancheck.render.terminal import printable
from plancheck.render.xml_text import document, element


def junit(report: Report) -> str:
    """For dashboards of tests, JUnit's XML: a suite for each plan, a test for each finding."""
    silent: dict[str, list[Suppressed]] = {}
    for one in report.suppressed:
        silent.setdefault(one.finding.path, []).append(one)
    suites = [_suite(path, found, silent.get(path, ())) for path, found in by_path(report).items()]
    errors = 0 if report.complete else 1
    if errors:
        message = "not everything could be checked: standard error says what"
        told = element("error", {"message": message, "type": "plancheck"})
        case = element("testcase", {"name": "complete", "classname": "plancheck"}, [told])
        suites.append(element("testsuite", {"name": "plancheck"} | _numbers(1, 0, 1), [case]))
    tests = errors + sum(
        max(len(found) + len(silent.get(path, ())), 1) for path, found in by_path(report).items()
    )
    failures = sum(map(_fails, report.findings))
    numbers = _numbers(tests, failures, errors)
    return document(element("testsuites", {"name": "plancheck"} | numbers, suites))


def _numbers(tests: int, failures: int, errors: int) -> dict[str, str | int]:
    return {"tests": tests, "failures": failures, "errors": errors}


def _fails(finding: Finding) -> bool:
    """Whether a finding fails its test: an info fails nothing, here as for the exit status."""
    return finding.severity is not Severity.INFO


def _suite(path: str, found: Sequence[Finding], silent: Sequence[Suppressed]) -> str:
    names: Counter[str] = Counter()
    cases = [_case(one, _outcome(one), names) for one in found]
    cases += [
        _case(one.finding, element("skipped", {"message": printable(one.reason)}), names)
        for one in silent
    ]
    if not cases:
        cases = [element("testcase", {"name": "no findings", "classname": path})]
    numbers = _numbers(len(cases), sum(map(_fails, found)), 0) | {"skipped": len(silent)}
    return element("testsuite", {"name": path} | numbers, cases)


def _outcome(finding: Finding) -> str:
    span, message = finding.span, printable(finding.message)
    hint = f"\nhint: {printable(finding.hint)}" if finding.hint else ""
    told = f"line {span.line}, column {span.column}: {finding.severity}: {message}{hint}"
    if not _fails(finding):
        return element("system-out", {}, text=told)
    return element("failure", {"message": message, "type": finding.severity.value}, text=told)


def _case(finding: Finding, outcome: str, names: Counter[str]) -> str:
    """A test; GitLab shows but one of a name and class, so none has another's name."""
    span = finding.span
    name = f"{finding.code}_{span.line}_{span.column}"
    names[name] += 1
    number = f"_{names[name]}" if names[name] > 1 else ""
    return element(
        "testcase",
        {
            "name": name + number,
            "classname": finding.path,
            "file": finding.path,
            "line": span.line,
            "column": span.column,
        },
        [outcome],
    )
