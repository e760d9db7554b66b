"""What holds for any two plans: laws, over plans that Hypothesis makes up."""

import textwrap
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.changes.change import Comparison, Ref
from plancheck.diff.compare import compare
from plancheck.language.sameness import essence
from plancheck.model import Plan
from plancheck.rst.reader import read_plan
from plancheck.source import SourceText

CASES = sorted((Path(__file__).parent / "cases").iterdir())


@dataclass(frozen=True)
class Row:
    """A theme as it is going to be written."""

    name: str
    tier: str
    people: tuple[str, ...]
    target: str
    goals: tuple[str, ...]


WORDS = st.sampled_from(
    ["cells", "quota", "API", "v2", "*images*", "backend", "404", "rooms", "`bug`_", "漢字", "10"]
)
VERBS = st.sampled_from(
    ["Add", "Remove", "Document", "Do not break", "Stretch: port", "Phase 2 of"]
)
SENTENCES = st.builds(
    lambda verb, words: f"{verb} the {' and '.join(words)}.",
    VERBS,
    st.lists(WORDS, min_size=1, max_size=4, unique=True),
)
ROWS = st.builds(
    Row,
    st.sampled_from(["Storage", "Cells V2", "Cells", "API (new)", "Über *alles*", "Old storage"]),
    st.sampled_from(["High priorities", "Optional priorities"]),
    st.lists(st.sampled_from(["`Ada Park`_", "ben", "eva-1", "Ben Ode"]), unique=True).map(tuple),
    st.sampled_from(["", "May", "Sprint 2"]),
    st.lists(SENTENCES, max_size=4).map(tuple),
)
PLANS = st.lists(ROWS, max_size=5, unique_by=lambda row: row.name)


def written(rows: list[Row], width: int = 90, bullet: str = "*") -> str:
    parts = ["Maple Plan\n==========\n"]
    for tier in sorted({row.tier for row in rows}):
        parts.append(f"{tier}\n{'-' * len(tier)}\n")
        parts.append(".. list-table::\n   :header-rows: 1\n")
        for name, people, target in [
            ("Theme", "Owner", "Target"),
            *((row.name, ", ".join(row.people), row.target) for row in rows if row.tier == tier),
        ]:
            parts.append(f"   * - {name}\n     - {people}\n     - {target}")
        parts.append("")
    parts.append("\n.. _Ada Park: https://ada.example\n.. _bug: https://bugs.example/1\n")
    for row in rows:
        parts.append(f"{row.name}\n{'-' * 2 * len(row.name)}\n")
        parts += [
            textwrap.fill(goal, width, initial_indent=f"{bullet} ", subsequent_indent="  ")
            for goal in row.goals
        ]
        parts.append("")
    return "\n".join(parts)


def plan(rows: list[Row], width: int = 90, bullet: str = "*") -> Plan:
    return read_plan(SourceText("plan.rst", written(rows, width, bullet)))


def text_at(source: SourceText, side: Ref) -> str:
    span = side.span
    lines = list(source.lines[span.line - 1 : span.end_line])
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return "\n".join(lines)


def assert_in_place(comparison: Comparison) -> None:
    """Each side's words stand in their order at the place that is given for them."""
    sources = comparison.before.source, comparison.after.source
    for change in comparison.changes:
        for source, side in zip(sources, (change.before, change.after), strict=True):
            if side:
                there = iter(essence(text_at(source, side)).split())
                assert all(word in there for word in essence(side.text).split()), change
        if change.anchor:
            other = sources[0] if change.before is None else sources[1]
            assert change.anchor.span.end_line <= len(other.lines)


@given(PLANS)
def test_a_plan_did_not_change_from_itself(rows: list[Row]) -> None:
    comparison = compare(plan(rows), plan(rows))
    assert comparison.changes == ()
    assert len(comparison.matches) == len(rows) + sum(len(row.goals) for row in rows)
    assert {match.score for match in comparison.matches} <= {1.0}


@given(PLANS, st.data())
def test_wrapping_markup_and_order_are_no_changes(rows: list[Row], data: st.DataObject) -> None:
    shuffled = [
        replace(
            row,
            people=tuple(data.draw(st.permutations(row.people))),
            goals=tuple(data.draw(st.permutations(row.goals))),
        )
        for row in data.draw(st.permutations(rows))
    ]
    assert compare(plan(rows), plan(shuffled, width=30, bullet="-")).changes == ()


@given(PLANS, PLANS)
def test_read_backwards_the_changes_are_mirrored_and_all_are_in_place(
    before: list[Row], after: list[Row]
) -> None:
    there = compare(plan(before), plan(after))
    back = compare(plan(after), plan(before))
    assert Counter(change.mirrored() for change in there.changes) == Counter(back.changes)
    assert Counter(match.mirrored() for match in there.matches) == Counter(back.matches)
    assert_in_place(there)


@given(PLANS, PLANS)
def test_every_goal_and_theme_is_kept_added_or_dropped(before: list[Row], after: list[Row]) -> None:
    comparison = compare(plan(before), plan(after))
    for side, kind in (("before", "dropped"), ("after", "added")):
        there: Plan = getattr(comparison, side)
        stand = Counter(
            {
                "theme": len(there.themes),
                "goal": sum(len(theme.goals) for theme in there.themes),
            }
        )
        told = Counter(match.subject.value for match in comparison.matches)
        told += Counter(
            change.subject.value
            for change in comparison.changes
            if change.kind == kind and change.subject in {"theme", "goal"}
        )
        assert told == stand


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_in_every_case_all_words_are_in_place(case: Path) -> None:
    before, after = (
        read_plan(SourceText(side, (case / f"{side}.rst").read_text(encoding="utf-8")))
        for side in ("before", "after")
    )
    assert_in_place(compare(before, after))
