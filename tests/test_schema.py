"""Schemas: those that ship, a team's own and how their breaches are told, and unusable ones."""

import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from plancheck.check import Setup, check
from plancheck.errors import PlancheckError
from plancheck.finding import Finding
from plancheck.schema import SHAPES, Schema, find, names, shipped, shipped_text
from plancheck.source import SourceText

PLAN = """\
.. _harbour-maple:

Harbour Priorities
==================

========  ==============  ========  =======
Theme     Owner           Target    Effort
========  ==============  ========  =======
Cranes_   `Ada Park`_     Sprint 1  small
Quays     ben, cy         Soon      {theme}
========  ==============  ========  =======

.. _Ada Park: https://people.example/ada

Cranes
------

* Oil all of them.
* Stretch: paint them.
"""

SHIPPED = (*SHAPES, "changelog", "config", "findings", "history", "plan")


def findings(content: dict[str, Any], plan: str = PLAN) -> list[Finding]:
    checked = check(SourceText("plan.rst", plan), Setup(Schema("own.json", content)))
    assert not checked.bugs
    return [one for one in checked.findings if one.code != "orphan-section"]


def one_finding(content: dict[str, Any]) -> tuple[str, str]:
    (found,) = findings(content)
    return f"{found.span.line}:{found.span.column}", found.message


def theme(**properties: Any) -> dict[str, Any]:
    return {"properties": {"themes": {"items": {"properties": properties}}}}


def fields(**schema: Any) -> dict[str, Any]:
    return theme(fields=schema)


def first_theme(**properties: Any) -> dict[str, Any]:
    return {"properties": {"themes": {"prefixItems": [{"properties": properties}]}}}


def second_theme(**properties: Any) -> dict[str, Any]:
    return {"properties": {"themes": {"prefixItems": [{}, {"properties": properties}]}}}


def contact(**properties: Any) -> dict[str, Any]:
    return second_theme(contacts={"prefixItems": [{"properties": properties}]})


def goal(**properties: Any) -> dict[str, Any]:
    return first_theme(goals={"items": {"properties": properties}})


# -- the schemas that ship ------------------------------------------------------------------


def test_the_schemas_that_ship_are_listed_and_printed_as_they_are() -> None:
    assert names() == tuple(sorted(SHIPPED))
    for name in names():
        content = json.loads(shipped_text(name))
        assert content["$id"] == f"urn:plancheck:schema:{name}"
        assert content["title"]
        assert shipped(name) == Schema(name, content)


@pytest.mark.parametrize("name", SHAPES)
def test_a_schema_that_ships_can_be_copied_and_used_as_a_teams_own(
    name: str, tmp_path: Path
) -> None:
    (tmp_path / "own.json").write_text(shipped_text(name), encoding="utf-8")
    own = find("own.json", tmp_path)
    assert own.content == find(name, tmp_path).content
    assert Setup(own).schema is own


def test_schemas_of_other_data_are_none_to_check_plans_with() -> None:
    with pytest.raises(PlancheckError) as caught:
        find("config", Path())
    assert str(caught.value) == (
        "no schema for plans is called 'config': "
        "ready-made ones: linked, nicks, no-table, table-only, tiers"
    )


def test_a_name_with_a_slip_is_told_the_nearest() -> None:
    with pytest.raises(PlancheckError, match="called 'nick': did you mean nicks"):
        find("nick", Path())
    with pytest.raises(PlancheckError, match="under the name 'plans': did you mean plan"):
        shipped_text("plans")
    with pytest.raises(PlancheckError, match="'zzz': `plancheck schema` lists them"):
        shipped_text("zzz")


