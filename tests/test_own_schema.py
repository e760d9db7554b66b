"""A team's own schema is refused where it would not say what its author means."""

import json
from pathlib import Path
from typing import Any

import pytest

from plancheck.errors import PlancheckError
from plancheck.schema import SHAPES, Schema, find, shipped


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            {"propertes": {}},
            "own.json: # has an unknown keyword 'propertes': did you mean properties?",
        ),
        (
            {"properties": {"tier": {"maxItem": 1}}},
            "own.json: #/properties/tier has an unknown keyword 'maxItem': did you mean maxItems?",
        ),
        (
            {"$defs": {"a": {"wizard": 1}}},
            "own.json: #/$defs/a has an unknown keyword 'wizard': a remark goes under $comment",
        ),
        (
            {"properties": {"cycle": {"format": "date"}}},
            "own.json: #/properties/cycle/format: no format is checked: say it as a pattern",
        ),
    ],
)
def test_what_would_be_passed_over_is_refused(
    tmp_path: Path, content: dict[str, Any], message: str
) -> None:
    (tmp_path / "own.json").write_text(json.dumps(content))
    with pytest.raises(PlancheckError) as refused:
        find("./own.json", tmp_path)
    assert str(refused.value).replace("./", "") == message


def test_names_of_properties_are_no_keywords(tmp_path: Path) -> None:
    content = {
        "properties": {"format": {"const": "plancheck.plan/1"}, "propertes": True},
        "x-team": {"minItem": 1},
        "enum": [{"wizard": 1}],
    }
    (tmp_path / "own.json").write_text(json.dumps(content))
    assert find("./own.json", tmp_path).content == content


@pytest.mark.parametrize("name", SHAPES)
def test_the_schemas_that_ship_would_be_taken_from_a_team(tmp_path: Path, name: str) -> None:
    (tmp_path / "own.json").write_text(json.dumps(shipped(name).content))
    assert find("./own.json", tmp_path).content == shipped(name).content


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_pattern_that_takes_for_ever_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plancheck.schema.MAX_SECONDS", 0.2)
    schema = Schema("own.json", {"properties": {"title": {"pattern": "^(a+)+$"}}})
    with pytest.raises(PlancheckError, match=r"^own\.json: checking by it takes more than 0\.2 s"):
        schema.violations({"title": "a" * 40 + "!"})
