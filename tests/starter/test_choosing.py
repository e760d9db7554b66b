"""Globs that match a repository's plans, those to come as well, and nothing else."""

from pathlib import Path

import pytest

from plancheck.config import matching
from plancheck.schema import shipped
from plancheck.starter.choosing import globs

CASES: dict[str, tuple[list[str], list[str], list[str], list[str]]] = {
    "a folder of plans": (
        ["priorities/a.rst", "priorities/b.rst"],
        ["doc/x.rst"],
        ["priorities/*.rst"],
        [],
    ),
    "one with a form": (
        ["priorities/a.rst"],
        ["priorities/template.rst"],
        ["priorities/*.rst"],
        ["priorities/template.rst"],
    ),
    "one whose plans are called alike": (
        ["priorities/ash-goals.rst", "priorities/elm-goals.rst"],
        ["priorities/how.rst"],
        ["priorities/*-goals.rst"],
        [],
    ),
    "a folder a year": (
        ["doc/plans/2024/a.rst", "doc/plans/2025/b.rst"],
        ["doc/plan.rst"],
        ["doc/plans/**/*.rst"],
        [],
    ),
    "few plans among much else": (
        ["plans/a.rst"],
        ["plans/x.rst", "plans/y.rst"],
        ["plans/a.rst"],
        [],
    ),
    "a plan in a folder of documents": (["doc/ours.rst"], [], ["doc/ours.rst"], []),
    "one that is called a plan": (
        ["doc/ash-priorities.rst"],
        ["doc/x.rst"],
        ["doc/*-priorities.rst"],
        [],
    ),
    "three in a folder of their own": (
        ["ours/a.rst", "ours/b.rst", "ours/c.rst"],
        [],
        ["ours/*.rst"],
        [],
    ),
    "plans at the root": (["roadmap.rst"], ["x.rst"], ["roadmap.rst"], []),
    "two places": (
        ["roadmaps/a.rst", "x/b.rst"],
        ["x/c.rst"],
        ["roadmaps/*.rst", "x/b.rst"],
        [],
    ),
    "odd names": (
        ["x/a [1].rst", "x/b*{c}.rst", "!d.rst", "~e\\f.rst", "C:g.rst"],
        ["x/a 1.rst", "x/bb.rst"],
        ["x/a [[]1].rst", "x/b[*]?c?.rst", "?d.rst", "?e?f.rst", "?:g.rst"],
        [],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_globs_suit_the_folders_that_plans_are_in(case: str) -> None:
    plans, others, expected, without = CASES[case]
    assert globs(plans, others) == (expected, without)
    for path in plans:
        assert matching(Path(path), Path(), expected)
    for path in others:
        assert not matching(Path(path), Path(), expected) or matching(Path(path), Path(), without)
    assert not shipped("config").violations({"plans": expected, "exclude": without})
