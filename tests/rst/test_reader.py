"""A plan's text is read as a careful person reads it: the shapes of plans, layout by layout."""

from pathlib import Path

import pytest

from plancheck.model import Commitment, FlawKind, Plan, Resolution, SectionRole
from plancheck.rst.reader import read_plan
from plancheck.source import SourceText, Span

SEED = Path(__file__).parent.parent.parent / "seeds" / "newton-priorities.rst"
C, S = Commitment.COMMITTED, Commitment.STRETCH


def read(text: str, path: str = "plan.rst") -> Plan:
    return read_plan(SourceText(path, text))


def summary(plan: Plan) -> list[tuple[str, int, str, str]]:
    """Of each theme: name, line, contacts and section."""
    return [
        (
            theme.name,
            theme.span.line,
            ", ".join(contact.name for contact in theme.contacts),
            theme.section.title if theme.section else "",
        )
        for theme in plan.themes
    ]


def goals(plan: Plan, theme: int = 0) -> list[tuple[str, Commitment]]:
    return [(goal.text, goal.commitment) for goal in plan.themes[theme].goals]


def test_the_seed_is_read_as_its_readers_read_it() -> None:
    plan = read_plan(SourceText.decode("seeds/newton-priorities.rst", SEED.read_bytes()))
    assert (plan.title, plan.label, plan.cycle) == (
        "Newton Project Priorities",
        "newton-priorities",
        "newton",
    )
    counted = [
        (
            theme.name,
            [one.name for one in theme.contacts],
            *(sum(goal.commitment is kind for goal in theme.goals) for kind in (C, S)),
        )
        for theme in plan.themes
    ]
    assert counted == [
        ("Cells V2", ["Andrew Laski"], 4, 1),
        ("Scheduler", ["Jay Pipes"], 5, 1),
        ("API Improvements", ["Andrew Laski", "Sean Dague"], 2, 0),
        ("os-vif Integration", ["Daniel Berrange"], 1, 0),
        ("Libvirt Storage Pools (Live Migration)", ["Matthew Booth"], 2, 0),
        ("Get Me a Network", ["Matt Riedemann"], 1, 0),
        ("Glance v2 Integration", ["Mike Fedosin"], 2, 0),
    ]
    cells = plan.themes[0]
    assert cells.span == Span(13, 3, 13, 14)
    assert cells.contacts[0].span == Span(13, 47, 13, 62)
    assert cells.contacts[0].url == "https://launchpad.net/~alaski"
    assert cells.section is not None
    assert (cells.section.title, cells.section.span) == ("Cells v2", Span(37, 1, 37, 9))
    assert (cells.goals[-1].text, cells.goals[-1].span) == (
        "Supporting multiple v2 cells",
        Span(51, 1, 51, 29),
    )
    assert cells.goals[2].span == Span(47, 3, 48, 56)
    assert not plan.flaws