def test_a_file_that_looks_like_a_name_is_told_how_to_be_meant(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("type: object\n", encoding="utf-8")
    with pytest.raises(PlancheckError, match=r"write \./mine for the file of that name"):
        find("mine", tmp_path)
    assert find("./mine", tmp_path).content == {"type": "object"}


# -- a team's own ---------------------------------------------------------------------------


def test_a_schema_in_yaml_is_that_in_json(tmp_path: Path) -> None:
    (tmp_path / "own.json").write_text('{"required": ["cycle"]}', encoding="utf-8")
    (tmp_path / "own.yaml").write_text("required: [cycle]\n", encoding="utf-8")
    assert find("own.json", tmp_path).content == find("own.yaml", tmp_path).content


def test_its_own_message_hint_and_severity_are_shown_with_the_names_filled_in() -> None:
    note = {
        "message": "{contact} of {theme} has the address {value}",
        "hint": "ask the harbour master",
        "severity": "warning",
    }
    (found,) = findings(contact(url={"type": "string", "x-plancheck": note}))
    assert (found.code, found.severity, found.hint) == (
        "schema",
        "warning",
        "ask the harbour master",
    )
    assert found.message == '"ben" of "Quays" has the address nothing'
    assert (found.span.line, found.span.column, found.span.end_column) == (10, 11, 14)


def test_what_a_plan_says_is_never_taken_for_a_name_to_fill_in() -> None:
    note = {"message": "{value} of {theme}, {other}"}
    found = findings(second_theme(fields={"properties": {"Effort": {"const": 1}}}))
    assert '"{theme}"' in found[0].message
    content = second_theme(fields={"properties": {"Effort": {"const": 1, "x-plancheck": note}}})
    assert one_finding(content) == ("10:37", '"{theme}" of "Quays", {other}')


def test_a_rule_lends_its_code_its_words_and_its_severity() -> None:
    note = {"rule": "theme-without-section"}
    (found,) = findings(theme(section={"type": "object", "x-plancheck": note}))
    assert (found.code, found.severity, found.message) == (
        "theme-without-section",
        "error",
        'theme "Quays" has no section',
    )
    (found,) = findings(
        theme(section={"type": "object", "x-plancheck": {**note, "severity": "info"}})
    )
    assert found.severity == "info"


def test_a_rule_whose_words_do_not_fit_the_breach_is_told_in_the_schemas() -> None:
    """Two contacts are not nobody, and a missing label is no theme's."""
    note = {"x-plancheck": {"rule": "theme-without-contact"}}
    (found,) = findings(theme(contacts={"maxItems": 1, **note}))
    assert (found.code, found.message) == (
        "theme-without-contact",
        'theme "Quays" has 2 contacts, the schema asks for at most 1',
    )
    other = {"x-plancheck": {"rule": "theme-without-section"}}
    (found,) = findings(first_theme(section={"minProperties": 9, **other}))
    assert found.message == 'theme "Cranes": its section holds 5, the schema asks for at least 9'
    (found,) = findings({"properties": {"cycle": {"const": "2031", **note}}})
    assert found.message.startswith("the plan: its cycle is ")


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("theme-without-kontakt", "which there is not: did you mean theme-without-contact?"),
        (
            "unused-target",
            (
                "which finds its problems by itself: a schema can name broken-reference, "
                "contact-without-target, schema, theme-without-contact, theme-without-section"
            ),
        ),
        ("wrong-schema", "which finds its problems by itself: "),
    ],
)
def test_a_rule_that_cannot_tell_of_a_breach_is_refused_at_once(rule: str, told: str) -> None:
    with pytest.raises(PlancheckError) as caught:
        Setup(Schema("own.json", {"allOf": [{"x-plancheck": {"rule": rule}}]}))
    assert str(caught.value).startswith(f"own.json: x-plancheck names the rule '{rule}', {told}")


# -- breaches in words that an author understands -------------------------------------------


