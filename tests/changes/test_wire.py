"""The JSON shape of a changelog, and of why things were taken as one."""

from typing import Any

import pytest

from plancheck.changes.change import (
    Anchor,
    Change,
    Comparison,
    Evidence,
    Kind,
    Match,
    Reason,
    Ref,
    Subject,
)
from plancheck.changes.changelog import Acceptance, Changelog, PlanChanges, Side
from plancheck.changes.wire import changes_data
from plancheck.model import Commitment, Plan
from plancheck.schema import shipped
from plancheck.source import SourceText, Span

HERE, THERE = Span(3, 1, 3, 9), Span(7, 3, 8, 4)
OLD = Ref("Sap", "Tap trees.", HERE, Commitment.COMMITTED)
NEW = Ref("Syrup", "Tap old trees.", THERE, Commitment.COMMITTED)
MATCH = Match(Subject.GOAL, OLD, NEW, 0.8, (Reason(Evidence.WORDS, ("tap", "tree")),))
CHANGES = (
    Change(Subject.GOAL, Kind.MOVED, OLD, NEW, match=MATCH),
    Change(Subject.GOAL, Kind.DROPPED, OLD, None, Anchor(THERE, "Syrup")),
    Change(
        Subject.CONTACT,
        Kind.RELINKED,
        Ref("Syrup", "Ada", HERE),
        Ref("Syrup", "Ada", THERE, url="https://a"),
    ),
    Change(
        Subject.FIELD, Kind.ADDED, None, Ref("Syrup", "May", THERE, name="Target"), Anchor(HERE)
    ),
)
COMPARISON = Comparison(
    Plan(SourceText("old.rst", "", "main"), cycle="maple"),
    Plan(SourceText("new.rst", ""), cycle="birch"),
    CHANGES,
    (MATCH,),
)
ACCEPTED = Acceptance(Kind.DROPPED, "Tap trees", "too few", "commit 1a2b3c4")
UNMATCHED = Acceptance(Kind.STRETCHED, "Tap birches", "", ".plancheck.yaml")
AT_HERE = {"line": 3, "column": 1, "end_line": 3, "end_column": 9}
AT_THERE = {"line": 7, "column": 3, "end_line": 8, "end_column": 4}


def data(*, explain: bool = False) -> dict[str, Any]:
    plan = PlanChanges(COMPARISON, {1: ACCEPTED}, frozenset([0]))
    return changes_data(
        Changelog(
            Side("main", "main"), Side("new.rst", path="new.rst"), (plan,), "moved", (UNMATCHED,)
        ),
        explain=explain,
    )


def test_a_changelog_says_what_was_compared() -> None:
    told = data()
    (plan,) = told.pop("plans")
    assert told == {
        "format": "plancheck.changelog/1",
        "complete": True,
        "before": {"revision": "main", "path": None},
        "after": {"revision": None, "path": "new.rst"},
        "fail_on": "moved",
        "unmatched": [
            {
                "kind": "stretched",
                "what": "Tap birches",
                "reason": "",
                "origin": ".plancheck.yaml",
            }
        ],
    }
    assert plan.pop("changes")
    assert plan == {
        "path": "new.rst",
        "before_path": "old.rst",
        "cycle": "birch",
        "before_cycle": "maple",
    }
    assert shipped("changelog").violations(data()) == []
    assert shipped("changelog").violations(changes_data(Changelog(Side("a"), Side("b"), ()))) == []


def test_changes_are_told_with_their_places() -> None:
    moved, dropped, relinked, added = data()["plans"][0]["changes"]
    assert moved == {
        "subject": "goal",
        "kind": "moved",
        "theme": "Syrup",
        "before": "Tap trees.",
        "after": "Tap old trees.",
        "id": CHANGES[0].id,
        "places": {
            "before": {"theme": "Sap", "commitment": "committed", **AT_HERE},
            "after": {"theme": "Syrup", "commitment": "committed", **AT_THERE},
        },
        "anchor": None,
        "score": 0.8,
        "accepted": None,
        "fails": True,
    }
    assert dropped["accepted"] == {
        "kind": "dropped",
        "what": "Tap trees",
        "reason": "too few",
        "origin": "commit 1a2b3c4",
    }
    assert dropped["fails"] is False
    assert (dropped["theme"], dropped["before"], dropped["after"]) == ("Syrup", "Tap trees.", None)
    assert (dropped["anchor"], dropped["places"]["after"]) == (AT_THERE, None)
    assert (relinked["name"], relinked["before"], relinked["after"]) == ("Ada", None, "https://a")
    assert (added["name"], added["before"], added["after"]) == ("Target", None, "May")
    assert added["places"]["after"] == {"theme": "Syrup", "commitment": None, **AT_THERE}


def test_why_two_were_taken_as_one_is_told() -> None:
    assert "matches" not in data()["plans"][0]
    told = data(explain=True)
    assert shipped("changelog").violations(told) == []
    assert told["plans"][0]["matches"] == [
        {
            "subject": "goal",
            "before": {
                "text": "Tap trees.",
                "theme": "Sap",
                "commitment": "committed",
                **AT_HERE,
            },
            "after": {
                "text": "Tap old trees.",
                "theme": "Syrup",
                "commitment": "committed",
                **AT_THERE,
            },
            "score": 0.8,
            "reasons": [{"evidence": "words", "shared": ["tap", "tree"]}],
        }
    ]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("subject", "milestone"),
        ("kind", "relinked"),
        ("theme", None),
        ("id", "7"),
        ("score", 2),
        ("anchor", {"line": 1}),
        ("places", {"before": None}),
    ],
)
def test_the_schema_of_changelogs_refuses_what_is_none(key: str, value: object) -> None:
    told = data()
    told["plans"][0]["changes"][0][key] = value
    found = shipped("changelog").violations(told)
    assert {one.path[:5] for one in found} == {("plans", 0, "changes", 0, key)}


def test_the_schema_of_changelogs_knows_which_side_is_missing() -> None:
    told = data()
    told["plans"][0]["changes"][1]["after"] = "Tap trees."
    (found,) = shipped("changelog").violations(told)
    assert found.path == ("plans", 0, "changes", 1, "after")
