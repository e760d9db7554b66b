"""The configuration: where it is found, what it changes, and what is said of one that is wrong."""

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from plancheck.check import Setup, check
from plancheck.config import Config, discover, read
from plancheck.errors import PlancheckError
from plancheck.finding import Finding, Severity
from plancheck.rst.reader import read_plan
from plancheck.rules import RULES
from plancheck.schema import shipped, shipped_text
from plancheck.source import SourceText
from plancheck.wording import DEFAULT, Wording

PLAN = """\
Orchard Priorities
==================

========  ============
Theme     Hüter
========  ============
Pruning_  `Ada Park`_
========  ============

.. _Ada Park: https://people.example/ada
.. _Ben Ode: https://people.example/ben

Pruning
-------

We will cut the old rows.
"""


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def refusal(path: Path, text: str) -> str:
    """What is said of the configuration ``text``, without its path."""
    write(path, text)
    with pytest.raises(PlancheckError) as caught:
        read(path)
    assert caught.value.message.startswith(f"{path}: ")
    return str(caught.value).removeprefix(f"{path}: ")


def findings(config: Config, text: str = PLAN) -> list[Finding]:
    setup = Setup(config.find_schema(), wording=config.wording, severities=config.severities)
    checked = check(SourceText("plan.rst", text), setup)
    assert not checked.bugs
    return list(checked.findings)


# -- where it is found ----------------------------------------------------------------------


