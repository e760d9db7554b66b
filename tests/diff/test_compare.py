"""What is told of two plans where a reader has to decide, and where it stands."""

from collections.abc import Iterable

import pytest

from plancheck.changes.change import Change, Comparison, Evidence, Match, Subject
from plancheck.diff.compare import compare
from plancheck.rst.reader import read_plan
from plancheck.source import SourceText

LINKS = """
.. _Ada Park: https://people.example/ada
.. _Ada B. Park: https://people.example/ada
.. _Ben Ode: https://people.example/team
.. _Eve Ode: https://people.example/team
.. _Cy Ode: https://people.example/team
"""


def plan(rows: str, goals: str = "", title: str = "Maple Plan", columns: str = "") -> str:
    """A plan with a table of ``rows``, cells apart by |, and sections written like ``# Name``."""
    lines = [f"{title}\n{'=' * len(title)}\n", ".. list-table::\n   :header-rows: 1\n"]
    for row in (f"Theme | Owner{columns}", *filter(None, map(str.strip, rows.split("\n")))):
        cells = [cell.strip() for cell in row.split("|")]
        lines.append("\n".join(f"   {'-' if n else '* -'} {c}" for n, c in enumerate(cells)))
        lines[-1] = lines[-1].replace("\n   -", "\n     -")
    lines.append(LINKS)
    for line in map(str.strip, goals.split("\n")):
        name = line.removeprefix("# ")
        lines.append(f"\n{name}\n{'-' * len(name)}\n" if line.startswith("# ") else line)
    return "\n".join(lines)


def compared(before: str, after: str) -> Comparison:
    return compare(
        read_plan(SourceText("before.rst", before)), read_plan(SourceText("after.rst", after))
    )


def lines(changes: Iterable[Change]) -> list[str]:
    return [
        f"{one.subject} {one.kind} [{one.theme}] {one.told(one.before)} -> {one.told(one.after)}"
        for one in changes
    ]


def match_of(comparison: Comparison, subject: Subject) -> Match:
    (found,) = [one for one in comparison.matches if one.subject is subject and one.score < 1]
    return found


def places(change: Change) -> list[int | None]:
    """The lines of both sides and of the anchor."""
    return [one.span.line if one else None for one in (change.before, change.after, change.anchor)]


def test_each_change_has_its_places_and_what_is_gone_the_nearest_that_is_left() -> None:
    before = plan("Sap | ben\nSyrup | eva\nBark | fay", "# Sap\n* Tap trees.\n# Bark\n* Peel oaks.")
    after = plan("Sap | ben\nSyrup | eva, gus", "# Sap\n* Boil the sap at night.")
    found = compared(before, after)
    assert lines(found.changes) == [
        "goal added [Sap] None -> Boil the sap at night.",
        "goal dropped [Sap] Tap trees. -> None",
        "contact added [Syrup] None -> gus",
        "theme dropped [Bark] Bark -> None",
        "goal dropped [Bark] Peel oaks. -> None",
    ]
    row = {
        name: before.split("\n").index(f"   * - {name}") + 1 for name in ("Sap", "Syrup", "Bark")
    }
    goal = before.split("\n").index("* Tap trees.") + 1
    peel = before.split("\n").index("* Peel oaks.") + 1
    boil = after.split("\n").index("* Boil the sap at night.") + 1
    assert [places(one) for one in found.changes] == [
        [None, boil, row["Sap"]],
        [goal, None, row["Sap"]],
        [None, row["Syrup"] + 1, row["Syrup"]],
        [row["Bark"], None, row["Syrup"]],
        [peel, None, row["Syrup"]],
    ]


def test_in_a_plan_that_has_nothing_left_the_title_is_nearest() -> None:
    found = compared(plan("Sap | ben"), "Maple Plan\n==========\n\nNothing yet.\n")
    (change,) = found.changes
    assert lines([change]) == ["theme dropped [Sap] Sap -> None"]
    assert places(change) == [9, None, 1]


def test_the_neighbour_in_the_same_tier_is_nearer_than_the_one_above() -> None:
    def tiers(first: str, second: str) -> str:
        title, *rest = plan(first).split(".. list-table::", 1)
        more = plan(second).split(".. list-table::", 1)[1].split(LINKS)[0]
        table = rest[0].split(LINKS)[0]
        return f"{title}High\n----\n\n.. list-table::{table}\nLow\n---\n\n.. list-table::{more}\n"

    after = tiers("Sap | ben", "Syrup | eva")
    found = compared(tiers("Sap | ben", "Bark | fay\nSyrup | eva"), after)
    (change,) = found.changes
    assert lines([change]) == ["theme dropped [Bark] Bark -> None"]
    assert change.anchor is not None
    assert change.anchor.span.line == after.split("\n").index("   * - Syrup") + 1


