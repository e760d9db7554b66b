"""The JSON shapes that others rely on, and where in the text the things in them stand."""

from pathlib import Path
from typing import Any

import jsonschema
import pytest

from plancheck.finding import Finding, Severity, Suppressed
from plancheck.model import Commitment
from plancheck.rst.reader import read_plan
from plancheck.schema import shipped
from plancheck.source import SourceText, Span
from plancheck.wire import findings_data, goal_counts, place_of, plan_data

ROOT = Path(__file__).parent.parent
PLANS = [*sorted((ROOT / "seeds").glob("*.rst")), *sorted((ROOT / "tests").rglob("cases/**/*.rst"))]

PLAN = """\
.. _maple-priorities:

Maple Priorities
================

+------------+--------------+--------+
| Theme      | Owner        | Target |
+============+==============+========+
| `Sap`_     | `Ada Park`_, | May    |
|            | ben          |        |
+------------+--------------+--------+
| Syrup      | TBD          | later  |
+------------+--------------+--------+

.. _Ada Park: https://people.example/ada

Sap
---

* Tap forty trees.
* Stretch: tap sixty.
"""


def data() -> dict[str, Any]:
    return plan_data(read_plan(SourceText("plans/maple.rst", PLAN, "HEAD")))


def test_a_plan_is_told_with_all_its_places() -> None:
    told = data()
    sap, syrup = told.pop("themes")
    assert told == {
        "format": "plancheck.plan/1",
        "path": "plans/maple.rst",
        "revision": "HEAD",
        "title": "Maple Priorities",
        "label": "maple-priorities",
        "cycle": "maple",
    }
    assert sap == {
        "name": "Sap",
        "line": 9,
        "column": 3,
        "end_line": 9,
        "end_column": 9,
        "tier": None,
        "commitment": "committed",
        "contacts": [
            {
                "name": "Ada Park",
                "url": "https://people.example/ada",
                "line": 9,
                "column": 16,
                "end_line": 9,
                "end_column": 27,
                "link": {
                    "name": "Ada Park",
                    "resolves": "url",
                    "url": "https://people.example/ada",
                },
            },
            {
                "name": "ben",
                "url": None,
                "line": 10,
                "column": 16,
                "end_line": 10,
                "end_column": 19,
                "link": None,
            },
        ],
        "fields": {"Target": "May"},
        "link": {"name": "Sap", "resolves": "section", "url": None},
        "section": {
            "title": "Sap",
            "line": 17,
            "column": 1,
            "end_line": 17,
            "end_column": 4,
        },
        "goals": [
            {
                "text": "Tap forty trees.",
                "line": 20,
                "column": 3,
                "end_line": 20,
                "end_column": 19,
                "commitment": "committed",
            },
            {
                "text": "tap sixty.",
                "line": 21,
                "column": 12,
                "end_line": 21,
                "end_column": 22,
                "commitment": "stretch",
            },
        ],
    }
    assert (syrup["contacts"], syrup["link"], syrup["section"], syrup["goals"]) == (
        [],
        None,
        None,
        [],
    )


def test_a_text_that_is_no_plan_has_the_shape_too() -> None:
    told = plan_data(read_plan(SourceText("x.rst", "")))
    assert told == {
        "format": "plancheck.plan/1",
        "path": "x.rst",
        "revision": None,
        "title": None,
        "label": None,
        "cycle": None,
        "themes": [],
    }


