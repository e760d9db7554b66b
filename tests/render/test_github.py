from collections.abc import Callable

import pytest

from plancheck.finding import Finding, Severity
from plancheck.render.github import github
from plancheck.render.report import Report
from plancheck.render.text import text
from plancheck.source import Span

Make = Callable[..., Finding]
Build = Callable[..., Report]
Commands = Callable[[str], list[tuple[str, dict[str, str], str]]]


def test_the_report_comes_first_then_annotations(
    finding: Make, report: Build, commands_in: Commands
) -> None:
    one = report(finding("is wrong", hint="mend it"))
    printed = github(one)
    assert printed.startswith(text(one))
    assert commands_in(printed) == [
        (
            "warning",
            {
                "file": "p.rst",
                "line": "4",
                "endLine": "4",
                "col": "1",
                "endColumn": "6",
                "title": "bare-name",
            },
            "is wrong\nhint: mend it",
        )
    ]


def test_nothing_to_report_annotates_nothing(report: Build, commands_in: Commands) -> None:
    printed = github(report(good=["p.rst"]))
    assert printed == "1 plan checked: nothing to report\n"
    assert commands_in(printed) == []


@pytest.mark.parametrize(
    ("span", "place"),
    [
        (Span(1, 2, 1, 4), {"line": "1", "endLine": "1", "col": "2", "endColumn": "4"}),
        (Span(1, 2, 2, 4), {"line": "1", "endLine": "2"}),
        (Span(2, 1, 3, 2), {"line": "2"}),
        (Span(3, 1, 3, 2), {"line": "3", "col": "1"}),
    ],
)
def test_columns_stand_within_a_line_and_no_end_at_the_end_of_the_file(
    span: Span,
    place: dict[str, str],
    finding: Make,
    report: Build,
    commands_in: Commands,
) -> None:
    ((_, properties, _),) = commands_in(github(report(finding(span=span), text="abcd\nabcd\nab")))
    assert properties == {"file": "p.rst", **place, "title": "bare-name"}


def test_paths_are_those_of_the_repository(
    finding: Make, report: Build, commands_in: Commands
) -> None:
    one = finding(path="../p.rst")
    ((_, properties, _),) = commands_in(github(report(one, places={"../p.rst": "plans/p.rst"})))
    assert properties["file"] == "plans/p.rst"


@pytest.mark.parametrize(("number", "shown"), [(9, 9), (10, 10), (11, 9), (500, 9)])
@pytest.mark.parametrize(("severity", "level"), [("error", "error"), ("info", "notice")])
def test_what_a_step_cannot_show_is_counted(
    number: int,
    shown: int,
    severity: str,
    level: str,
    finding: Make,
    report: Build,
    commands_in: Commands,
) -> None:
    found = [
        finding(f"{at}", span=Span(at + 1, 1, at + 1, 1), severity=Severity(severity))
        for at in range(number)
    ]
    found.append(finding("light"))
    annotations = commands_in(github(report(*found, text="x\n" * (number + 1))))
    of_level = [one for one in annotations if one[0] == level]
    assert [one[2] for one in of_level[:shown]] == [str(at) for at in range(shown)]
    rest = [
        f"{number - shown} more, see the log of this step: it has all {number} of this level"
    ] * (number > shown)
    assert [(one[1], one[2]) for one in of_level[shown:]] == [
        ({"title": "plancheck"}, message) for message in rest
    ]
    assert len([one for one in annotations if one[0] == "warning"]) == 1
    order = [one[0] for one in annotations]
    assert order == sorted(order, key=["error", "warning", "notice"].index)