def test_a_goal_that_changed_twice_is_told_once_by_what_weighs_most() -> None:
    before = plan(
        "Sap | ben\nSyrup | eva", "# Sap\n* Boil the sap of forty maples.\n# Syrup\n* Sell."
    )
    after = plan(
        "Sap | ben\nSyrup | eva",
        "# Sap\n* Clean.\n# Syrup\n* Sell.\n* Stretch: boil the sap of all forty maples.",
    )
    assert lines(compared(before, after).changes) == [
        "goal added [Sap] None -> Clean.",
        "goal stretched [Syrup] Boil the sap of forty maples. -> boil the sap of all forty maples.",
    ]


def test_equal_goals_of_different_commitment_are_not_swapped() -> None:
    before = plan("Sap | ben", "# Sap\n* Tap trees.\n* Stretch: tap trees.")
    after = plan("Sap | ben", "# Sap\n* Stretch: tap trees.\n* Tap trees.")
    assert compared(before, after).changes == ()


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("`Ada Park`_", "Ada Park", "relinked [Sap] https://people.example/ada -> None"),
        ("ada park, ben", "Ben, Ada  Park", None),
        ("`Ada Park`_", "`Ada B. Park`_", None),
        ("ben", "TBD", "dropped [Sap] ben -> None"),
        ("ben, ben", "ben", None),
        ("Ada Park, `Ada Park`_", "`Ada Park`_", None),
    ],
)
def test_people_are_known_by_their_names(before: str, after: str, told: str | None) -> None:
    found = lines(compared(plan(f"Sap | {before}"), plan(f"Sap | {after}")).changes)
    assert found == ([f"contact {told}"] if told else [])


@pytest.mark.parametrize("order", ["{}, `Eve Ode`_", "`Eve Ode`_, {}"])
def test_the_link_of_a_team_makes_nobody_the_same_person(order: str) -> None:
    before, after = (f"Sap | {order.format(name)}" for name in ("`Ben Ode`_", "`Cy Ode`_"))
    assert lines(compared(plan(before), plan(after)).changes) == [
        "contact added [Sap] None -> Cy Ode",
        "contact dropped [Sap] Ben Ode -> None",
    ]


def test_a_link_makes_no_other_name_the_same_person() -> None:
    before, after = (f"Sap | `{name} <https://a.example>`__" for name in ("Ada Park", "Ivo Elm"))
    assert lines(compared(plan(before), plan(after)).changes) == [
        "contact added [Sap] None -> Ivo Elm",
        "contact dropped [Sap] Ada Park -> None",
    ]


def test_of_a_name_that_stands_twice_the_first_link_counts() -> None:
    twice = plan("Sap | `Ada Park`_, `Ada Park <https://b.example>`__")
    assert compared(twice, plan("Sap | `Ada Park`_")).changes == ()


def test_columns_with_one_header_are_known_by_their_order() -> None:
    before, after = (
        plan(f"Sap | ben | {cells}", columns=" | Spec | Specs | Spec(s)")
        for cells in ("1 May | 2 May | 3 May", "1 May | 5 May | 3 May")
    )
    assert lines(compared(before, after).changes) == ["field changed [Sap] 2 May -> 5 May"]


@pytest.mark.parametrize(
    ("after", "line"), [("Nothing.\n", 1), ("\n\nMaple Plan\n==========\n\nNothing.\n", 3)]
)
def test_where_no_theme_is_left_the_title_is_nearest_else_the_top(after: str, line: int) -> None:
    (change,) = compared(plan("Sap | ben"), after).changes
    assert places(change) == [9, None, line]


