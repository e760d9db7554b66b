"""A plan and what is in force for it, to findings: dedupe, order, severities, shapes, bugs."""

from functools import partial
from pathlib import Path

import pytest

from plancheck.check import Setup, check, shape_of
from plancheck.errors import PlancheckError
from plancheck.finding import Finding, Severity
from plancheck.rst.reader import read_plan
from plancheck.schema import SHAPES, Schema, find
from plancheck.source import SourceText

HERE = Path()
LINKED = find("linked", HERE)
OPEN = Setup(LINKED, partial(find, folder=HERE))
HEAD = "Harbour Priorities\n==================\n\n"
CRANES = "\nCranes\n------\n\nWe will oil them.\n"
SECTIONS = CRANES + "\nQuays\n-----\n\nWe will widen two.\n"
ADA = "\n.. _Ada: https://people.example/ada\n"
TARGETS = ADA + ".. _Ben: https://people.example/ben\n"


def table(*rows: tuple[str, str]) -> str:
    line = f"{'=' * 12}  {'=' * 24}\n"
    body = "".join(f"{name:<12}  {people}\n" for name, people in (("Theme", "Owner"), *rows))
    first, rest = body.split("\n", 1)
    return f"{line}{first}\n{line}{rest}{line}"


def run(text: str, setup: Setup = OPEN) -> list[Finding]:
    checked = check(SourceText("plans/harbour.rst", text), setup)
    assert checked.bugs == ()
    return list(checked.findings)


def told(found: list[Finding]) -> list[tuple[int, int, str, str]]:
    return [(one.span.line, one.span.column, one.code, one.severity.value) for one in found]


PLANS = {
    "linked": HEAD + table(("Cranes_", "Ada_"), ("Quays_", "Ben_")) + TARGETS + SECTIONS,
    "nicks": HEAD + table(("Cranes_", "ada"), ("Quays_", "ben, cy")) + SECTIONS,
    "table-only": HEAD + table(("Cranes", "ada"), ("Quays", "ben")),
    "no-table": HEAD + SECTIONS,
    "tiers": HEAD
    + "Essential\n---------\n\n"
    + table(("Cranes_", "ada"))
    + "\nOptional\n--------\n\n"
    + table(("Quays_", "ben"))
    + SECTIONS,
}


# -- the shapes of plans --------------------------------------------------------------------


def test_there_is_a_plan_of_each_shape_here() -> None:
    assert set(PLANS) == set(SHAPES)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_schema_that_ships_accepts_a_plan_of_its_shape(shape: str) -> None:
    assert run(PLANS[shape], Setup(find(shape, HERE))) == []
    assert shape_of(read_plan(SourceText("x.rst", PLANS[shape]))) == shape


@pytest.mark.parametrize("shape", [shape for shape in SHAPES if shape != "linked"])
def test_with_nothing_chosen_a_plan_of_another_shape_is_told_so_once(shape: str) -> None:
    (found,) = run(PLANS[shape])
    assert told([found]) == [(1, 1, "wrong-schema", "error")]
    assert f"`--schema {shape}`" in found.hint
    assert f"`schema: {shape}`" in found.hint


def test_a_schema_that_was_chosen_is_held_against_the_plan_at_every_place() -> None:
    assert told(run(PLANS["nicks"], Setup(LINKED))) == [
        (7, 15, "contact-without-target", "error"),
        (8, 15, "contact-without-target", "error"),
        (8, 20, "contact-without-target", "error"),
    ]
    assert told(run(PLANS["table-only"], Setup(find("nicks", HERE)))) == [
        (7, 1, "theme-without-section", "error"),
        (8, 1, "theme-without-section", "error"),
    ]
    assert told(run(PLANS["linked"], Setup(find("tiers", HERE)))) == [
        (7, 1, "schema", "error"),
        (8, 1, "schema", "error"),
    ]


