"""The configuration: where it is found, what it changes, and what is said of one that is wrong."""

import ast
import inspect
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import fields

from plancheck.changes.change import Kind
from plancheck.check import Setup, check
from plancheck.config import Config, Override, discover, read
from plancheck.errors import PlancheckError
from plancheck.finding import FAIL_LEVELS, Finding, Severity
from plancheck.language import wording
from plancheck.language.wording import DEFAULT, SINGLE, Wording
from plancheck.rst.reader import read_plan
from plancheck.rules import BY_CODE
from plancheck.schema import SHAPES, shipped, shipped_text
from plancheck.source import SourceText

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
    assert all(line.startswith(f"{path}: ") for line in caught.value.lines)
    return "\n".join(line.removeprefix(f"{path}: ") for line in caught.value.lines)


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
    assert discover(tmp_path).origin == f"{tmp_path / 'pyproject.toml'}"
    path = write(tmp_path / ".plancheck.yaml", "schema: tiers\n")
    assert discover(tmp_path).schema == "tiers"
    assert discover(tmp_path).origin == f"{path} (pyproject.toml beside it is passed over)"
    write(tmp_path / "pyproject.toml", "[tool.other] # not plancheck\n")
    assert discover(tmp_path).origin == f"{path}"


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


def test_what_stands_before_two_dots_is_not_above(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    write(tmp_path / "one/.plancheck.yaml", "schema: nicks\n")
    (tmp_path / "other").mkdir()
    monkeypatch.chdir(tmp_path / "one")
    assert discover(Path("../other")).path is None


# -- what it changes ------------------------------------------------------------------------


def test_all_settings_are_read_from_yaml_and_from_toml_alike(tmp_path: Path) -> None:
    yaml = write(
        tmp_path / ".plancheck.yaml",
        "plans: ['plans/**/*.rst']\nexclude: [plans/form.rst]\nschema: nicks\nfail_on: never\n"
        "rules:\n  unused-target: off\n  schema: info\nwords:\n  nobody: [Vakant,  zu  vergeben ]\n"
        "overrides:\n- files: ['old/*.rst']\n  schema: tiers\n  rules: {schema: on}\n"
        "  words: {later: [anon]}\n",
    )
    toml = write(
        tmp_path / "pyproject.toml",
        '[tool.plancheck]\nplans = ["plans/**/*.rst"]\nexclude = ["plans/form.rst"]\n'
        'schema = "nicks"\nfail_on = "never"\n'
        '[tool.plancheck.rules]\nunused-target = "off"\nschema = "info"\n'
        '[tool.plancheck.words]\nnobody = ["vakant", "zu vergeben"]\n'
        '[[tool.plancheck.overrides]]\nfiles = ["old/*.rst"]\nschema = "tiers"\n'
        'rules.schema = "on"\nwords.later = ["anon"]\n',
    )
    for path in (yaml, toml):
        config = read(path)
        assert config.plans == ("plans/**/*.rst",)
        assert config.schema == "nicks"
        assert config.severities == {"unused-target": None, "schema": Severity.INFO}
        assert config.wording.nobody == (*DEFAULT.nobody, "vakant", "zu vergeben")
        assert (config.exclude, config.fail_on) == (("plans/form.rst",), "never")
        assert config.overrides == (
            Override(("old/*.rst",), "tiers", {"later": ("anon",)}, {"schema": Severity.ERROR}),
        )


def test_settings_for_some_plans_stand_beside_those_for_all(tmp_path: Path) -> None:
    config = read(
        write(
            tmp_path / ".plancheck.yaml",
            "schema: linked\nrules: {bare-name: off, unused-target: info}\n"
            "words: {people_columns: [hüter]}\noverrides:\n"
            "- files: ['old/**']\n  schema: nicks\n  rules: {unused-target: off}\n"
            "  words: {people_columns: [wart]}\n"
            "- files: ['**/2019.rst', '**/2020.rst']\n  rules: {unused-target: error}\n",
        )
    )
    plain, old, oldest = (
        config.for_plan(tmp_path / name) for name in ("new.rst", "old/x/2021.rst", "old/2019.rst")
    )
    assert [one.applied for one in (plain, old, oldest)] == [(), (0,), (0, 1)]
    assert [one.schema for one in (plain, old, oldest)] == ["linked", "nicks", "nicks"]
    levels = [one.severities["unused-target"] for one in (plain, old, oldest)]
    assert levels == [Severity.INFO, None, Severity.ERROR]
    assert all(one.severities["bare-name"] is None for one in (plain, old, oldest))
    words = [one.wording.people_columns[-2:] for one in (plain, old, oldest)]
    assert words == [("irc", "hüter"), ("hüter", "wart"), ("hüter", "wart")]


def test_globs_are_relative_to_the_configuration_wherever_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "team/old/a.rst", PLAN)
    path = write(
        tmp_path / "team/.plancheck.yaml", "overrides: [{files: ['old/*'], schema: nicks}]"
    )
    monkeypatch.chdir(tmp_path / "team/old")
    for config in (read(path), read(Path("../.plancheck.yaml")), discover(Path())):
        assert config.for_plan(Path("a.rst")).schema == "nicks"
        assert config.for_plan(Path("../a.rst")).schema is None