@pytest.mark.parametrize(
    ("content", "place", "message"),
    [
        # the plan
        ({"required": ["budget"]}, "3:1", 'the plan lacks "budget"'),
        (
            {"properties": {"label": {"pattern": "^maple"}}},
            "1:1",
            'the plan: its label is "harbour-maple", which does not match "^maple"',
        ),
        (
            {"properties": {"title": {"maxLength": 9}}},
            "3:1",
            (
                'the plan: its title is "Harbour Priorities", 18 characters long, '
                "the schema asks for at most 9"
            ),
        ),
        (
            {"properties": {"themes": {"maxItems": 1}}},
            "3:1",
            "the plan has 2 themes, the schema asks for at most 1",
        ),
        (
            {"properties": {"themes": {"minItems": 3}}},
            "3:1",
            "the plan has 2 themes, the schema asks for at least 3",
        ),
        # a theme
        (
            second_theme(fields={"required": ["Target", "Risk"]}),
            "10:1",
            'theme "Quays" has no field "Risk"',
        ),
        (
            fields(properties={"Target": {"pattern": "^Sprint [0-9]+$"}}),
            "10:27",
            'theme "Quays": its field "Target" is "Soon", which does not match "^Sprint [0-9]+$"',
        ),
        (
            fields(properties={"Target": {"enum": ["Sprint 1", "Sprint 2"]}}),
            "10:27",
            'theme "Quays": its field "Target" is "Soon", not one of "Sprint 1", "Sprint 2"',
        ),
        (
            second_theme(fields={"properties": {"Target": {}}, "additionalProperties": False}),
            "10:37",
            'theme "Quays" has a field "Effort", which the schema does not allow',
        ),
        (
            second_theme(fields={"properties": {"Effort": False}}),
            "10:37",
            'theme "Quays" has a field "Effort", which the schema does not allow',
        ),
        (
            second_theme(contacts={"minItems": 3}),
            "10:1",
            'theme "Quays" has 2 contacts, the schema asks for at least 3',
        ),
        (
            first_theme(contacts={"minItems": 2}),
            "9:1",
            'theme "Cranes" has 1 contact, the schema asks for at least 2',
        ),
        (
            theme(goals={"minItems": 1}),
            "10:1",
            'theme "Quays" has no goal, the schema asks for at least 1',
        ),
        (
            first_theme(goals={"contains": {"properties": {"text": {"pattern": "test"}}}}),
            "9:1",
            'theme "Cranes" has no goal of the kind that the schema asks for',
        ),
        (theme(section={"type": "object"}), "10:1", 'theme "Quays" has no section'),
        (theme(link={"type": "object"}), "10:1", 'theme "Quays" has no link'),
        (
            theme(section={"type": "null"}),
            "9:1",
            'theme "Cranes": its section is "Cranes", not absent',
        ),
        (
            first_theme(section={"properties": {"title": {"const": "Crane"}}}),
            "15:1",
            'theme "Cranes": its section\'s title is "Cranes", not "Crane"',
        ),
        (
            first_theme(commitment={"const": "stretch"}),
            "9:1",
            'theme "Cranes": its commitment is "committed", not "stretch"',
        ),
        (first_theme(tier={"type": "string"}), "9:1", 'theme "Cranes": its tier is missing'),
        (
            first_theme(line={"maximum": 5}),
            "9:1",
            'theme "Cranes": its line is 9, the schema asks for at most 5',
        ),
        (
            first_theme(name={"not": {"pattern": "^C"}}),
            "9:1",
            'theme "Cranes": its name is "Cranes", which the schema rules out',
        ),
        (
            first_theme(name={"anyOf": [{"const": "A"}, {"const": "B"}]}),
            "9:1",
            (
                'theme "Cranes": its name is "Cranes", which fits none of the forms that the schema'
                " allows"
            ),
        ),
        (
            first_theme(name={"type": ["null", "array"]}),
            "9:1",
            'theme "Cranes": its name is "Cranes", not absent or a list',
        ),
        # a contact
        (
            contact(name={"pattern": "^[A-Z]"}),
            "10:11",
            'contact "ben" of theme "Quays": its name is "ben", which does not match "^[A-Z]"',
        ),
        (contact(link={"type": "object"}), "10:11", 'contact "ben" of theme "Quays" has no link'),
        (
            first_theme(
                contacts={"items": {"properties": {"url": {"pattern": "^https://harbour"}}}}
            ),
            "9:11",
            (
                'contact "Ada Park" of theme "Cranes": its address is "https://people.example/ada",'
                ' which does not match "^https://harbour"'
            ),
        ),
        # a goal
        (
            goal(commitment={"const": "committed"}),
            "19:12",
            'goal "paint them." of theme "Cranes": its commitment is "stretch", not "committed"',
        ),
        (
            goal(text={"minLength": 14}),
            "19:12",
            (
                'goal "paint them." of theme "Cranes": its text is "paint them.", 11 characters'
                " long,"
                " the schema asks for at least 14"
            ),
        ),
    ],
)
def test_a_breach_is_told_at_its_place_in_plain_words(
    content: dict[str, Any], place: str, message: str
) -> None:
    assert one_finding(content) == (place, message)


