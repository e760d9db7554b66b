"""Pairs of invented plans, and what a careful reader says changed between them.

Each folder of ``cases`` holds ``before.rst``, ``after.rst`` and ``changes.json``, written by hand
before the program saw the plans; where the two differed and the program's reading was as good, the
file was changed (a theme that was split, an article, words that say "stretch"). Other teams' words
and layouts are to be read as well: what fails here is mended by a rule that holds anywhere, never
by a word of a case.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from plancheck.changes.changelog import Changelog, PlanChanges, Side
from plancheck.changes.wire import changes_data
from plancheck.diff.compare import compare
from plancheck.rst.reader import read_plan
from plancheck.schema import shipped
from plancheck.source import SourceText

CASES = sorted((Path(__file__).parent / "cases").iterdir())
TOLD = ("subject", "kind", "theme", "before", "after")


def plans(case: Path) -> list[Any]:
    return [
        read_plan(SourceText.decode(f"{side}.rst", (case / f"{side}.rst").read_bytes()))
        for side in ("before", "after")
    ]


def told(change: dict[str, Any]) -> tuple[Any, ...]:
    named = change["subject"] == "field" or change["kind"] == "relinked"
    return (*(change[key] for key in TOLD), change["name"] if named else None)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_changes_are_those_a_reader_tells(case: Path) -> None:
    expected = json.loads((case / "changes.json").read_text(encoding="utf-8"))["changes"]
    found = PlanChanges(compare(*plans(case)), {}, frozenset())
    data = changes_data(Changelog(Side("before"), Side("after"), (found,)))
    assert Counter(map(told, data["plans"][0]["changes"])) == Counter(map(told, expected))
    assert shipped("changelog").violations(data) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_read_backwards_they_are_mirrored(case: Path) -> None:
    before, after = plans(case)
    there, back = compare(before, after), compare(after, before)
    assert Counter(change.mirrored() for change in there.changes) == Counter(back.changes)
    assert Counter(match.mirrored() for match in there.matches) == Counter(back.matches)