def test_configuration_and_schema_are_read_from_the_same_place() -> None:
    kept = {
        Path("/repo/team/.plancheck.yaml"): b"schema: own.json\n",
        Path("/repo/team/own.json"): b'{"title": "as it was"}',
        Path("/repo/pyproject.toml"): b'[tool.plancheck]\nschema = "nicks"\n',
        Path("/.plancheck.yaml"): b"schema: tiers\n",
    }
    config = discover(Path("/repo/team/plans"), kept.get, Path("/repo"))
    assert config.path == Path("/repo/team/.plancheck.yaml")
    assert config.for_plan(Path("/repo/team/plans/a.rst")).find_schema().content == {
        "title": "as it was"
    }
    assert discover(Path("/repo"), kept.get, Path("/repo")).schema == "nicks"
    del kept[Path("/repo/pyproject.toml")]
    assert discover(Path("/repo"), kept.get, Path("/repo")).path is None


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
        "words:\n  noboddy: [x]\n  later: soon\n  cycles: [2031.1, '']\n"
        "  people_columns:\n  - on duty\nfail_on: warnings\noverrides:\n- schema: nick\n"
        "- files: []\n  rules: {unreadable-plan: off, bare-nam: off}\n",
    )
    assert told.split("\n") == [
        "line 1: unknown key 'plan' (did you mean plans?)",
        "line 2: schema is a number, not text: put it in quotes",
        "line 4: unknown key 'unused-targets' in rules (did you mean unused-target?)",
        (
            "line 5: rules.schema is 'eror', not one of off, on, info, warning, error"
            " (did you mean error?)"
        ),
        "line 7: unknown key 'noboddy' in words (did you mean nobody?)",
        "line 8: words.later is text, not a list",
        "line 9: words.cycles.0 is a number, not text: put it in quotes",
        "line 9: words.cycles.1 is '', which is blank",
        (
            "line 11: words.people_columns.0 is 'on duty', more than a word: one word of the"
            " header is enough"
        ),
        (
            "line 12: fail_on is 'warnings', not one of error, warning, info, never"
            " (did you mean warning?)"
        ),
        "line 14: overrides.0 does not say files",
        (
            "line 14: overrides.0.schema is 'nick', neither a ready-made schema nor a file"
            " (did you mean nicks?)"
        ),
        "line 15: overrides.1.files is empty",
        "line 16: unknown key 'bare-nam' in overrides.1.rules (did you mean bare-name?)",
        (
            "line 16: overrides.1.rules.unreadable-plan is 'off', not one of on, warning, error:"
            " no plan may pass unread"
        ),
    ]