def test_conditions_of_a_schema_hold_where_they_apply() -> None:
    content = theme()
    content["properties"]["themes"]["items"] = {
        "if": {"properties": {"fields": {"properties": {"Target": {"const": "Soon"}}}}},
        "then": {"properties": {"contacts": {"maxItems": 1}}},
    }
    assert one_finding(content) == (
        "10:1",
        'theme "Quays" has 2 contacts, the schema asks for at most 1',
    )


def test_without_a_hint_of_its_own_the_place_in_the_data_is_told() -> None:
    (found,) = findings(second_theme(contacts={"maxItems": 1}))
    assert found.hint == "the schema asks for it at themes/1/contacts (maxItems)"


def test_breaches_are_sorted_by_their_place_as_numbers_count() -> None:
    data = {"themes": [{"name": 1}] * 12, "cycle": 2}
    schema = Schema(
        "own.json",
        {
            "properties": {
                "themes": {"items": {"properties": {"name": {"type": "string"}}}},
                "cycle": {"type": "string"},
            }
        },
    )
    assert [one.path for one in schema.violations(data)] == [
        ("cycle",),
        *(("themes", number, "name") for number in range(12)),
    ]


def test_each_key_that_is_not_known_is_a_breach_at_its_own_place() -> None:
    schema = Schema(
        "own.json",
        {"properties": {"a": {}}, "patternProperties": {"^x": {}}, "additionalProperties": False},
    )
    (found,) = schema.violations({"a": 1, "xy": 2, "b": 3})
    assert (found.path, found.keyword, found.asked, found.value) == (
        ("b",),
        "additionalProperties",
        ("a",),
        3,
    )


# -- schemas that cannot be used ------------------------------------------------------------


def refusal(folder: Path, text: str, name: str = "own.json") -> str:
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(PlancheckError) as caught:
        find(name, folder)
    assert caught.value.message.startswith(f"{name}: ")
    return str(caught.value).removeprefix(f"{name}: ")


def nested(depth: int) -> str:
    return '{"properties": {"a": ' * depth + "{}" + "}}" * depth


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("42", "a schema is a table of keys, this is a number: `plancheck schema linked` prints"),
        ("[]", "a schema is a table of keys, this is a list: "),
        ("null", "a schema is a table of keys, this is empty: "),
        ('"linked"', "a schema is a table of keys, this is text: "),
        ("{", "Expecting property name enclosed in double quotes: line 1 column 2"),
        ('{"type": "object", "type": "array"}', 'the key "type" stands twice'),
        ('{"const": NaN}', "NaN is not JSON"),
        (
            '{"$schema": "http://json-schema.org/draft-07/schema#"}',
            (
                "its $schema is 'http://json-schema.org/draft-07/schema#': only "
                "https://json-schema.org/draft/2020-12/schema is known"
            ),
        ),
        ('{"properties": {"a": {"type": "txt"}}}', "#/properties/a/type: 'txt' is not valid"),
        ('{"required": "themes"}', "#/required: 'themes' is not of type 'array'"),
        ('{"properties": {"a": {"pattern": "("}}}', "#/properties/a/pattern: '(' is not a 'regex'"),
        (
            '{"properties": {"a": {"$ref": "https://schemas.example/a.json"}}}',
            (
                "#/properties/a/$ref refers to 'https://schemas.example/a.json', outside the file: "
                "nothing is fetched or read: keep what it refers to under $defs"
            ),
        ),
        ('{"$ref": "file:///etc/hostname"}', "#/$ref refers to 'file:///etc/hostname', outside"),
        ('{"allOf": [{"$ref": "other.json#/a"}]}', "#/allOf/0/$ref refers to 'other.json#/a', out"),
        ('{"$dynamicRef": "other.json"}', "#/$dynamicRef refers to 'other.json', outside the file"),
        (
            '{"properties": {"a": {"$ref": "#/$defs/them"}}, "$defs": {"theme": {}}}',
            "the schema refers to '#/$defs/them', which it does not hold: keep what it refers to",
        ),
        ('{"$ref": "#nowhere"}', "the schema refers to '#nowhere', which it does not hold"),
        (nested(400), "nested too deeply"),
        (
            '{"x-plancheck": "no"}',
            "#/x-plancheck must hold texts by name: known: rule, message, hint, severity",
        ),
        ('{"not": {"x-plancheck": {"hint": 3}}}', "#/not/x-plancheck must hold texts by name"),
        (
            '{"x-plancheck": {"mesage": "a"}}',
            "#/x-plancheck has an unknown key 'mesage': did you mean message?",
        ),
        (
            '{"x-plancheck": {"severity": "fatal"}}',
            "#/x-plancheck/severity is 'fatal': known: error, warning, info",
        ),
    ],
)
def test_an_unusable_schema_is_refused_with_what_is_wrong_and_where(
    tmp_path: Path, text: str, told: str
) -> None:
    assert refusal(tmp_path, text).startswith(told)