@pytest.mark.parametrize(
    "path", PLANS, ids=lambda path: path.relative_to(ROOT).as_posix().replace("/", "-")
)
def test_the_schema_that_ships_describes_what_is_told_of_any_plan(path: Path) -> None:
    told = plan_data(read_plan(SourceText(path.name, path.read_text(encoding="utf-8"))))
    assert shipped("plan").violations(told) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("format", "plancheck.plan/2"),
        ("path", None),
        ("title", 3),
        ("themes", None),
        ("themes", [{"name": "Sap"}]),
    ],
)
def test_the_schema_of_plans_refuses_what_is_none(key: str, value: object) -> None:
    assert shipped("plan").violations(data()) == []
    found = shipped("plan").violations({**data(), key: value})
    assert {one.path[0] for one in found} == {key}


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ((), "3:1-3:17"),
        (("title",), "3:1-3:17"),
        (("cycle",), "3:1-3:17"),
        (("themes",), "3:1-3:17"),
        (("label",), "1:1-1:22"),
        (("themes", 0), "9:3-9:9"),
        (("themes", 0, "name"), "9:3-9:9"),
        (("themes", 0, "tier"), "9:3-9:9"),
        (("themes", 0, "contacts"), "9:3-9:9"),
        (("themes", 0, "contacts", 1), "10:16-10:19"),
        (("themes", 0, "contacts", 0, "link", "resolves"), "9:16-9:27"),
        (("themes", 0, "fields"), "9:3-9:9"),
        (("themes", 0, "fields", "Target"), "9:31-9:34"),
        (("themes", 0, "fields", "Season"), "9:3-9:9"),
        (("themes", 0, "link", "resolves"), "9:3-9:9"),
        (("themes", 0, "section"), "9:3-9:9"),
        (("themes", 0, "section", "title"), "17:1-17:4"),
        (("themes", 0, "goals", 1, "text"), "21:12-21:22"),
        (("themes", 1), "12:3-12:8"),
        (("themes", 1, "link"), "12:3-12:8"),
        (("themes", 1, "section", "title"), "12:3-12:8"),
    ],
)
def test_a_place_in_the_data_leads_to_its_place_in_the_text(
    path: tuple[str | int, ...], where: str
) -> None:
    span = place_of(read_plan(SourceText("maple.rst", PLAN)), path)
    assert f"{span.line}:{span.column}-{span.end_line}:{span.end_column}" == where


def test_a_plan_without_a_title_stands_at_its_first_line() -> None:
    plan = read_plan(SourceText("x.rst", "  Only words.\n"))
    assert place_of(plan, ()) == Span(1, 3, 1, 14)
    assert place_of(plan, ("label",)) == Span(1, 3, 1, 14)


FINDING = Finding("a.rst", Span(2, 3, 4, 5), "bare-name", Severity.WARNING, "what", "how")
SOURCES = {"a.rst": SourceText("a.rst", "one\n  two\nthree\n fourth\n")}


def findings_report(*findings: Finding, complete: bool = True) -> dict[str, Any]:
    return findings_data(findings, (), SOURCES, complete=complete)


def test_findings_are_told_with_their_place_and_whether_they_are_all() -> None:
    silenced = Suppressed(FINDING, "not now")
    told = findings_data([FINDING], [silenced], SOURCES, complete=False)
    shown = {
        "path": "a.rst",
        "line": 2,
        "column": 3,
        "end_line": 4,
        "end_column": 5,
        "code": "bare-name",
        "severity": "warning",
        "message": "what",
        "hint": "how",
        "fingerprint": FINDING.fingerprint(SOURCES["a.rst"]),
    }
    assert told == {
        "format": "plancheck.findings/1",
        "complete": False,
        "findings": [shown],
        "suppressed": [{**shown, "reason": "not now"}],
    }
    assert shipped("findings").violations(told) == []
    assert shipped("findings").violations(findings_report()) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [("line", 0), ("severity", "fatal"), ("code", "Bare Name"), ("message", None), ("hint", 1)],
)
def test_the_schema_of_findings_refuses_what_is_none(key: str, value: object) -> None:
    told = findings_report(FINDING)
    told["findings"][0][key] = value
    assert [one.path for one in shipped("findings").violations(told)] == [("findings", 0, key)]


@pytest.mark.parametrize("name", ["plan", "findings"])
def test_keys_may_be_added_to_a_shape(name: str) -> None:
    told = data() if name == "plan" else findings_report(FINDING)
    assert shipped(name).violations({**told, "later": 1}) == []


def test_the_schemas_that_ship_are_schemas_for_any_program() -> None:
    for name in ("plan", "findings", "config", "linked", "nicks", "no-table", "table-only"):
        jsonschema.Draft202012Validator.check_schema(shipped(name).content)


def test_goals_are_counted_by_commitment() -> None:
    plan = read_plan(SourceText("maple.rst", PLAN))
    assert goal_counts(plan) == {Commitment.COMMITTED: 1, Commitment.STRETCH: 1}
    assert goal_counts(read_plan(SourceText("x.rst", ""))) == {
        Commitment.COMMITTED: 0,
        Commitment.STRETCH: 0,
    }