def test_the_lines_of_toml_are_told_where_a_key_begins_one(tmp_path: Path) -> None:
    told = refusal(
        tmp_path / "pyproject.toml",
        '[tool.plancheck]\nplan = []\nwords.later = "soon"\n\n[tool.plancheck.rules]\n'
        '"unused-targets" = "off"\n\n[[tool.plancheck.overrides]]\nfiles = ["a.rst"]\n'
        '[[tool.plancheck.overrides]]\nfiles = [\n  "/b.rst"\n]\n'
        '[tool.plancheck.overrides.rules]\nbare-name = "of"\n',
    )
    assert told.split("\n") == [
        "line 2: unknown key 'plan' (did you mean plans?)",
        "line 3: words.later is text, not a list",
        "line 6: unknown key 'unused-targets' in rules (did you mean unused-target?)",
        (
            "line 11: overrides.1.files.0 is '/b.rst', an absolute path: globs begin in the"
            " folder of this file"
        ),
        (
            "line 15: overrides.1.rules.bare-name is 'of', not one of off, on, info, warning,"
            " error (did you mean off?)"
        ),
    ]


@pytest.mark.parametrize(
    ("glob", "told"),
    [
        ("", "which matches nothing"),
        ("/srv/plans/*.rst", "an absolute path: globs begin in the folder of this file"),
        ("~/plans/*.rst", "an absolute path: globs begin in the folder of this file"),
        ("C:/plans/*.rst", "an absolute path: globs begin in the folder of this file"),
        ("../*.rst", "which leaves the folder of this file: put the configuration above the plans"),
        ("a/../../*.rst", "which leaves the folder of this file: put the configuration above"),
        ("plans\\*.rst", "with a backslash: folders end in /"),
        ("!plans/old.rst", "with a ! before it: what is not meant goes under exclude"),
        ("plans/{a,b}.rst", "with braces, which are not known: write a glob for each"),
        ("plans/[ab.rst", "with a [ that no ] closes"),
        ("plans/", "which matches nothing, as it ends in /: write **/*.rst behind it for all"),
        ("plans/**.rst", "with ** beside something else: write **/ for any folders, * within"),
    ],
)
@pytest.mark.parametrize("key", ["plans", "exclude"])
def test_a_glob_that_cannot_be_meant_is_told(
    tmp_path: Path, key: str, glob: str, told: str
) -> None:
    found = refusal(tmp_path / "c.yaml", f"{key}:\n- ok/*.rst\n- {json.dumps(glob)}\n")
    assert found.startswith(f"line 3: {key}.1 is {glob!r}, {told}")
    assert "\n" not in found


@pytest.mark.parametrize(
    "glob", ["*.rst", "./a/*.rst", "**/*.rst", "a/**", "a/**/b/[!a-c]?[]].rst", "a..b/c.rst", "é*"]
)
def test_a_glob_that_can_be_meant_is_taken(tmp_path: Path, glob: str) -> None:
    path = write(tmp_path / "c.yaml", f"plans: [{json.dumps(glob)}]\n")
    assert read(path).plans == (glob,)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- a\n", "the configuration is a list, not a table of keys"),
        ("plans\n", "the configuration is text, not a table of keys"),
        ("rules: off\n", "line 1: rules is text, not a table of keys"),
        ("plans: a.rst\n", "line 1: plans is text, not a list"),
        ("plans:\n", "line 1: plans is empty, not a list"),
        ("plans: [[a]]\n", "line 1: plans.0 is a list, not text"),
        (
            "rules: {schema: false}\n",
            "line 1: rules.schema is true or false, not one of off, on, info, warning, error",
        ),
        (
            "zzz: 1\n",
            "line 1: unknown key 'zzz' (known: accept, exclude, fail_on, overrides, plans, rules,",
        ),
        (
            "rules: {zzz: off}\n",
            "line 1: unknown key 'zzz' in rules (known: see `plancheck schema config`)",
        ),
        ("plans: [a\n", "line 2: while parsing a flow sequence, expected ',' or ']', but got"),
    ],
)
def test_what_is_wrong_is_said_in_plain_words(tmp_path: Path, text: str, told: str) -> None:
    assert refusal(tmp_path / ".plancheck.yaml", text).startswith(told)


