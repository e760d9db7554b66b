"""``conforms`` and jsonschema: they never disagree on a plan or on any schema that both know."""

from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plancheck.conforms import conforming
from plancheck.schema import SHAPES, shipped

NAMES = ("themes", "contacts", "link", "section", "resolves", "tier", "name", "url", "x")
WORDS = ("url", "section", "a", "ab", "Äb", "", " ", "2")
KINDS = ("array", "boolean", "integer", "null", "number", "object", "string")

scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 3),
    st.floats(allow_nan=False),
    st.sampled_from(WORDS),
    st.text(max_size=4),
)


def objects(values: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=2), values, max_size=4)


anything = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | objects(inner), max_leaves=12
)


def _keywords(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    several = st.lists(inner, min_size=1, max_size=3)
    return st.fixed_dictionaries(
        {},
        optional={
            "$comment": st.just("says nothing"),
            "$ref": st.sampled_from(["#/$defs/one", "#/$defs/two"]),
            "additionalProperties": inner,
            "allOf": several,
            "anyOf": several,
            "enum": st.lists(st.sampled_from(WORDS) | st.none(), min_size=1, max_size=3),
            "items": inner,
            "minItems": st.integers(0, 3),
            "pattern": st.sampled_from([r"\S", "^a", "b$", r"[^\w-]", "(?i)AB"]),
            "properties": st.dictionaries(st.sampled_from(NAMES), inner, max_size=3),
            "required": st.lists(st.sampled_from(NAMES), unique=True, max_size=2),
            "type": st.sampled_from(KINDS)
            | st.lists(st.sampled_from(KINDS), min_size=1, max_size=3, unique=True),
            "x-plancheck": st.just({"message": "as told"}),
        },
    )


schemas = st.recursive(st.booleans(), _keywords, max_leaves=8)


@st.composite
def roots(draw: st.DrawFn) -> dict[str, Any]:
    """Schemas of the keywords that are known here, with two that others refer to."""
    root: dict[str, Any] = draw(_keywords(schemas))
    return {**root, "$defs": {"one": draw(schemas), "two": draw(schemas)}}


def is_valid(schema: dict[str, Any], data: Any) -> bool | None:
    """What jsonschema says; None where the schema refers to itself without end."""
    try:
        return bool(jsonschema.Draft202012Validator(schema).is_valid(data))
    except RecursionError:
        return None


@settings(max_examples=300, deadline=None)
@given(roots(), st.lists(anything, min_size=3, max_size=3))
def test_both_say_the_same_by_any_schema(schema: dict[str, Any], several: list[Any]) -> None:
    conforms = conforming(schema)
    for data in several:
        told = is_valid(schema, data)
        assert conforms(data) is bool(told) or told is None


links = st.none() | st.fixed_dictionaries(
    {"name": st.just("n"), "resolves": st.sampled_from(["section", "url", "place", "missing"])}
)
contacts = st.fixed_dictionaries({"name": st.sampled_from(WORDS), "link": links})
themes = st.fixed_dictionaries(
    {
        "name": st.sampled_from(WORDS),
        "tier": st.none() | st.just("Essential"),
        "contacts": st.lists(contacts, max_size=2),
        "link": links,
        "section": st.none() | st.just({"title": "t", "line": 1}),
        "goals": st.lists(st.just({"text": "g", "commitment": "stretch"}), max_size=2),
    }
)
plans = st.fixed_dictionaries({"title": st.none() | st.just("T"), "themes": st.lists(themes)})


@settings(max_examples=60, deadline=None)
@given(plans | anything)
@pytest.mark.parametrize("shape", SHAPES)
def test_both_say_the_same_of_plans(shape: str, data: Any) -> None:
    schema = shipped(shape).content
    assert conforming(schema)(data) is is_valid(schema, data)


SETTINGS: tuple[dict[str, Any], ...] = (
    {},
    {"plans": ["p/*.rst"], "exclude": [], "schema": "tiers", "fail_on": "never"},
    {"plans": ["p/**x"], "words": {"cycles": ["maple"]}},
    {"rules": {"bare-name": "off", "unreadable-plan": "error"}, "schema": "./own.json"},
    {"rules": {"bare-name": "loud"}},
    {"rules": {"unreadable-plan": "off"}},
    {"words": {"cycles": [" "]}},
    {"words": {"people_columns": ["two words"]}},
    {"schema": "unknown"},
    {"plan": []},
    {"overrides": [{"files": ["x.rst"], "words": {"stretch": ["later"]}}]},
    {"overrides": [{"schema": "tiers"}]},
    {"accept": [{"kind": "dropped", "what": "x", "reason": "y"}]},
    {"accept": [{"kind": "dropped", "what": "x"}]},
)


@pytest.mark.parametrize("data", SETTINGS, ids=str)
def test_both_say_the_same_of_configurations(data: Any) -> None:
    schema = shipped("config").content
    assert conforming(schema)(data) is is_valid(schema, data)


@pytest.mark.parametrize("name", [*SHAPES, "config"])
def test_every_schema_that_runs_check_by_is_known_here(name: str) -> None:
    good: dict[str, Any] = {"themes": []} if name != "config" else {}
    assert conforming(shipped(name).content)(good)


@pytest.mark.parametrize(
    "schema",
    [
        {"patternProperties": {"^x": False}, "additionalProperties": False},
        {"prefixItems": [False], "items": True},
        {"not": {}},
        {"enum": [1]},
        {"$ref": "#/$defs/gone"},
        {"$ref": "#"},
        {"properties": {"a": {"$id": "urn:other", "$ref": "#/$defs/one"}}, "$defs": {"one": True}},
        {"$defs": {"a": {"$ref": "#/$defs/a"}}, "$ref": "#/$defs/a"},
    ],
    ids=str,
)
def test_what_is_not_known_here_is_left_to_jsonschema(schema: dict[str, Any]) -> None:
    assert not conforming(schema)([])
    assert not conforming(schema)({})
