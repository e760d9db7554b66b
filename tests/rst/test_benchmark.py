"""How truly plans are read: plans of invented teams beside how careful people read them.

The people who wrote and read these plans did not know the reader's code. Where the plan's shape is
concerned the reader must not err; which sentences are goals is a judgement, and the floors hold
how often it may differ. ``python tests/rst/test_benchmark.py`` prints every difference.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from plancheck.rst.reader import read_plan
from plancheck.source import SourceText
from plancheck.wire import plan_data

PLANS = sorted((Path(__file__).parent / "benchmark").glob("*.rst"))
SAME = 0.6
"""From this share of words in common on, two texts are taken as one goal."""


@dataclass
class Score:
    """Right, false and missed readings of one kind."""

    right: int = 0
    false: int = 0
    missed: int = 0
    differences: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        return 2 * self.right / (2 * self.right + self.false + self.missed)


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text.lower()))


def alike(one: str, other: str) -> float:
    return len(words(one) & words(other)) / len(words(one) | words(other))


def facts(theme: dict[str, Any]) -> Iterator[tuple[str, object]]:
    """What a reading says of a theme, but for its goals."""
    yield "line", theme["line"]
    yield "tier", theme["tier"]
    yield "commitment", theme["commitment"]
    yield "section", (theme["section"] or {}).get("line")
    yield from (("contact", (one["name"], one["url"])) for one in theme["contacts"])
    yield from (("field", (name, value)) for name, value in theme["fields"].items() if value)


def score() -> tuple[Score, Score, Score, Score]:
    """Scores of the shape (themes and what the table says), goals, commitments, lines."""
    shape, goals, commitments, lines = Score(), Score(), Score(), Score()
    for path in PLANS:
        gold = json.loads(path.with_suffix(".json").read_text())
        read = plan_data(read_plan(SourceText(path.name, path.read_text())))
        by_name = {theme["name"]: theme for theme in read["themes"]}
        for theme in gold["themes"]:
            mine = by_name.pop(theme["name"], None)
            expected = set(facts(theme))
            given = set(facts(mine)) if mine else set()
            shape.right += len(expected & given)
            shape.missed += len(expected - given)
            shape.false += len(given - expected)
            shape.differences += [
                f"{path.name}: {theme['name']}: {one}" for one in expected ^ given
            ]
            compare(
                path.name, theme["goals"], mine["goals"] if mine else [], goals, commitments, lines
            )
        shape.false += len(by_name)
        shape.differences += [f"{path.name}: no theme: {name}" for name in by_name]
    return shape, goals, commitments, lines


def compare(
    name: str,
    gold: list[dict[str, Any]],
    read: list[dict[str, Any]],
    goals: Score,
    commitments: Score,
    lines: Score,
) -> None:
    left = list(read)
    for goal in gold:
        best = max(left, key=lambda one: alike(goal["text"], one["text"]), default=None)
        if best is None or alike(goal["text"], best["text"]) < SAME:
            if not goal.get("optional"):
                goals.missed += 1
                goals.differences.append(f"{name}:{goal['line']}: missed: {goal['text']}")
            continue
        left.remove(best)
        goals.right += not goal.get("optional")
        for kind, key in ((commitments, "commitment"), (lines, "line")):
            right = goal[key] == best[key]
            kind.right += right
            kind.missed += not right
            if not right:
                kind.differences.append(f"{name}:{goal['line']}: {key} {goal[key]}: {best[key]}")
    goals.false += len(left)
    goals.differences += [f"{name}:{one['line']}: no goal: {one['text']}" for one in left]


def test_plans_are_read_as_people_read_them() -> None:
    shape, goals, commitments, lines = score()
    assert len(PLANS) >= 58
    assert shape.differences == []
    assert goals.f1 >= 0.92, goals.differences
    assert commitments.differences == []
    assert lines.differences == []


if __name__ == "__main__":
    for one in score():
        print(f"F1 {one.f1:.3f}", *one.differences, sep="\n  ")