LAYOUTS = {
    "grid": """\
+-----------+------------------+----------+
| Theme     | Owner(s)         | Target   |
+===========+==================+==========+
| Storage_  | `Ada Park`_,     | 1        |
|           | ben              |          |
+-----------+------------------+----------+
| Networks  | TBD              | Stretch  |
+-----------+------------------+----------+
""",
    "simple": """\
=========  =================  =======
Theme      Owner(s)           Target
=========  =================  =======
Storage_   `Ada Park`_, ben   1
Networks   TBD                Stretch
=========  =================  =======
""",
    "list-table": """\
.. list-table:: Themes
   :header-rows: 1
   :widths: 20 50 30

   * - Theme
     - Owner(s)
     - Target
   * - Storage_
     - * `Ada Park`_
       * ben
     - 1
   * - Networks
     - TBD
     - Stretch
""",
    "csv-table": """\
.. csv-table:: Themes
   :header: "Theme", "Owner(s)", "Target"

   Storage_, "`Ada Park`_, ben", 1
   "Networks", TBD, "Stretch"
""",
    "csv-table with its header in the body": """\
.. csv-table::
   :header-rows: 1
   :delim: ;

   Theme;Owner(s);Target
   Storage_;`Ada Park`_, ben;1
   Networks;TBD;Stretch
""",
    "grid in a directive": """\
.. table:: Themes

   +-----------+------------------+----------+
   | Theme     | Owner(s)         | Target   |
   +===========+==================+==========+
   | Storage_  | `Ada Park`_; ben | 1        |
   +-----------+------------------+----------+
   | Networks  | TBD              | Stretch  |
   +-----------+------------------+----------+
""",
}
REST = """
.. _Ada Park: https://people.example/ada

Storage
-------

* Finish snapshots.

Networks
--------

We will support two uplinks.
"""


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_of_table_says_the_same(layout: str) -> None:
    text = f"Maple Priorities\n================\n\n{LAYOUTS[layout]}{REST}"
    plan = read(text)
    lines = text.split("\n")
    storage, networks = plan.themes
    assert [(one.name, one.url) for one in storage.contacts] == [
        ("Ada Park", "https://people.example/ada"),
        ("ben", None),
    ]
    assert networks.contacts == ()
    assert [(one.name, one.value) for one in storage.fields] == [("Target", "1")]
    assert (storage.commitment, networks.commitment) == (C, S)
    assert (goals(plan), goals(plan, 1)) == (
        [("Finish snapshots.", C)],
        [("We will support two uplinks.", S)],
    )
    for theme, written in ((storage, "Storage_"), (networks, "Networks")):
        span = theme.span
        assert lines[span.line - 1][span.column - 1 : span.end_column - 1] == written
    for contact, written in zip(storage.contacts, ("`Ada Park`_", "ben"), strict=True):
        span = contact.span
        assert lines[span.line - 1][span.column - 1 : span.end_column - 1] == written
    assert not plan.flaws


def test_a_csv_table_that_stands_elsewhere_is_said_not_to_be_read() -> None:
    plan = read("P\n=\n\n.. csv-table::\n   :file: themes.csv\n")
    (flaw,) = plan.flaws
    assert (flaw.kind, flaw.detail, flaw.span.line) == (FlawKind.NOT_READ, "themes.csv", 4)
    assert plan.themes == ()


def test_a_csv_table_that_fills_up_is_refused_quickly() -> None:
    rows = "   " + ",".join("a" * 900) + "\n" + "   a\n" * 3000
    plan = read(f"P\n=\n\n.. csv-table::\n\n{rows}")
    assert {flaw.kind for flaw in plan.flaws} == {FlawKind.MALFORMED_TABLE}
    assert len(plan.flaws) == 10


@pytest.mark.parametrize(
    "header",
    [
        ("Milestone", "Week of", "What"),
        ("Item", "Document", "Cadence"),
        ("Date", "Event", "Owner"),
        ("Theme", "Status", "Spec"),
        ("Theme", "Reviewers", "Spec"),
    ],
)
def test_other_tables_are_no_priority_tables(header: tuple[str, str, str]) -> None:
    cells = "".join(f"     - {one}\n" for one in header[1:])
    plan = read(
        f"P\n=\n\n.. list-table::\n   :header-rows: 1\n\n   * - {header[0]}\n{cells}"
        "   * - a\n     - b\n     - c\n"
    )
    assert not plan.has_table
    assert plan.themes == ()


def test_the_column_of_levels_is_not_that_of_themes() -> None:
    plan = read(
        "P\n=\n\n========  =======  =====\nPriority  Theme    Owner\n========  =======  =====\n"
        "High      Storage  ada\n2         Network  ben\n========  =======  =====\n"
    )
    assert summary(plan) == [("Storage", 7, "ada", ""), ("Network", 8, "ben", "")]
    assert [(one.name, one.value) for one in plan.themes[0].fields] == [("Priority", "High")]


def test_cells_that_span_rows_and_columns() -> None:
    plan = read(
        """\
P
=

+----------+-------+------+
| Theme    | Owner | Spec |
+==========+=======+======+
| Storage  | ada   | one  |
|          +-------+------+
|          | ben   | two  |
+----------+-------+------+
| Network  | eva          |
+----------+-------+------+
| Upgrades | max   | n/a  |
+----------+       +------+
| Docs     |       | four |
+----------+-------+------+
"""
    )
    assert summary(plan) == [
        ("Storage", 7, "ada, ben", ""),
        ("Network", 11, "eva", ""),
        ("Upgrades", 13, "max", ""),
        ("Docs", 15, "max", ""),
    ]
    assert [[one.value for one in theme.fields] for theme in plan.themes] == [
        ["one two"],
        [],
        ["n/a"],
        ["four"],
    ]


