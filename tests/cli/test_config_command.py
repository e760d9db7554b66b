"""``plancheck config``: what is in force, and from where."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from plancheck.config import read
from plancheck.rules import BY_CODE

Run = Callable[..., CompletedProcess[str]]

SETTINGS = """\
plans: ['plans/**/*.rst']
exclude: [plans/form.rst]
schema: nicks
fail_on: warning
rules: {unused-target: off, bare-name: info}
words: {people_columns: [Hüter]}
overrides:
- files: ['plans/old/*']
  schema: tiers
  rules: {unused-target: error}
  words: {people_columns: [wart], nobody: ['\\e[31m']}
- files: [plans/old/1.rst]
  rules: {unused-target: info}
"""


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, good: str) -> None:
    (tmp_path / ".git").mkdir()
    for name in ("plans/new.rst", "plans/form.rst", "plans/old/1.rst", "plans/old/2.rst", "x.rst"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(good)


def shown(run: Run, *arguments: str) -> list[str]:
    done = run("config", *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def settings(lines: list[str]) -> list[str]:
    """The lines that set something."""
    return [line for line in lines if line and not line.lstrip().startswith("#")]


def test_without_a_configuration_all_is_told_to_be_a_default(run: Run) -> None:
    lines = shown(run)
    assert lines[0] == "# No configuration is in force for ., only defaults."
    assert settings(lines) == []
    assert "# plans: []  # default" in lines
    assert "# schema: linked  # default" in lines
    assert "# fail_on: warning  # default" in lines
    for code, rule in BY_CODE.items():
        assert f"  # {code}: {rule.severity if rule.enabled else 'off'}  # default" in lines
    assert "# In this folder that is 5 plans:" in lines


def test_a_folder_shows_its_plans_and_every_setting_with_its_key(run: Run) -> None:
    Path(".plancheck.yaml").write_text(SETTINGS)
    lines = shown(run)
    assert lines[0] == f"# In force for ., from {Path.cwd() / '.plancheck.yaml'}."
    plans = lines.index("# In this folder that is 3 plans:")
    assert lines[plans + 1 : plans + 4] == [
        "#   plans/new.rst",
        "#   plans/old/1.rst (overrides.0, overrides.1)",
        "#   plans/old/2.rst (overrides.0)",
    ]
    assert settings(lines) == [
        "plans:  # .plancheck.yaml: plans",
        '  - "plans/**/*.rst"',
        "exclude:  # .plancheck.yaml: exclude",
        "  - plans/form.rst",
        "schema: nicks  # .plancheck.yaml: schema",
        "fail_on: warning  # .plancheck.yaml: fail_on",
        "rules:",
        "  bare-name: info  # .plancheck.yaml: rules.bare-name",
        "  unused-target: off  # .plancheck.yaml: rules.unused-target",
        "words:  # beside those that ship",
        '  people_columns: ["Hüter"]  # .plancheck.yaml: words.people_columns',
        "overrides:",
        '  - files: ["plans/old/*"]  # .plancheck.yaml: overrides.0',
        "    schema: tiers",
        "    rules:",
        "      unused-target: error",
        "    words:",
        "      people_columns: [wart]",
        '      nobody: ["\\\\e[31m"]',
        "  - files: [plans/old/1.rst]  # .plancheck.yaml: overrides.1",
        "    rules:",
        "      unused-target: info",
    ]


def test_a_plan_shows_what_its_overrides_make_of_the_settings(run: Run) -> None:
    Path(".plancheck.yaml").write_text(SETTINGS)
    lines = settings(shown(run, "plans/old/1.rst"))
    assert "schema: tiers  # .plancheck.yaml: overrides.0.schema" in lines
    assert "  unused-target: info  # .plancheck.yaml: overrides.1.rules.unused-target" in lines
    assert "  bare-name: info  # .plancheck.yaml: rules.bare-name" in lines
    assert (
        '  people_columns: ["Hüter", wart]'
        "  # .plancheck.yaml: words.people_columns, overrides.0.words.people_columns"
    ) in lines
    assert "overrides:" not in lines
    assert "schema: nicks  # .plancheck.yaml: schema" in shown(run, "plans/new.rst")


@pytest.mark.parametrize(
    ("plan", "told"),
    [
        ("plans/form.rst", "# plans/form.rst is excluded by [plans/form.rst]."),
        ("x.rst", "# x.rst is none of these plans."),
    ],
)
def test_what_is_no_plan_is_said_to_be_none(run: Run, plan: str, told: str) -> None:
    Path(".plancheck.yaml").write_text(SETTINGS)
    assert told in shown(run, plan)


def test_what_is_shown_can_be_pasted_and_says_the_same(run: Run) -> None:
    Path(".plancheck.yaml").write_text(SETTINGS)
    before = read(Path(".plancheck.yaml"))
    Path(".plancheck.yaml").write_text("\n".join(shown(run)))
    assert read(Path(".plancheck.yaml")) == before


def test_defaults_can_be_uncommented_and_say_the_same(run: Run) -> None:
    lines = shown(run)
    text = "".join(
        line.replace("# ", "", 1) + "\n"
        for line in lines
        if line.endswith("# default") or line == "# rules:"
    )
    Path(".plancheck.yaml").write_text(text)
    config = read(Path(".plancheck.yaml"))
    assert (config.plans, config.schema, config.fail_on) == ((), "linked", "warning")
    assert config.severities == {
        code: rule.severity if rule.enabled else None for code, rule in BY_CODE.items()
    }


def test_a_table_that_is_passed_over_is_told(run: Run) -> None:
    Path("pyproject.toml").write_text('[tool.plancheck]\nschema = "nicks"\n')
    assert "schema: nicks  # pyproject.toml: schema" in shown(run)
    Path(".plancheck.yaml").write_text("")
    lines = shown(run)
    other = Path.cwd() / "pyproject.toml"
    assert lines[1] == f"# {other} has settings too; they are passed over."
    assert settings(lines) == []
    done = run("check", "-v", "plans/new.rst")
    assert "/.plancheck.yaml (pyproject.toml beside it is passed over)\n" in done.stderr


def test_the_nearest_file_counts_or_the_one_that_is_named(run: Run) -> None:
    Path(".plancheck.yaml").write_text(SETTINGS)
    Path("plans/old/.plancheck.yaml").write_text("schema: no-table\n")
    assert "schema: no-table  # .plancheck.yaml: schema" in shown(run, "plans/old/1.rst")
    assert "schema: no-table  # .plancheck.yaml: schema" in shown(run, "plans/old")
    named = shown(run, "plans/old", "--config", ".plancheck.yaml")
    assert "schema: nicks  # .plancheck.yaml: schema" in named


def test_of_many_plans_the_first_are_listed(run: Run, good: str) -> None:
    for number in range(98):
        Path(f"plans/{number:03}.rst").write_text(good)
    lines = shown(run)
    begin = lines.index("# In this folder that is 103 plans:")
    assert lines[begin + 1] == "#   plans/000.rst"
    assert lines[begin + 101 : begin + 103] == ["#   and 3 more", ""]


def test_a_broken_configuration_or_a_path_that_is_not_there_is_an_error(run: Run) -> None:
    done = run("config", "nope.rst")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "plancheck: error: nope.rst: no such file or folder\n"
    Path(".plancheck.yaml").write_text("plan: []\nschema: x\n")
    done = run("config")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 2)