@pytest.mark.parametrize(("place", "taken"), [(0, 0), (1, 0), (2, 2)])
def test_of_equals_the_nearest_is_the_same_and_then_the_first(place: int, taken: int) -> None:
    goals = ["* Elm root", "* Birch leaf"]
    goals.insert(place, "* Cedar river moss")
    after = ["* Cedar river fern", "* Birch leaf", "* Cedar river fern"]
    text = plan("Sap | ben", "\n".join(["# Sap", *after]))
    found = compared(plan("Sap | ben", "\n".join(["# Sap", *goals])), text).changes
    (change,) = [one for one in found if one.kind == "reworded"]
    assert change.after is not None
    assert change.after.span.line == text.split("\n").index(after[0]) + 1 + taken


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("Spec | May", "Spec(s) | June", ["changed [Sap] May -> June"]),
        ("Spec | May", "Spec | may.", []),
        ("Spec | https://x.example/a_b", "Spec | https://x.example/a-b", None),
        ("Spec | ", "Spec | May", ["added [Sap] None -> May"]),
        ("Spec | May", "Goal date | May", ["added [Sap] None -> May", "dropped [Sap] May -> None"]),
    ],
)
def test_fields_are_known_by_their_header(before: str, after: str, told: list[str] | None) -> None:
    one, other = (
        plan(f"Sap | ben | {cell}", columns=f" | {header}")
        for header, _, cell in (text.partition(" | ") for text in (before, after))
    )
    found = compared(one, other).changes
    if told is None:
        assert [(change.kind, change.name) for change in found] == [("changed", "Spec")]
    else:
        assert lines(found) == [f"field {line}" for line in told]


def test_why_two_goals_were_taken_as_one_is_kept() -> None:
    found = compared(
        plan("Sap | ben", "# Sap\n* Boil the `sap <https://a.example/1>`_ of forty maples."),
        plan("Sap | ben", "# Sap\n* Boil `it <http://a.example/1/>`_, of sixty old maples."),
    )
    match = match_of(found, Subject.GOAL)
    assert (match.before.text, match.after.text) == (
        "Boil the sap of forty maples.",
        "Boil it, of sixty old maples.",
    )
    assert [(one.evidence, one.shared) for one in match.reasons] == [
        (Evidence.WORDS, ("boil", "maples")),
        (Evidence.LINKS, ("a.example/1",)),
    ]
    assert found.changes[0].match is match


def test_why_a_renamed_theme_was_known_again_is_kept() -> None:
    found = compared(
        plan("Sap | ben", "# Sap\n* Tap forty trees."),
        plan("Spring harvest | ben", "# Spring harvest\n* Tap forty trees."),
    )
    assert lines(found.changes) == ["theme renamed [Spring harvest] Sap -> Spring harvest"]
    match = match_of(found, Subject.THEME)
    assert [(one.evidence, one.shared) for one in match.reasons] == [
        (Evidence.GOALS, ("tap forty trees",)),
        (Evidence.CONTACTS, ("ben",)),
    ]
    assert 0.9 < match.score < 1
    assert found.changes[0].match is match


def test_a_theme_that_is_called_otherwise_in_the_table_keeps_its_section() -> None:
    found = compared(
        plan("`Sap`_ | ben", "# Sap\n* Tap trees."),
        plan("`The harvest <Sap_>`_ | eva", "# Sap\n* Boil water."),
    )
    assert lines(found.changes)[0] == "theme renamed [The harvest] Sap -> The harvest"
    assert match_of(found, Subject.THEME).reasons[0].evidence is Evidence.SAME_SECTION


def test_people_alone_do_not_make_a_new_theme_an_old_one() -> None:
    found = compared(
        plan("Sap | ben", "# Sap\n* Tap trees."),
        plan("Tax forms | ben", "# Tax forms\n* File them."),
    )
    assert {change.kind for change in found.changes} == {"added", "dropped"}


def test_a_slip_of_the_keyboard_is_mended_not_dropped_and_added() -> None:
    found = compared(plan("Taskflwo harvest | ben"), plan("Taskflow harvest | ben"))
    assert [change.kind for change in found.changes] == ["renamed"]


def test_a_second_table_moves_no_theme_into_a_tier() -> None:
    one = plan("Sap | ben")
    more = plan("Bark | fay").split(".. list-table::", 1)[1].split(LINKS)[0]
    two = one.replace(".. list-table::", "High\n----\n\n.. list-table::")
    two = two.replace(LINKS, f"\nLow\n---\n\n.. list-table::{more}\n{LINKS}")
    assert lines(compared(one, two).changes) == ["theme added [Bark] None -> Bark"]


def test_a_tier_named_for_its_own_cycle_is_no_other_tier() -> None:
    def tiers(cycle: str) -> str:
        table = plan("Sap | ben").split(".. list-table::", 1)[1].split(LINKS)[0]
        more = plan("Bark | fay").split(".. list-table::", 1)[1].split(LINKS)[0]
        return (
            f"{cycle} Priorities\n=================\n\n"
            f"{cycle} essentials\n------------------\n\n.. list-table::{table}\n\n"
            f"Other {cycle} work\n------------------\n\n.. list-table::{more}\n"
        )

    assert compared(tiers("Ocata"), tiers("Queens")).changes == ()