def test_a_table_of_pyproject_is_checked_as_well(tmp_path: Path) -> None:
    told = refusal(tmp_path / "pyproject.toml", "[tool]\nplancheck = 3\n")
    assert told == "line 2: the configuration is a number, not a table of keys"
    told = refusal(tmp_path / "pyproject.toml", "[tool.plancheck]\nplans = 2031-01-02\n")
    assert told == "line 2: plans is a date, not a list"


def test_a_toml_file_without_the_table_is_refused_when_it_is_named(tmp_path: Path) -> None:
    told = refusal(tmp_path / "pyproject.toml", "[tool.other]\n")
    assert told == "has no [tool.plancheck] table: add one, or use .plancheck.yaml"


def test_a_file_that_is_not_there_or_is_a_folder_is_told(tmp_path: Path) -> None:
    for path, told in ((tmp_path / "no.yaml", "no such file"), (tmp_path, "is no regular file")):
        with pytest.raises(PlancheckError) as missing:
            read(path)
        assert str(missing.value) == f"{path}: {told}"


def test_a_broken_file_that_is_found_is_told_not_passed_over(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "[tool.plancheck\n")
    with pytest.raises(PlancheckError, match=r"pyproject\.toml: Expected"):
        discover(tmp_path)


# -- the schema that ships ------------------------------------------------------------------


def documented() -> dict[str, str]:
    """What wording.py says of each of its lists, in plain text."""
    (body,) = (
        node.body
        for node in ast.parse(inspect.getsource(wording)).body
        if isinstance(node, ast.ClassDef)
    )
    return {
        item.target.id: " ".join(text.value.value.partition("\n\n")[0].replace("``", "").split())
        for item, text in pairwise(body)
        if isinstance(item, ast.AnnAssign)
        and isinstance(item.target, ast.Name)
        and isinstance(text, ast.Expr)
        and isinstance(text.value, ast.Constant)
        and isinstance(text.value.value, str)
    }


def in_force() -> dict[str, Any]:
    """schema/config.json with the rules, schemas and lists of words that there are."""
    content = shipped("config").content
    properties, shapes = content["properties"], content["$defs"]
    severities = [level.value for level in reversed(Severity)]
    shapes["level"]["enum"] = ["off", "on", *severities]
    properties["fail_on"]["enum"] = list(FAIL_LEVELS)
    properties["accept"]["items"]["properties"]["kind"]["enum"] = [kind.value for kind in Kind]
    shapes["schema"]["anyOf"][0]["enum"] = list(SHAPES)
    levels = dict.fromkeys(BY_CODE, "level") | {"unreadable-plan": "serious"}
    shapes["rules"]["properties"] = {
        code: {"description": rule.doc.summary, "$ref": f"#/$defs/{levels[code]}"}
        for code, rule in BY_CODE.items()
    }
    shapes["words"]["properties"] = {
        name: {"description": text, "$ref": f"#/$defs/{'singles' if name in SINGLE else 'phrases'}"}
        for name, text in documented().items()
    }
    return content


def text_of(content: dict[str, Any]) -> str:
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def test_the_schema_of_configurations_lists_the_rules_and_the_lists_of_words() -> None:
    told = "schema/config.json is not up to date: python tests/test_config.py writes it"
    assert shipped_text("config") == text_of(in_force()), told


def test_the_schema_of_configurations_knows_no_other_keys() -> None:
    content = shipped("config").content
    keys = ["plans", "exclude", "schema", "rules", "words", "fail_on", "overrides", "accept"]
    assert list(content["properties"]) == keys
    (override,) = (content["properties"]["overrides"]["items"],)
    tables = (content, override, content["$defs"]["rules"], content["$defs"]["words"])
    assert [one["additionalProperties"] for one in tables] == [False] * 4


def test_every_list_of_words_is_described() -> None:
    assert list(documented()) == [one.name for one in fields(Wording)]


if __name__ == "__main__":
    (Path(__file__).parent.parent / "schema/config.json").write_text(
        text_of(in_force()), encoding="utf-8"
    )
