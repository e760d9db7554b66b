"""The repair of each rule that has one: what it makes of a plan, and where it holds back."""

from functools import partial
from pathlib import Path

import pytest

from plancheck.check import Checked, Setup, check
from plancheck.fix import Fixed, fix
from plancheck.schema import find
from plancheck.source import SourceText

PLAN = """\
Maple Project Priorities
========================

+----------+-----------------------+
| Priority | Owner                 |
+==========+=======================+
| Storage_ | `Ada Park`_           |
+----------+-----------------------+

.. _Ada Park: https://people.example/ada

Storage
-------

We will finish snapshots.
"""
ADA = ".. _Ada Park: https://people.example/ada\n"
SETUP = Setup(find("linked", Path()), partial(find, folder=Path()))


def judge(source: SourceText) -> Checked:
    return check(source, SETUP)


def repaired(text: str) -> Fixed:
    source = SourceText("plan.rst", text)
    checked = judge(source)
    assert not checked.bugs
    fixed = fix(text.encode(), source, checked, judge)
    again = fix(fixed.data, fixed.source, fixed.checked, judge)
    assert again.data == fixed.data
    return fixed


def codes(fixed: Fixed) -> list[str]:
    return [finding.code for finding in fixed.checked.findings]


def check_repair(code: str, bad: str, good: str) -> None:
    """``bad`` has the one fault ``code``, and its repair is ``good``."""
    found = judge(SourceText("plan.rst", bad)).findings
    assert [(one.code, bool(one.edits)) for one in found] == [(code, True)]
    fixed = repaired(bad)
    assert fixed.source.text == good
    assert (codes(fixed), fixed.repaired) == ([], 1)


def check_left(code: str, text: str) -> None:
    """The fault ``code`` of ``text`` stays: nobody can be sure of its repair."""
    fixed = repaired(text)
    assert (fixed.source.text, fixed.repaired) == (text, 0)
    assert code in codes(fixed)


@pytest.fixture
def prose() -> str:
    return PLAN + "\nBackups\n~~~~~~~\n\nWe will copy what {} holds.\n"


# -- names -----------------------------------------------------------------------------------------


def test_the_underscore_of_a_name_takes_the_room_of_a_blank_in_a_table() -> None:
    check_repair("bare-name", PLAN.replace("`Ada Park`_ ", "`Ada Park`  "), PLAN)
    fixed = repaired(PLAN.replace("`Ada Park`_           ", "`Ada Park` (PTL)      "))
    assert fixed.source.text == PLAN.replace("`Ada Park`_           ", "`Ada Park`_ (PTL)     ")
    assert (codes(fixed), fixed.repaired) == ([], 1)


def test_a_table_with_no_room_for_the_underscore_is_redrawn() -> None:
    tight = [
        "+----------+------------+",
        "| Priority | Owner      |",
        "+==========+============+",
        "| Storage_ | `Ada Park` |",
        "+----------+------------+",
    ]
    wide = [
        "+----------+-------------+",
        "| Priority | Owner       |",
        "+==========+=============+",
        "| Storage_ | `Ada Park`_ |",
        "+----------+-------------+",
    ]
    rest = PLAN.split("\n")
    check_repair(
        "bare-name",
        "\n".join([*rest[:3], *tight, *rest[8:]]),
        "\n".join([*rest[:3], *wide, *rest[8:]]),
    )


def test_a_simple_table_keeps_its_columns() -> None:
    table = """\
============  ============
Priority      Owner
============  ============
{}  `Ada Park`_
============  ============"""
    simple = PLAN.replace(PLAN[PLAN.index("+") : PLAN.rindex("+") + 1], table)
    good = simple.format("`Storage`_  ")
    check_repair("bare-name", simple.format("`Storage`   "), good)
    check_repair("bare-name", good.replace("`Ada Park`_", "`Ada Park`"), good)
    check_repair("quoted-name", simple.format("'Storage'_  "), good)
    check_left("bare-name", simple.replace("====  =", "=     =").format("`Storage`   "))


