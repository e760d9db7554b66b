"""Which of title, label and file name is at fault where they name different cycles."""

import pytest

from plancheck.language.wording import DEFAULT
from plancheck.rst.reader import read_plan
from plancheck.rules.wrong_cycle import check
from plancheck.source import SourceText


def told(title: str, label: str, path: str, *cycles: str) -> list[tuple[int, str, str]]:
    text = (f".. _{label}:\n\n" if label else "") + f"{title}\n{'=' * len(title)}\n\nBees.\n"
    wording = DEFAULT.extended({"cycles": cycles})
    plan = read_plan(SourceText(path, text), wording)
    return [(one.span.line, one.message, one.hint) for one in check(plan, wording)]


@pytest.mark.parametrize(
    ("title", "label", "path", "line", "message", "named"),
    [
        (
            "Ocata Plan",
            "newton-plan",
            "plans/ocata.rst",
            1,
            "the label says Newton, the title and the file name Ocata",
            "Ocata in the label",
        ),
        (
            "Ocata Plan",
            "newton-plan",
            "newton.rst",
            3,
            "the title says Ocata, the label and the file name Newton",
            "Newton in the title",
        ),
        (
            "Epoxy Plan",
            "2025-1-plan",
            "2024.2.rst",
            3,
            "the file name says 2024.2, the title and the label Epoxy",
            "Epoxy in the file name",
        ),
        (
            "Birch Plan",
            "birch-plan",
            "aspen.rst",
            3,
            "the file name says Aspen, the title and the label Birch",
            "Birch in the file name",
        ),
    ],
)
def test_the_odd_one_of_three_is_at_fault(
    title: str, label: str, path: str, line: int, message: str, named: str
) -> None:
    hint = f"write {named}, if it was left over from another plan"
    assert told(title, label, path, "aspen", "birch") == [(line, message, hint)]


def test_of_three_that_all_differ_and_of_two_each_is_told() -> None:
    assert told("Ocata Plan", "newton-plan", "pike.rst") == [
        (
            1,
            "the label says Newton, the title Ocata, the file name Pike",
            "let all name the plan's cycle",
        )
    ]
    assert told("Ocata Plan", "", "pike.rst") == [
        (1, "the title says Ocata, the file name Pike", "let both name the plan's cycle")
    ]
    assert told("The Plan", "newton-plan", "pike.rst") == [
        (1, "the label says Newton, the file name Pike", "let both name the plan's cycle")
    ]


@pytest.mark.parametrize(
    ("title", "label", "path"),
    [
        ("2025.1 Plan", "epoxy-plan", "2025-1-plan.rst"),
        ("Austin Plan", "2025-1-plan", "austin.rst"),
        ("Newton Plan of the Austin Office", "newton", "austin-newton.rst"),
        ("Ocata Plan", "the-plan", "plan.rst"),
        ("2025.1 Plan", "plan-2025-1", "2024-11-03.rst"),
        ("Catalogue 2025-26", "catalogue-2025-26", "catalogue-2025.1.rst"),
    ],
)
def test_names_that_agree_or_cannot_be_compared_are_not_told(
    title: str, label: str, path: str
) -> None:
    assert told(title, label, path) == []