def test_places_in_a_grid_table_of_wide_characters() -> None:
    plan = read(
        """\
P
=

+---------+---------------------+
| Theme   | Owner               |
+=========+=====================+
| 存储_   | `王 小明`_, *é ben* |
+---------+---------------------+

.. _王 小明: https://people.example/xiaoming

存储
----

We will add snapshots.
"""
    )
    (theme,) = plan.themes
    assert theme.span == Span(7, 3, 7, 6)
    assert [(one.name, one.span) for one in theme.contacts] == [
        ("王 小明", Span(7, 11, 7, 18)),
        ("é ben", Span(7, 20, 7, 27)),
    ]
    assert not plan.flaws


def test_escaped_characters_are_read_as_they_are_shown() -> None:
    plan = read(
        "P\n=\n\n========  ======\nTheme     Owner\n========  ======\nmy\\_api   ada\\_p\n"
        "========  ======\n\nmy_api\n------\n\n* Finish the \\*new\\* foo\\_bar.\n"
    )
    assert summary(plan) == [("my_api", 7, "ada_p", "my_api")]
    assert goals(plan) == [("Finish the *new* foo_bar.", C)]


def test_several_header_rows_name_a_column_together() -> None:
    plan = read(
        """\
P
=

+----------+-------------------+
| Theme    | People            |
|          +---------+---------+
|          | Primary | Backup  |
+==========+=========+=========+
| Storage  | ada     | ben     |
+----------+---------+---------+
"""
    )
    assert summary(plan) == [("Storage", 9, "ada", "")]
    assert [(one.name, one.value) for one in plan.themes[0].fields] == [("People Backup", "ben")]


@pytest.mark.parametrize("heads", [0, 1, 2, 3])
def test_header_rows_of_other_lengths_are_no_crash(heads: int) -> None:
    plan = read(
        f"P\n=\n\n.. list-table::\n   :header-rows: {heads}\n\n   * - Theme\n     - Owner\n"
        "   * - a\n     - b\n     - c\n   * - d\n     - e\n"
    )
    assert FlawKind.MALFORMED_TABLE in {flaw.kind for flaw in plan.flaws}


@pytest.mark.parametrize(
    ("rows", "themes"),
    [
        ("| Storage_   | ada   |\n| Network_   | ben   |\n", [("Storage", 7), ("Network", 8)]),
        ("| Storage    | ada   |\n| Network    | ben   |\n", [("Storage", 7), ("Network", 8)]),
        ("| Disks      | ada   |\n| Cables     | ben   |\n", [("Disks Cables", 7)]),
        ("| A          | ada   |\n| B          | ben   |\n", [("A", 7), ("B", 8)]),
        ("| Two words  | ada   |\n| wrapped    |       |\n", [("Two words wrapped", 7)]),
    ],
    ids=["linked", "with sections", "a name that fills its lines", "short", "wrapped"],
)
def test_a_row_without_its_border_is_told_from_a_wrapped_name(
    rows: str, themes: list[tuple[str, int]]
) -> None:
    plan = read(
        "P\n=\n\n+------------+-------+\n| Theme      | Owner |\n+============+=======+\n"
        f"{rows}+------------+-------+\n\nStorage\n-------\n\nNetwork\n-------\n"
    )
    assert [(theme.name, theme.span.line) for theme in plan.themes] == themes
    several = [flaw.kind for flaw in plan.flaws]
    assert several == ([FlawKind.SEVERAL_THEMES] if len(themes) > 1 else [])
    if len(themes) > 1:
        assert [[one.name for one in theme.contacts] for theme in plan.themes] == [["ada"], ["ben"]]


TIERS = """\
Maple Priorities
================

Essential
---------

=======  =====
Theme    Owner
=======  =====
Storage  ada
=======  =====

Infrastructure
--------------

=======  =====
Network  ben
=======  =====

If time permits
---------------

=======  =====
Item     Owner
=======  =====
Docs     eva
=======  =====

Details
-------

Storage
~~~~~~~

Add snapshots.

Docs
~~~~

We should rewrite the guide.
"""