def test_without_any_file_the_defaults_are_in_force(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    config = discover(tmp_path)
    assert config == Config(None, tmp_path)
    assert (config.plans, config.schema, config.wording) == ((), None, DEFAULT)
    assert config.find_schema().name == "linked"


def test_the_nearest_file_is_in_force_alone(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    write(tmp_path / ".plancheck.yaml", "schema: nicks\nplans: [x.rst]\n")
    near = write(tmp_path / "team/.plancheck.yaml", "schema: tiers\n")
    (tmp_path / "team/plans").mkdir()
    config = discover(tmp_path / "team/plans")
    assert (config.path, config.folder) == (near, near.parent)
    assert (config.schema, config.plans) == ("tiers", ())
    assert discover(tmp_path).schema == "nicks"


def test_nothing_is_looked_for_above_the_repository(tmp_path: Path) -> None:
    write(tmp_path / ".plancheck.yaml", "schema: nicks\n")
    (tmp_path / "repo/plans").mkdir(parents=True)
    assert discover(tmp_path / "repo/plans").schema == "nicks"
    (tmp_path / "repo/.git").mkdir()
    assert discover(tmp_path / "repo/plans").path is None


def test_a_work_tree_whose_git_is_a_file_ends_the_search_as_well(tmp_path: Path) -> None:
    write(tmp_path / ".plancheck.yaml", "schema: nicks\n")
    write(tmp_path / "tree/.git", "gitdir: elsewhere\n")
    assert discover(tmp_path / "tree").path is None


def test_the_file_in_the_root_of_the_repository_counts(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    write(tmp_path / "pyproject.toml", '[tool.plancheck]\nschema = "nicks"\n')
    (tmp_path / "deep/er").mkdir(parents=True)
    assert discover(tmp_path / "deep/er").path == tmp_path / "pyproject.toml"


def test_yaml_comes_before_pyproject_in_one_folder(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    write(tmp_path / "pyproject.toml", '[tool.plancheck]\nschema = "nicks"\n')
    assert discover(tmp_path).schema == "nicks"
    write(tmp_path / ".plancheck.yaml", "schema: tiers\n")
    assert discover(tmp_path).schema == "tiers"


@pytest.mark.parametrize(
    "text",
    [
        '[tool.other]\nname = "plancheck"\n',
        '[project]\ndependencies = ["plancheck"]\n',
        "tool = 3  # plancheck\n",
        "this is = = no TOML\n",
        "",
    ],
)
def test_a_pyproject_that_says_nothing_of_plancheck_is_passed_over(
    tmp_path: Path, text: str
) -> None:
    (tmp_path / ".git").mkdir()
    write(tmp_path / ".plancheck.yaml", "schema: nicks\n")
    write(tmp_path / "inner/pyproject.toml", text)
    assert discover(tmp_path / "inner").path == tmp_path / ".plancheck.yaml"


def test_an_empty_file_is_a_configuration_that_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    path = write(tmp_path / ".plancheck.yaml", "# later\n")
    assert discover(tmp_path) == Config(path, tmp_path)


def test_a_relative_folder_is_searched_upwards_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    path = write(tmp_path / ".plancheck.yaml", "schema: nicks\n")
    (tmp_path / "plans").mkdir()
    monkeypatch.chdir(tmp_path / "plans")
    assert discover(Path()).path == path


# -- what it changes ------------------------------------------------------------------------


def test_all_settings_are_read_from_yaml_and_from_toml_alike(tmp_path: Path) -> None:
    yaml = write(
        tmp_path / ".plancheck.yaml",
        "plans: ['plans/**/*.rst']\nschema: nicks\nrules:\n  unused-target: off\n"
        "  schema: info\nwords:\n  nobody: [Vakant,  zu  vergeben ]\n",
    )
    toml = write(
        tmp_path / "pyproject.toml",
        '[tool.plancheck]\nplans = ["plans/**/*.rst"]\nschema = "nicks"\n'
        '[tool.plancheck.rules]\nunused-target = "off"\nschema = "info"\n'
        '[tool.plancheck.words]\nnobody = ["vakant", "zu vergeben"]\n',
    )
    for path in (yaml, toml):
        config = read(path)
        assert config.plans == ("plans/**/*.rst",)
        assert config.schema == "nicks"
        assert config.severities == {"unused-target": None, "schema": Severity.INFO}
        assert config.wording.nobody == (*DEFAULT.nobody, "vakant", "zu vergeben")


def test_further_words_make_another_column_that_of_people(tmp_path: Path) -> None:
    config = read(write(tmp_path / ".plancheck.yaml", "words: {people_columns: [Hüter]}\n"))
    plan = read_plan(SourceText("plan.rst", PLAN), config.wording)
    assert [one.name for theme in plan.themes for one in theme.contacts] == ["Ada Park"]
    assert not read_plan(SourceText("plan.rst", PLAN)).has_table


def test_a_rule_is_switched_off_or_weighs_what_the_team_says(tmp_path: Path) -> None:
    words = "words: {people_columns: [hüter]}\n"
    path = tmp_path / ".plancheck.yaml"
    found = findings(read(write(path, words)))
    assert [(one.code, one.severity) for one in found] == [("unused-target", "warning")]
    found = findings(read(write(path, words + "rules: {unused-target: error}\n")))
    assert [(one.code, one.severity) for one in found] == [("unused-target", "error")]
    assert findings(read(write(path, words + "rules: {unused-target: off}\n"))) == []


def test_a_schema_file_is_relative_to_the_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "team/rules/own.yaml", "properties: {label: {type: string}}\n")
    path = write(
        tmp_path / "team/.plancheck.yaml",
        "schema: rules/own.yaml\nrules: {unused-target: off}\nwords: {people_columns: [hüter]}\n",
    )
    monkeypatch.chdir(tmp_path)
    (found,) = findings(read(path.relative_to(tmp_path)))
    assert (found.code, found.message) == ("schema", "the plan: its label is missing")
    assert (found.span.line, found.span.column, found.span.end_column) == (1, 1, 19)


def test_a_schema_that_is_not_there_is_said_when_it_is_asked_for(tmp_path: Path) -> None:
    config = read(write(tmp_path / ".plancheck.yaml", "schema: rules/own.json\n"))
    with pytest.raises(PlancheckError, match=r"^rules/own\.json: no such schema file: ready-made"):
        config.find_schema()


# -- what is wrong --------------------------------------------------------------------------


def test_all_that_is_wrong_is_said_at_once_each_with_the_nearest_right_name(
    tmp_path: Path,
) -> None:
    told = refusal(
        tmp_path / ".plancheck.yaml",
        "plan: [a.rst]\nschema: 3\nrules:\n  unused-targets: off\n  schema: eror\n"
        "words:\n  noboddy: [x]\n  later: soon\n  cycles: [2031.1, '']\n",
    )
    assert told.split("; ") == [
        "unknown key 'plan' (did you mean plans?)",
        "rules.schema is 'eror', not one of off, on, info, warning, error (did you mean error?)",
        "unknown key 'unused-targets' in rules (did you mean unused-target?)",
        "schema is a number, not text: put it in quotes",
        "words.cycles.0 is a number, not text: put it in quotes",
        "words.cycles.1 is blank",
        "words.later is text, not a list",
        "unknown key 'noboddy' in words (did you mean nobody?)",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- a\n", "the configuration is a list, not a table of keys"),
        ("plans\n", "the configuration is text, not a table of keys"),
        ("rules: off\n", "rules is text, not a table of keys"),
        ("plans: a.rst\n", "plans is text, not a list"),
        ("plans:\n", "plans is empty, not a list"),
        ("plans: [[a]]\n", "plans.0 is a list, not text"),
        (
            "rules: {schema: false}\n",
            "rules.schema is true or false, not one of off, on, info, warning, error",
        ),
        ("zzz: 1\n", "unknown key 'zzz' (known: plans, rules, schema, words)"),
        (
            "rules: {zzz: off}\n",
            "unknown key 'zzz' in rules (known: see `plancheck schema config`)",
        ),
        ("plans: [a\n", "line 2: while parsing a flow sequence, expected ',' or ']', but got"),
    ],
)
def test_what_is_wrong_is_said_in_plain_words(tmp_path: Path, text: str, told: str) -> None:
    assert refusal(tmp_path / ".plancheck.yaml", text).startswith(told)


def test_a_table_of_pyproject_is_checked_as_well(tmp_path: Path) -> None:
    told = refusal(tmp_path / "pyproject.toml", "[tool]\nplancheck = 3\n")
    assert told == "the configuration is a number, not a table of keys"
    told = refusal(tmp_path / "pyproject.toml", "[tool.plancheck]\nplans = 2031-01-02\n")
    assert told == "plans is a date, not a list"


def test_a_toml_file_without_the_table_is_refused_when_it_is_named(tmp_path: Path) -> None:
    told = refusal(tmp_path / "pyproject.toml", "[tool.other]\n")
    assert told == "has no [tool.plancheck] table: add one, or use .plancheck.yaml"


def test_a_file_that_is_not_there_or_is_a_folder_is_said_to_be_unreadable(tmp_path: Path) -> None:
    with pytest.raises(PlancheckError) as missing:
        read(tmp_path / "no.yaml")
    assert str(missing.value) == f"{tmp_path}/no.yaml: cannot be read: No such file or directory"
    with pytest.raises(PlancheckError, match="cannot be read: Is a directory"):
        read(tmp_path)


def test_a_broken_file_that_is_found_is_told_not_passed_over(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "[tool.plancheck\n")
    with pytest.raises(PlancheckError, match=r"pyproject\.toml: Expected"):
        discover(tmp_path)


# -- the schema that ships ------------------------------------------------------------------


def in_force() -> dict[str, Any]:
    """schema/config.json with the rules and lists of words that there are."""
    content = shipped("config").content
    properties, shapes = content["properties"], content["$defs"]
    shapes["level"]["enum"] = ["off", "on", *(level.value for level in reversed(Severity))]
    rules = {rule.code: {"$ref": "#/$defs/level"} for rule in RULES}
    properties["rules"]["properties"] = rules
    words = {one.name: {"$ref": "#/$defs/phrases"} for one in fields(Wording)}
    properties["words"]["properties"] = words
    return content


def text_of(content: dict[str, Any]) -> str:
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def test_the_schema_of_configurations_lists_the_rules_and_the_lists_of_words() -> None:
    told = "schema/config.json is not up to date: python tests/test_config.py writes it"
    assert shipped_text("config") == text_of(in_force()), told


def test_the_schema_of_configurations_knows_no_other_keys() -> None:
    content = shipped("config").content
    assert list(content["properties"]) == ["plans", "schema", "rules", "words"]
    tables = (content, content["properties"]["rules"], content["properties"]["words"])
    assert [one["additionalProperties"] for one in tables] == [False] * 3


if __name__ == "__main__":
    (Path(__file__).parent.parent / "schema/config.json").write_text(
        text_of(in_force()), encoding="utf-8"
    )