def test_a_plan_that_only_has_mistakes_is_not_told_another_shape() -> None:
    plan = HEAD + table(("Crane_", "Ada_"), ("Quays_", "'Ben'_")) + TARGETS + SECTIONS
    assert told(run(plan)) == [
        (7, 1, "broken-reference", "error"),
        (8, 15, "quoted-name", "error"),
    ]


def test_another_shape_is_told_only_where_its_schema_fits_better() -> None:
    """Tiers may be linked, too: then the schema in force has the right words."""
    plan = PLANS["tiers"].replace("ada", "`Ada`_").replace("ben", "TBD    ") + ADA
    assert told(run(plan)) == [(19, 1, "theme-without-contact", "error")]


def test_another_shape_hides_nothing_that_no_schema_finds() -> None:
    plan = PLANS["nicks"] + "\n.. _Cy: https://people.example/cy\n"
    assert told(run(plan)) == [(1, 1, "wrong-schema", "error"), (21, 1, "unused-target", "warning")]


def test_where_the_shape_is_not_to_be_told_the_schema_of_the_shape_is_in_force() -> None:
    setup = Setup(LINKED, partial(find, folder=HERE), severities={"wrong-schema": None})
    assert run(PLANS["nicks"], setup) == []
    plan = HEAD + table(("Cranes_", "ada"), ("Quays_", "TBD")) + SECTIONS
    assert told(run(plan, setup)) == [(8, 1, "theme-without-contact", "error")]


@pytest.mark.parametrize(
    ("schema", "plan", "expected"),
    [
        (
            "linked",
            table(("Cranes_", "Ada_"), ("Quays_", "TBD")) + ADA,
            [(8, 1, "theme-without-contact")],
        ),
        (
            "linked",
            table(("Cranes_", "Ada_"), ("Locks", "Ben_")) + TARGETS,
            [(8, 1, "theme-without-section")],
        ),
        ("nicks", table(("Cranes_", "Cy_"), ("Quays_", "ben")), [(7, 15, "broken-reference")]),
        ("nicks", table(("Cranes_", "ada"), ("Locks", "ben")), [(8, 1, "theme-without-section")]),
        ("table-only", table(("Crans_", "ada")), [(7, 1, "broken-reference")]),
        ("table-only", table(("Cranes", "")), [(7, 1, "theme-without-contact")]),
        ("tiers", table(("Cranes_", "ada")), [(7, 1, "schema")]),
    ],
)
def test_a_schema_that_ships_rejects_at_the_line_and_column(
    schema: str, plan: str, expected: list[tuple[int, int, str]]
) -> None:
    sections = SECTIONS if "Quays" in plan else CRANES
    found = run(HEAD + plan + sections, Setup(find(schema, HERE)))
    assert [one[:3] for one in told(found) if one[2] != "orphan-section"] == expected


# -- what is found, and in what order -------------------------------------------------------


def test_findings_stand_in_the_order_of_the_text_with_the_path_as_given() -> None:
    plan = (
        HEAD
        + table(("Cranes_", "Ada_, Cy_"), ("Quays_", "TBD"))
        + TARGETS
        + SECTIONS
        + "\nSee 'Quays'_ and Docks_.\n"
    )
    found = run(plan)
    assert told(found) == [
        (7, 21, "broken-reference", "error"),
        (8, 1, "theme-without-contact", "error"),
        (12, 1, "unused-target", "warning"),
        (24, 5, "quoted-name", "error"),
        (24, 18, "broken-reference", "error"),
    ]
    assert {one.path for one in found} == {"plans/harbour.rst"}


def test_a_broken_reference_is_told_once_though_the_schema_finds_it_too() -> None:
    plan = HEAD + table(("Cranes_", "Cy_"), ("Quays_", "Ben_")) + TARGETS + SECTIONS
    found = run(plan)
    assert [one.code for one in found] == ["broken-reference", "unused-target"]