def test_tiers() -> None:
    plan = read(TIERS)
    assert [(theme.name, theme.tier, theme.commitment) for theme in plan.themes] == [
        ("Storage", "Essential", C),
        ("Network", "Infrastructure", C),
        ("Docs", "If time permits", S),
    ]
    (flaw,) = plan.flaws
    assert (flaw.kind, flaw.span.line) == (FlawKind.HEADERLESS_TABLE, 16)
    assert goals(plan, 2) == [("We should rewrite the guide.", S)]
    roles = {section.title: section.role for section in plan.sections}
    assert roles == {
        "Maple Priorities": SectionRole.TITLE,
        "Essential": SectionRole.TIER,
        "Infrastructure": SectionRole.TIER,
        "If time permits": SectionRole.TIER,
        "Details": SectionRole.CONTAINER,
        "Storage": SectionRole.THEME,
        "Docs": SectionRole.THEME,
    }


def test_notes_are_what_may_be_said_of_the_tables() -> None:
    plan = read("""\
Roadmap
=======

Read this first. It is short.

* Owners: who to ask

Must have
---------

One owner each.

========  ======
Theme     Owner
========  ======
Storage   ada
========  ======

Nice to have
------------

==========  ==================
Work item   Primary Contact(s)
==========  ==================
Backups     ben
==========  ==================

Storage
-------

We will finish snapshots.

Process
-------

    We meet on Mondays.

Maintenance tasks
-----------------

One owner per task.

========  ======
Task      Rota
========  ======
Tapes     weekly
========  ======
""")
    assert [note.text for note in plan.notes] == [
        "Read this first.",
        "It is short.",
        "Owners: who to ask",
        "One owner each.",
        "We meet on Mondays.",
    ]
    assert plan.people_columns == ("Owner", "Primary Contact(s)")


def test_the_plans_own_title_is_no_tier() -> None:
    table = "=======  =====\nTheme    Owner\n=======  =====\n{}  ada\n=======  =====\n\n"
    plan = read(f"P\n=\n\n{table.format('Storage')}More\n----\n\n{table.format('Network')}")
    assert [theme.tier for theme in plan.themes] == [None, "More"]


def test_without_a_table_sections_that_state_goals_are_themes() -> None:
    plan = read(
        """\
Maple Plan
==========

Purpose
-------

We will tell what we do.

Goals
-----

Storage
~~~~~~~

* Add snapshots.

Network
~~~~~~~

It works fine.

Upgrades
--------

Upgrades must not stop writes.

Release Schedule
----------------

Sprint 1
~~~~~~~~

We will cut the branch.
"""
    )
    assert summary(plan) == [("Storage", 12, "", "Storage"), ("Upgrades", 22, "", "Upgrades")]
    assert not plan.has_table


def test_without_sections_list_items_are_themes() -> None:
    plan = read(
        """\
Maple Plan
==========

This is what matters:

* **Snapshots.** They stop writes today. We will take them online. Specifically:

  * copy on write
  * (stretch) consistency groups

* Upgrades: without stopping writes

* A faster index

* **Smells**: they are old.

See also:

* `The roadmap <https://maple.example/roadmap>`_
"""
    )
    assert [(theme.name, theme.span.line) for theme in plan.themes] == [
        ("Snapshots.", 6),
        ("Upgrades", 11),
        ("A faster index", 13),
    ]
    assert goals(plan) == [
        ("We will take them online.", C),
        ("copy on write", C),
        ("consistency groups", S),
    ]
    assert goals(plan, 1) == [("Upgrades: without stopping writes", C)]


TEMPLATE = """\
Maple Plan
==========

.. list-table::
   :header-rows: 1

   * - Theme
     - Owner
   * - [Theme name]
     - [Names]
   * - `Theme 2`_
     - [Names]

Theme 2
-------

[What will be done]
"""


def test_items_that_a_sentence_announces_as_themes_are_themes() -> None:
    plan = read("Maple Plan\n==========\n\nOur themes are:\n\n* **Smells**: they are old.\n")
    assert [theme.name for theme in plan.themes] == ["Smells"]
    assert goals(plan) == [("Smells: they are old.", C)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n\n",
        ".. only a comment\n",
        "Maple Plan\n==========\n\nTo be written after the meeting.\n",
        TEMPLATE,
    ],
    ids=["empty", "blank", "comment", "placeholder", "template"],
)
def test_a_plan_that_states_no_priorities_has_no_themes(text: str) -> None:
    assert read(text).themes == ()