def test_a_name_in_prose_and_over_two_lines(prose: str) -> None:
    for code, bad, good in [
        ("bare-name", "`Storage`", "`Storage`_"),
        ("bare-name", "`Ada\nPark`,", "`Ada\nPark`_,"),
        ("quoted-name", "'Storage'_", "`Storage`_"),
        ("quoted-name", "‘Storage’_", "`Storage`_"),
        ("quoted-name", "“Ada\nPark”_,", "`Ada\nPark`_,"),
    ]:
        check_repair(code, prose.format(bad), prose.format(good))


def test_a_quoted_name_in_a_table() -> None:
    check_repair("quoted-name", PLAN.replace("`Ada Park`_", '"Ada Park"_'), PLAN)


def test_a_quoted_name_that_would_lead_nowhere_is_left(prose: str) -> None:
    check_left("quoted-name", prose.format("'Cy Moss'_"))


# -- titles ----------------------------------------------------------------------------------------


def test_an_underline_becomes_as_long_as_its_title() -> None:
    check_repair("short-underline", PLAN.replace("-------\n\nWe", "----\n\nWe"), PLAN)


def test_the_line_over_a_title_too() -> None:
    over = "=" * 24
    good = f"{over}\n{PLAN}"
    check_repair("short-underline", good.replace(over, "=" * 20), good)
    indented = good.replace(over, "=" * 26).replace("Maple", " Maple", 1)
    check_repair("short-underline", indented.replace("=" * 26, "=" * 20), indented)


def test_a_wide_title_and_what_trails_a_line() -> None:
    good = PLAN.replace("Storage\n-------", "Storage\n-------\n\n漢字で\n~~~~~~ ")
    check_repair("short-underline", good.replace("~~~~~~ ", "~~~~ "), good)


# -- lists -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "items", ["* hoses\n* valves", "- a\n  b\n- c", "1. a\n2. b\n", "#. a\n#. b"]
)
def test_a_list_gets_its_blank_line(items: str) -> None:
    good = f"{PLAN}\nWe will also buy:\n\n{items}\n"
    fixed = repaired(good.replace(":\n\n", ":\n"))
    assert fixed.source.text == good
    assert codes(fixed) == []
    plan = fixed.checked.plan
    assert plan is not None
    assert len(plan.themes[0].goals) == 3


@pytest.mark.parametrize(
    "items",
    [
        "* hoses\nof all kinds\n* valves",
        "* hoses\n- valves",
        "* hoses\n* valves\nand what else is to be had.",
    ],
)
def test_a_list_that_would_not_be_clean_is_left(items: str) -> None:
    check_left("list-in-paragraph", f"{PLAN}\nWe will also buy:\n{items}\n")


def test_a_list_in_a_cell_is_left() -> None:
    text = PLAN.replace(
        "| `Ada Park`_           |",
        "| `Ada Park`_           |\n|          | with help of:         |\n|          | * ben"
        "                 |\n|          | * cy                  |",
    )
    check_left("list-in-paragraph", text)


# -- targets ---------------------------------------------------------------------------------------

ZOE = ".. _Zoe: https://people.example/zoe\n"
LONG = ".. _`Zoe: a person`:\n   https://people.example/\n   zoe\n"


@pytest.mark.parametrize("target", [ZOE, LONG, ZOE + LONG])
def test_an_unused_target_goes_with_all_its_lines(target: str) -> None:
    for text in (
        PLAN.replace(ADA, ADA + target),
        PLAN.replace(ADA, target + ADA),
        PLAN.replace(ADA, f"{ADA}\n{target}"),
        f"{PLAN}\n{target}",
        f"{target}\n{PLAN}",
    ):
        fixed = repaired(text)
        assert fixed.source.text == PLAN
        assert fixed.repaired == target.count("_")
        assert codes(fixed) == []


def test_an_unused_target_at_the_end_of_a_file_with_no_newline() -> None:
    assert repaired(f"{PLAN}\n{ZOE}"[:-1]).source.text == PLAN[:-1]
    assert repaired(f"{PLAN}\n{ZOE}{LONG}"[:-1]).source.text == PLAN[:-1]
    assert repaired(f"{PLAN}\n{ZOE} ").source.text == f"{PLAN} "


