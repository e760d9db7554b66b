"""When themes with different names are one, in numbers, and what is told of it."""

import pytest

from plancheck.changes.change import Match, Subject
from plancheck.diff.compare import compare
from plancheck.rst.reader import read_plan
from plancheck.source import SourceText

SPEC = "`x <https://a.example/>`_"


def pair(before: str, after: str) -> Match | None:
    """What one theme each of two plans have in common: name | people | page, then goals."""
    plans = []
    for text in (before, after):
        row, *goals = text.split("\n")
        name, people, page = (cell.strip() for cell in row.split("|"))
        lines = ["Maple Plan", "==========", "", ".. list-table::", "   :header-rows: 1", ""]
        for cells in (("Theme", "Owner", "Spec"), (name, people, page)):
            lines += [f"   * - {cells[0]}", f"     - {cells[1]}", f"     - {cells[2]}"]
        title = name.strip("`_")
        title = title.partition("<")[2].rstrip("_>") or title
        lines += ["", title, "-" * len(title), "", *(f"* {goal.strip()}" for goal in goals)]
        plans.append(read_plan(SourceText("plan.rst", "\n".join(lines) + "\n")))
    found = [one for one in compare(*plans).matches if one.subject is Subject.THEME]
    return found[0] if found else None


@pytest.mark.parametrize(
    ("before", "after", "score", "reasons"),
    [
        # 0.9 for all goals, the half for half of them; 0.3 for people, 0.6 for pages
        ("Sap | ben |\nTap trees.", "Bark | eva |\nTap trees.", 0.9, "goals: tap trees"),
        (
            "Sap | ben |\nTap trees.",
            "Bark | ben |\nTap trees.",
            0.93,
            "goals: tap trees; contacts: ben",
        ),
        (
            "Sap | ben |\nTap trees.\nPeel oaks.",
            "Bark | ben |\nTap trees.\nSell jars.",
            0.615,
            "goals: tap trees; contacts: ben",
        ),
        (
            "Sap | ben |\nTap forty trees.",
            "Bark | ben |\nTap forty old trees.",
            0.867,
            "goals: tap forty old trees; contacts: ben",
        ),
        (
            f"Sap | ben, gus, ivo | {SPEC}",
            f"Bark | ivo, ben, eva | {SPEC}",
            0.68,
            "contacts: ben, ivo; links: a.example",
        ),
        # a goal that could stand anywhere counts a quarter, on whichever side it is one
        (
            f"Sap | ben | {SPEC}\nWrite documentation.",
            f"Bark | eva | {SPEC}\nWrite documentation.",
            0.69,
            "goals: write documentation; links: a.example",
        ),
        (
            f"Sap | ben | {SPEC}\nTap trees.\nTap trees.",
            f"Bark | eva | {SPEC}\nTap trees.",
            0.66,
            "goals: tap trees; links: a.example",
        ),
        (f"Sap | ben | {SPEC}", f"Bark | eva | {SPEC}", 0.6, "links: a.example"),
        # 0.9 for the name, and a quarter less where goals, people and pages are all strange
        ("Cedar river sap | ben |", "Cedar river bark | eva |", 0.6, "words: cedar, river"),
        (
            "Old cedar river sap | ben |\nTap trees.",
            "Old cedar river bark | eva |\nSell jars.",
            0.506,
            "words: cedar, old, river",
        ),
        (
            "Old cedar river sap | ben |\nTap trees.",
            "Old cedar river bark | ben |\nSell jars.",
            0.773,
            "words: cedar, old, river; contacts: ben",
        ),
        (
            "`Sap`_ | ben |\nTap trees.",
            "`The work <Sap_>`_ | eva |\nSell jars.",
            0.9,
            "same section: sap",
        ),
        (
            "`Sap`_ | ben |\nTap trees.",
            "`The sap <Sap_>`_ | ben |\nTap trees.",
            0.993,
            "same section: sap; words: sap; goals: tap trees; contacts: ben",
        ),
    ],
)
def test_what_is_shared_adds_up(before: str, after: str, score: float, reasons: str) -> None:
    for one, other in ((before, after), (after, before)):
        match = pair(one, other)
        assert match is not None
        assert match.score == score
        told = [f"{reason.evidence}: {', '.join(reason.shared)}" for reason in match.reasons]
        assert "; ".join(told) == reasons


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Sap | ben |", "Bark | ben |"),
        ("Cedar sap | ben |", "Cedar bark | eva |"),
        ("Cedar river sap | ben |\nTap trees.", "Cedar river bark | eva |\nSell jars."),
        ("Sap | ben |\nTap trees.\nPeel oaks.", "Bark | eva |\nTap trees.\nSell jars."),
        ("Sap | ben |\nWrite documentation.", "Bark | ben |\nWrite documentation."),
        ("Sap, phase 1 | ben |\nTap trees.", "Sap, phase 2 | ben |\nTap trees."),
        (  # what is not told apart within a plan is commonplace
            "Sap | ben |\nTap trees.\nTap trees.",
            "Bark | ben |\nTap trees.\nTap trees.",
        ),
    ],
)
def test_what_is_shared_by_different_themes_makes_them_not_one(before: str, after: str) -> None:
    assert pair(before, after) is None
    assert pair(after, before) is None