@pytest.mark.parametrize(
    ("title", "path", "cycle"),
    [
        ("Newton Project Priorities", "x.rst", "newton"),
        ("2025.1 Work Items", "x.rst", "2025.1"),
        ("Train Cycle Themes", "x.rst", "train"),
        ("OAuth2 Priorities, 2025.1", "x.rst", "2025.1"),
        ("Project Priorities", "plans/ocata-priorities.rst", "ocata"),
        ("Maple Priorities", "x.rst", "maple"),
        ("Compiler team: 2026 H1", "x.rst", "2026h1"),
        ("Roadmap Q3 2025", "x.rst", "2025q3"),
        ("Commitments, 2026 Half 2", "x.rst", "2026h2"),
        ("Priorities for January 2026", "x.rst", "2026 january"),
        ("Our priorities", "ward-2026h1.rst", "2026h1"),
        ("Q3 Goals", "x.rst", "q3"),
        ("YYYY Project Priorities", "x.rst", None),
        ("Priorities of the storage team", "x.rst", "storage"),
    ],
)
def test_the_cycle_is_read_from_title_label_or_path(
    title: str, path: str, cycle: str | None
) -> None:
    assert read(f"{title}\n{'=' * len(title)}\n", path).cycle == cycle


def test_labels_before_the_title() -> None:
    plan = read(".. _maple-priorities:\n.. _maple-themes:\n\nMaple\n=====\n")
    assert (plan.label, plan.label_span) == ("maple-priorities", Span(1, 1, 1, 22))


def test_a_heading_after_text_is_no_title() -> None:
    plan = read(
        "=======  =====\nTheme    Owner\n=======  =====\nCranes_  ada\n=======  =====\n\n"
        "Cranes\n------\n\nWe will oil them.\n"
    )
    assert plan.title is None
    assert summary(plan) == [("Cranes", 4, "ada", "Cranes")]


def test_a_field_list_before_the_title_is_none_of_its_text() -> None:
    assert read(":orphan:\n\nMaple\n=====\n\nAdd\n---\n\nWe will.\n").title == "Maple"


def test_a_label_without_a_blank_line_behind_it_is_one() -> None:
    plan = read(".. _maple-priorities:\nMaple Project Priorities\n========================\n")
    assert (plan.label, plan.label_span) == ("maple-priorities", Span(1, 1, 1, 22))
    assert [(flaw.kind, flaw.span.line) for flaw in plan.flaws] == [(FlawKind.SYNTAX, 2)]


def test_a_label_before_the_title_may_be_indented() -> None:
    assert read(" .. _maple:\n\nMaple\n=====\n\nAdd\n---\n\nWe will.\n").title == "Maple"
    assert read("  Of old.\n\nMaple\n=====\n\nAdd\n---\n\nWe will.\n").title is None


def test_sphinx_directives_and_roles_lose_nothing() -> None:
    plan = read(
        """\
Maple Plan
==========

.. toctree::
   :hidden:

   other

.. contents::

Storage
-------

.. versionadded:: 2
   We will say nothing here.

.. only:: html

   * shown in the browser

.. tab-set::

   .. tab-item:: Now

      * :doc:`snapshots </snap>`, see :ref:`there <over-there>`

   .. tab-item:: Stretch goals

      * :py:func:`clone` without copies

.. note::

   We will not promise.
"""
    )
    assert goals(plan) == [
        ("shown in the browser", C),
        ("snapshots, see there", C),
        ("clone without copies", S),
    ]
    assert not plan.flaws


def test_a_theme_may_be_linked_by_a_label() -> None:
    plan = read(
        """\
P
=

=====================  =====
Theme                  Owner
=====================  =====
:ref:`Disks <store>`   ada
`Nets <net>`__         ben
store_                 eva
=====================  =====

.. _store:

Storage
-------

We will add snapshots.

__ nowhere
"""
    )
    assert [(theme.name, theme.section and theme.section.title) for theme in plan.themes] == [
        ("Disks", "Storage"),
        ("Nets", None),
        ("store", "Storage"),
    ]


def test_a_reference_caught_by_an_inline_link_still_finds_the_section() -> None:
    plan = read(
        """\
P
=

======== =====
Theme    Owner
======== =====
Storage_ ada
======== =====

Storage
-------

We will follow the `storage <https://specs.example/s>`_ spec.
"""
    )
    (theme,) = plan.themes
    assert theme.section is not None
    assert theme.section.title == "Storage"
    assert theme.link is not None
    assert (theme.link.url, theme.link.section) == ("https://specs.example/s", "Storage")