@pytest.mark.parametrize(
    "text",
    [
        f"{PLAN}\nAsk Zoe for the keys.\n\n{ZOE}",  # a reference that lacks its underscore
        f"{PLAN}\n* clones\n\n{ZOE}\n  We will copy.\n",  # the text behind would join the item
        f"{PLAN}\n{ZOE.replace('.. _Zoe', '.. _label:{}.. _Zoe')}".replace("{}", "\n")
        + "\nMore\n~~~~\n\nSee label_.\n",  # the label leads there
    ],
)
def test_an_unused_target_that_may_be_meant_is_left(text: str) -> None:
    check_left("unused-target", text)


def test_a_target_that_a_misspelt_reference_means_is_left_and_not_told() -> None:
    text = f"{PLAN}\nAsk Zo_ for the keys.\n\n{ZOE}"
    fixed = repaired(text)
    assert (fixed.source.text, codes(fixed)) == (text, ["broken-reference"])


def test_the_second_of_two_equal_targets_goes() -> None:
    check_repair("duplicate-target", PLAN.replace(ADA, ADA + ADA), PLAN)
    check_repair("duplicate-target", PLAN.replace(ADA, ADA + ADA.replace("Ada P", "ada  p")), PLAN)
    check_repair("duplicate-target", f"{PLAN}\n{ADA}", PLAN)


def test_of_two_targets_that_differ_both_stay() -> None:
    check_left("duplicate-target", PLAN.replace(ADA, ADA + ADA.replace("/ada", "/park")))


def test_labels_of_one_name_stay() -> None:
    text = f".. _maple:\n\n{PLAN}\n.. _maple:\n\nMore\n~~~~\n\nSee above.\n"
    check_left("duplicate-target", text)


# -- tables ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "other"),
    [
        ("| Storage_ | `Ada Park`_           |", "| Storage_ | `Ada Park`_   |"),
        ("| Storage_ | `Ada Park`_           |", "| Storage_  | `Ada Park`_             |"),
        ("| Storage_ | `Ada Park`_           |", "| Storage_ | `Ada Park`_"),
        ("| Priority | Owner                 |", "| Priority| Owner |"),
        ("+==========+=======================+", "+===========+=======+"),
    ],
)
def test_a_grid_is_redrawn(line: str, other: str) -> None:
    fixed = repaired(PLAN.replace(line, other))
    assert fixed.source.text == PLAN
    assert (codes(fixed), fixed.repaired) == ([], 1)


def test_what_a_redrawn_table_shows_is_repaired_as_well() -> None:
    bad = PLAN.replace("`Ada Park`_ ", "`Ada Park` ").replace(ADA, ADA + ZOE)
    fixed = repaired(bad)
    assert fixed.source.text == PLAN
    assert (codes(fixed), fixed.repaired) == ([], 3)


def test_a_redrawn_table_may_show_faults_that_nobody_can_repair() -> None:
    fixed = repaired(PLAN.replace("`Ada Park`_ ", "`Ada Prak`_").replace("| Storage_", "|Storage_"))
    assert codes(fixed) == ["broken-reference"]


@pytest.mark.parametrize(
    "line", ["| Storage_ | `Ada Park`_ | x |", "| Storage_   `Ada Park`_ |", "| Storage_ | |ada| |"]
)
def test_a_grid_whose_cells_are_in_doubt_is_left(line: str) -> None:
    check_left("malformed-table", PLAN.replace("| Storage_ | `Ada Park`_           |", line))


def test_tables_of_another_layout_are_left() -> None:
    listed = ".. list-table::\n   :header-rows: 1\n\n   * - Theme\n     - Owner\n   * - Storage_\n"
    text = PLAN.replace(PLAN[PLAN.index("+") : PLAN.rindex("+") + 1], listed)
    check_left("malformed-table", text)


def test_a_label_gets_its_underscore() -> None:
    check_repair(
        "commented-target", f".. maple-priorities:\n\n{PLAN}", f".. _maple-priorities:\n\n{PLAN}"
    )


def test_a_target_gets_the_underscore_for_want_of_which_a_reference_leads_nowhere() -> None:
    bad = PLAN.replace(ADA, ADA.replace("_Ada", "Ada"))
    assert [one.code for one in judge(SourceText("plan.rst", bad)).findings] == ["broken-reference"]
    fixed = repaired(bad)
    assert (fixed.source.text, codes(fixed)) == (PLAN, [])


def test_a_comment_that_may_be_one_stays() -> None:
    text = f".. maple season: to be planned\n\n{PLAN}"
    assert repaired(text).source.text == text