def test_a_link_alone_can_say_that_two_goals_are_one() -> None:
    found = compared(
        plan("Sap | ben", "# Sap\n* We will buy `pans <https://a.example/1>`_."),
        plan("Sap | ben", "# Sap\n* We will rent `kettles <https://a.example/1>`_."),
    )
    assert [change.kind for change in found.changes] == ["reworded"]
    assert [one.evidence for one in match_of(found, Subject.GOAL).reasons] == [Evidence.LINKS]


def test_themes_that_want_different_things_are_not_one() -> None:
    found = compared(plan("Harvest, phase 1 | ben"), plan("Harvest, phase 2 | ben"))
    assert [change.kind for change in found.changes] == ["added", "dropped"]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        # alone in its theme: the half
        ("Cedar river", "Cedar pond", "reworded"),
        ("Cedar river", "Cedar pond rock", "dropped added"),
        # beside others: more than that
        ("Cedar river", "Cedar pond\n* Birch leaf", "dropped added added"),
        ("Cedar river\n* Birch leaf", "Cedar pond", "dropped dropped added"),
        ("Cedar river\n* Birch leaf", "Cedar pond\n* Elm root", "dropped dropped added added"),
        ("Cedar river moss", "Cedar river pond\n* Birch leaf", "reworded added"),
        # in another theme: still more, and something particular
        ("Cedar river moss", "# Bark\n* Cedar river pond", "dropped added"),
        ("Cedar river moss fern", "# Bark\n* Cedar river moss pond", "moved"),
        ("Cedar river", "# Bark\n* Cedar river", "moved"),
        ("Write documentation", "# Bark\n* Write documentation", "dropped added"),
        ("Cedar river\n* Cedar river", "# Bark\n* Cedar river", "dropped dropped added"),
        # words of its theme's name count half
        ("Sap river", "Sap pond", "dropped added"),
        ("Cedar river sap", "Cedar pond sap", "reworded"),
        # what fits best comes first, and what stands nearest where several fit as well
        ("Cedar river moss", "Cedar river moss fern\n* Cedar river pond", "reworded added"),
        ("Cedar river\n* Cedar moss", "Cedar river fern\n* Cedar moss fern", "reworded reworded"),
    ],
)
def test_how_much_of_a_goal_stays_when_it_is_the_same(before: str, after: str, told: str) -> None:
    def written(goals: str) -> str:
        return plan("Sap | ben\nBark | fay", f"# Sap\n{'' if goals[0] == '#' else '* '}{goals}")

    for one, other, kinds in (
        (before, after, told),
        (after, before, told.replace("dropped", "x").replace("added", "dropped")),
    ):
        found = [change.kind for change in compared(written(one), written(other)).changes]
        assert sorted(found) == sorted(kinds.replace("x", "added").split())


@pytest.mark.parametrize(
    ("before", "gone", "nearest"),
    [
        ("Sap Bark Moss", "Bark", "Sap"),
        ("Sap Bark Moss", "Sap", "Bark"),
        ("Sap Bark Moss", "Sap Bark", "Moss Moss"),
        ("Sap | Bark Moss", "Bark", "Moss"),
        ("Sap Bark | Moss", "Sap", "Bark"),
        ("Sap | Bark | Moss", "Bark", "Sap"),
        ("Sap | Bark | Moss", "Sap", "Bark"),
        ("Sap | Bark | Moss", "Sap Bark", "Moss Moss"),
    ],
)
def test_the_nearest_stands_above_in_the_tier_else_below_else_in_another(
    before: str, gone: str, nearest: str
) -> None:
    def written(tiers: list[list[str]]) -> str:
        lines = ["Maple Plan", "==========", ""]
        for number, themes in enumerate(tiers, 1):
            if not themes:
                continue
            rows = [f"{theme:5} ben" for theme in ("Theme", *themes)]
            border = "===== ====="
            lines += [
                f"Tier {number}",
                "------",
                "",
                border,
                rows[0],
                border,
                *rows[1:],
                border,
                "",
            ]
        return "\n".join(lines)

    tiers = [tier.split() for tier in before.split("|")]
    left = [[theme for theme in tier if theme not in gone.split()] for tier in tiers]
    after = written(left).replace("Theme ben", "Theme Who")
    found = compared(written(tiers).replace("Theme ben", "Theme Who"), after).changes
    assert [change.theme for change in found] == gone.split()
    there = [after.split("\n")[line - 1][:5].strip() for *_, line in map(places, found) if line]
    assert there == nearest.split()