def test_what_a_document_registers_does_not_outlive_it() -> None:
    evil = ".. role:: strong(literal)\n.. default-role:: math\n\nP\n=\n\n* **Add** `x`\n"
    plain = "P\n=\n\n* **Add** snapshots\n"
    before = read(plain)
    read(evil)
    assert read(plain) == before
    assert before.themes[0].name == "Add"


def test_reading_twice_gives_equal_plans() -> None:
    assert read(TIERS) == read(TIERS)


def test_places_do_not_make_plans_different() -> None:
    assert read(TIERS) == read("\n\n" + TIERS)


def test_a_goal_in_a_list_and_one_in_prose_that_say_the_same_are_equal() -> None:
    head = "Plan\n====\n\nBees\n----\n\n"
    (prose,) = read_plan(SourceText("p", f"{head}Move the hives.\n")).themes
    (item,) = read_plan(SourceText("p", f"{head}* Move the hives.\n")).themes
    assert [goal.in_list for goal in (*prose.goals, *item.goals)] == [False, True]
    assert prose.goals == item.goals


def test_a_sentence_that_says_that_some_goals_are_stretch_goals_is_none_itself() -> None:
    text = "Plan\n====\n\nBees\n----\n\nWe will move two hives. Some of these are stretch goals.\n"
    (theme,) = read_plan(SourceText("p", text)).themes
    assert [goal.text for goal in theme.goals] == ["We will move two hives."]


def test_a_table_that_cannot_be_read_takes_no_tier_from_the_other() -> None:
    row = "=========  ======\nTheme      Owner\n=========  ======\n{}\n=========  ======\n"
    text = "Plan\n====\n\nEssential\n---------\n\n{}\nOptional\n--------\n\n{}"
    whole = text.format(row.format("Quays      ada"), row.format("Ferries    mo"))
    broken = text.format(row.format("Quays and some more   ada"), row.format("Ferries    mo"))
    (_, ferries), (only,) = (
        read_plan(SourceText("plan.rst", one)).themes for one in (whole, broken)
    )
    assert (ferries.tier, ferries.commitment) == ("Optional", Commitment.STRETCH)
    assert only == ferries


def test_what_a_message_of_the_parser_quotes_is_not_read_as_the_plan_s() -> None:
    border = "=======  =====\n"
    text = f"Plan\n====\n\n{border}Theme    Owner\n{border}'Quays'_ that float\n{border}"
    kinds = {flaw.kind for flaw in read(text).flaws}
    assert FlawKind.MALFORMED_TABLE in kinds
    assert FlawKind.QUOTED_NAME not in kinds


def test_a_nameless_reference_leads_to_the_next_nameless_target_if_there_is_one() -> None:
    plan = read("Herons__, storks__ and `grey owls`__.\n\n__ https://a.example\n\n__\n\nStorks.\n")
    assert [(link.name, link.resolution, link.url) for link in plan.links] == [
        ("Herons", Resolution.URL, "https://a.example"),
        ("storks", Resolution.PLACE, None),
        ("grey owls", Resolution.MISSING, None),
    ]


@pytest.mark.parametrize("letter", "ABCDGILMVXZ")
def test_an_initial_is_no_number_of_a_list(letter: str) -> None:
    plan = read(
        f"===== ========\nTheme Owner\n===== ========\nReeds {letter}. Park\n===== ========\n"
    )
    assert summary(plan) == [("Reeds", 4, f"{letter}. Park", "")]
    assert plan.themes[0].contacts[0].span == Span(4, 7, 4, 14)


@pytest.mark.parametrize(
    ("heading", "themes"), [("", ["Reeds"]), ("Low\n---\n", ["Reeds", "Nests"])]
)
def test_a_table_without_a_header_is_one_of_themes_only_under_its_own_heading(
    heading: str, themes: list[str]
) -> None:
    table = "===== =====\nReeds ben\n===== =====\n"
    text = f"Plan\n====\n\nHigh\n----\n\n===== =====\nTheme Owner\n{table}\n{heading}\n{{}}\n"
    more = "===== =====\nNests eva\n===== =====\n"
    assert [theme.name for theme in read(text.format(more)).themes] == themes