def test_two_breaches_at_one_place_are_both_told() -> None:
    own = Schema(
        "own.json",
        {
            "properties": {
                "themes": {"items": {"properties": {"tier": {"type": "string"}, "name": False}}}
            }
        },
    )
    found = run(PLANS["nicks"], Setup(own))
    assert [(one.span.line, one.message) for one in found] == [
        (7, 'theme "Cranes": its name is not allowed by the schema'),
        (7, 'theme "Cranes": its tier is missing'),
        (8, 'theme "Quays": its name is not allowed by the schema'),
        (8, 'theme "Quays": its tier is missing'),
    ]


def test_what_another_finding_explains_is_not_told() -> None:
    """A contact in quotes has no link, and a lost section's theme has no section."""
    plan = HEAD + table(("Crane_", "'Ada'_"), ("Quays_", "Ben_")) + TARGETS + SECTIONS
    codes = [one.code for one in run(plan, Setup(LINKED))]
    assert codes == ["broken-reference", "quoted-name"]


def test_a_cause_explains_what_reaches_beyond_it_as_well() -> None:
    plan = HEAD + table(("Old Crane_", "Ada_"), ("Quays_", "Ben_")) + TARGETS + SECTIONS
    found = run(plan, Setup(LINKED))
    assert [one for one in told(found) if one[0] == 7] == [(7, 5, "broken-reference", "error")]


def test_what_explains_a_finding_does_so_where_it_is_switched_off_no_more() -> None:
    plan = HEAD + table(("Crane_", "Ada_"), ("Quays_", "Ben_")) + TARGETS + SECTIONS
    found = run(plan, Setup(LINKED, severities={"broken-reference": None}))
    assert told(found) == [(7, 1, "theme-without-section", "error")]


# -- severities -----------------------------------------------------------------------------


def test_a_severity_of_the_configuration_comes_before_that_of_the_schema_and_the_rule() -> None:
    note = {"x-plancheck": {"severity": "info"}}
    own = Schema("own.json", {"properties": {"label": {"type": "string", **note}}})
    assert [one.severity for one in run(PLANS["nicks"], Setup(own))] == [Severity.INFO]
    setup = Setup(own, severities={"schema": Severity.WARNING})
    assert [one.severity for one in run(PLANS["nicks"], setup)] == [Severity.WARNING]
    assert run(PLANS["nicks"], Setup(own, severities={"schema": None})) == []


def test_a_rule_that_there_is_not_is_refused_before_anything_is_read() -> None:
    with pytest.raises(
        PlancheckError, match="there is no rule 'bear-name': did you mean bare-name"
    ):
        Setup(LINKED, severities={"bear-name": None})


# -- plans that cannot be read, and bugs ----------------------------------------------------


def test_a_plan_that_cannot_be_read_gives_one_finding_that_says_so() -> None:
    found = run(HEAD + "We will\x0boil them.\n" + table(("Cranes", "")))
    assert told(found) == [(4, 8, "unreadable-plan", "error")]


def test_an_empty_text_has_nothing_to_mend() -> None:
    assert run("") == []


def test_a_bug_loses_nothing_that_others_find() -> None:
    def finder(name: str) -> Schema:
        raise KeyError(str(name))

    plan = PLANS["nicks"] + "\n.. _Cy: https://people.example/cy\n"
    checked = check(SourceText("x.rst", plan), Setup(LINKED, finder))
    assert [one.code for one in checked.findings] == ["unused-target"]
    (bug,) = checked.bugs
    assert bug.startswith("Traceback")
    assert bug.endswith("KeyError: 'nicks'\n")


def test_a_schema_that_never_ends_is_no_bug_but_refused() -> None:
    endless = Schema("own.json", {"$ref": "#"})
    with pytest.raises(
        PlancheckError, match=r"^own\.json: the schema refers to itself without end"
    ):
        run(PLANS["linked"], Setup(endless))


@pytest.mark.parametrize("severity", [None, Severity.INFO])
def test_no_configuration_lets_a_plan_pass_unread(severity: Severity | None) -> None:
    with pytest.raises(PlancheckError, match=r"'unreadable-plan' cannot be off or info"):
        Setup(LINKED, severities={"unreadable-plan": severity})
