"""Who is named in a cell of people."""

import pytest

from plancheck.rst.reader import read_plan
from plancheck.source import SourceText, Span

TARGETS = "\n.. _Ada Park: https://people.example/ada\n.. _Ben Ode: https://people.example/ben\n"
ADA = ("Ada Park", "https://people.example/ada")
BEN = ("Ben Ode", "https://people.example/ben")


def people(cell: str) -> list[tuple[str, str | None]]:
    lines = "".join(f"       {line}\n" for line in cell.split("\n"))
    plan = read_plan(
        SourceText(
            "plan.rst",
            ".. list-table::\n   :header-rows: 1\n\n   * - Theme\n     - Owner\n   * - Storage\n"
            f"     - {lines.strip()}\n{TARGETS}",
        )
    )
    return [(one.name, one.url) for one in plan.themes[0].contacts]


@pytest.mark.parametrize(
    ("cell", "named"),
    [
        ("`Ada Park`_", [ADA]),
        ("`Ada Park`_, `Ben Ode`_", [ADA, BEN]),
        ("`Ada Park`_ `Ben Ode`_", [ADA, BEN]),
        ("`Ada Park`_\n`Ben Ode`_", [ADA, BEN]),
        ("* `Ada Park`_\n* ben", [ADA, ("ben", None)]),
        ("`Ada Park`_ (until May), ben", [ADA, ("ben", None)]),
        (
            "ada, ben; eva and zoe & max / kim",
            [(n, None) for n in "ada ben eva zoe max kim".split()],
        ),
        (
            "Ada Park (on leave, back in May), ben",
            [("Ada Park (on leave, back in May)", None), ("ben", None)],
        ),
        ("T.B.D.", []),
        ("ada\nben", [("ada", None), ("ben", None)]),
        ("ada/ben", [("ada/ben", None)]),
        ("jo_metalwork_1, max-metal3", [("jo_metalwork_1", None), ("max-metal3", None)]),
        ("`Eva <https://eva.example>`_", [("Eva", "https://eva.example")]),
        ("`Eva <https://eva.example>`__, ada", [("Eva", "https://eva.example"), ("ada", None)]),
        ("Ada Park <ada@park.example>", [("Ada Park", "mailto:ada@park.example")]),
        ("https://eva.example", [("https://eva.example", "https://eva.example")]),
        (":launchpad:`~ada`, **ben**, *eva*", [("~ada", None), ("ben", None), ("eva", None)]),
        ("G. Marchetti", [("G. Marchetti", None)]),
        ("J. Doe and V. Petrov", [("J. Doe", None), ("V. Petrov", None)]),
        ("the docs team", [("the docs team", None)]),
        ("Andy Sandstrom", [("Andy Sandstrom", None)]),
        ("`Nobody Known`_", [("Nobody Known", None)]),
        ("'Ada Park'_", [("Ada Park", None)]),
        ("unassigned", []),
        ("TBD", []),
        ("N/A", []),
        ("n/a, help wanted", []),
        ("ada, help wanted", [("ada", None)]),
        ("*volunteers needed!*", []),
        ("?", []),
        ("--", []),
        ("(none)", []),
    ],
)
def test_contacts(cell: str, named: list[tuple[str, str | None]]) -> None:
    assert people(cell) == named


def test_each_name_has_its_place() -> None:
    plan = read_plan(
        SourceText(
            "plan.rst",
            "=======  ==============================\nTheme    Owner\n"
            "=======  ==============================\nStorage  Ada Park, Ada Smith, Park Ada\n"
            "=======  ==============================\n",
        )
    )
    assert [one.span for one in plan.themes[0].contacts] == [
        Span(4, 10, 4, 18),
        Span(4, 20, 4, 29),
        Span(4, 31, 4, 39),
    ]


def test_who_answers_for_several_parts_of_a_theme_is_one_contact() -> None:
    plan = read_plan(
        SourceText(
            "plan.rst",
            """\
+---------+--------+--------------+
| Theme   | Part   | Owner        |
+=========+========+==============+
| Storage | Disks  | `Ada Park`_  |
|         +--------+--------------+
|         | Tapes  | ben, ben     |
|         +--------+--------------+
|         | Robots | `Ada Park`_, |
|         |        | eva, ben     |
+---------+--------+--------------+
"""
            + TARGETS,
        )
    )
    assert [one.name for one in plan.themes[0].contacts] == ["Ada Park", "ben", "ben", "eva"]