def test_an_unusable_schema_in_yaml_is_refused_with_its_line(tmp_path: Path) -> None:
    told = refusal(tmp_path, "type: object\n$defs: &all {}\n", "own.yaml")
    assert told == "line 2: anchors and aliases are not allowed"


def test_a_schema_that_is_too_large_is_refused(tmp_path: Path) -> None:
    told = refusal(tmp_path, '{"title": "' + "x" * 70_000 + '"}')
    assert told.startswith("larger than 64 KiB")


def test_a_schema_file_that_is_not_there_or_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.json").mkdir()
    for name in ("no.json", "folder.json", "no/where.json"):
        with pytest.raises(PlancheckError) as caught:
            find(name, tmp_path)
        assert str(caught.value) == (
            f"{name}: no such schema file: "
            "ready-made ones: linked, nicks, no-table, table-only, tiers"
        )
    with pytest.raises(PlancheckError, match="cannot be read: File name too long"):
        find("x" * 5000 + ".json", tmp_path)


@pytest.mark.parametrize("content", [{"$ref": "#"}, {"allOf": [{"$ref": "#"}]}])
def test_a_schema_that_refers_to_itself_without_end_is_refused(content: dict[str, Any]) -> None:
    with pytest.raises(PlancheckError) as caught:
        findings(content)
    assert str(caught.value) == "own.json: the schema refers to itself without end"


def test_a_schema_may_refer_to_itself_where_the_data_ends(tmp_path: Path) -> None:
    (tmp_path / "own.json").write_text('{"properties": {"a": {"$ref": "#"}}, "type": "object"}')
    assert find("own.json", tmp_path).violations({"a": {"a": {}}}) == []
    assert len(find("own.json", tmp_path).violations({"a": {"a": 1}})) == 1


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """The address of a server, and what it was asked for."""
    requests: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            requests.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"{}")

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", requests
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize("keyword", ["$ref", "$dynamicRef"])
def test_nothing_is_fetched_though_it_could_be(
    tmp_path: Path, asked: tuple[str, list[str]], keyword: str
) -> None:
    address, requests = asked
    told = refusal(tmp_path, json.dumps({keyword: f"{address}a.json"}))
    assert "nothing is fetched or read" in told
    with pytest.raises(PlancheckError, match="which it does not hold"):
        findings({keyword: f"{address}a.json"})
    with pytest.raises(PlancheckError, match="which it does not hold"):
        findings({"$id": f"{address}own.json", "allOf": [{"$ref": "b.json"}]})
    assert requests == []


def test_nothing_is_read_though_it_is_there(tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_text("false", encoding="utf-8")
    for reference in ("other.json", other.as_uri()):
        assert "outside the file" in refusal(tmp_path, json.dumps({"$ref": reference}))
        with pytest.raises(PlancheckError, match="which it does not hold"):
            findings({"$ref": reference})
