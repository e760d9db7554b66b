"""``plancheck init``: a configuration to begin with, for the plans that are there."""

import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from plancheck.config import Config, Override, read

Run = Callable[..., CompletedProcess[str]]
Git = Callable[..., str]

CONFIG = Path(".plancheck.yaml")


def put(name: str, text: str) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def plain(good: str) -> str:
    """A plan whose people are no links."""
    bare = good.replace("`Ada Moss`_ ", "Ada Moss    ")
    return bare.replace(".. _Ada Moss: https://example.org/~ada\n\n", "")


@pytest.fixture
def plans(git: Git, run: Run, good: str, bad: str) -> None:  # noqa: ARG001 -- they stand in a repository
    for number in range(2):
        put(f"priorities/{number}.rst", good)
    put("priorities/bad.rst", bad)
    put("priorities/old.rst", plain(good))
    put("priorities/index.rst", "Plans\n=====\n")
    put("priorities/template.rst", good)


def without_comments(text: str) -> list[str]:
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@pytest.mark.usefixtures("plans")
def test_it_suits_the_plans_that_are_there(run: Run) -> None:
    done = run("init")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == (
        "plancheck: wrote .plancheck.yaml for 4 plans\n"
        "plancheck: next: look it over, then `plancheck check`\n"
    )
    assert read(CONFIG) == Config(
        CONFIG,
        Path(),
        plans=("priorities/*.rst",),
        exclude=("priorities/template.rst",),
        schema="linked",
        overrides=(Override(("priorities/old.rst",), "nicks"),),
    )
    assert "# Of 4 plans with themes, 3 fit this one best.\nschema: linked\n" in CONFIG.read_text()


@pytest.mark.usefixtures("plans")
def test_what_rules_find_is_listed_and_can_be_switched_off_there(run: Run) -> None:
    run("init")
    text = CONFIG.read_text()
    assert ("# rules:\n#   theme-without-contact: off  # 1 finding in 1 plan\n\n") in text
    done = run("check")
    assert done.returncode == 1
    assert done.stdout.endswith("4 plans checked: 1 error\n")
    CONFIG.write_text(re.sub(r"^# (rules:|  theme-without)", r"\1", text, flags=re.MULTILINE))
    assert run("check").stdout == "4 plans checked: nothing to report\n"


@pytest.mark.usefixtures("plans")
def test_every_setting_in_comments_can_be_taken_as_it_stands(run: Run, good: str) -> None:
    Path("priorities/bad.rst").write_text(good)
    Path("priorities/old.rst").write_text(good)
    text = run("init", "--stdout").stdout
    CONFIG.write_text(
        "".join(
            re.sub(r"^# (?=( *- )?[\w-]+:|\s)", "", line)
            for line in text.splitlines(keepends=True)
            if re.match(r"^(# )?( *- | *)[\w-]+:( |$)|^ ", line)
        )
    )
    config = read(CONFIG)
    assert config.severities == {"unused-target": None}
    assert config.fail_on == "error"
    assert set(config.words) >= {"people_columns", "side_titles", "stretch"}
    assert config.overrides == (Override(("archive/**",), severities={"unused-target": None}),)


@pytest.mark.usefixtures("plans")
def test_it_is_the_same_each_time_and_can_be_looked_at_before(run: Run) -> None:
    seen = run("init", "--stdout", PYTHONHASHSEED="1")
    assert (seen.returncode, seen.stderr) == (0, "")
    assert not CONFIG.exists()
    run("init", cwd="priorities", PYTHONHASHSEED="2")  # it is for the repository
    assert CONFIG.read_text() == seen.stdout
    assert not Path("priorities/.plancheck.yaml").exists()


@pytest.mark.parametrize("name", [".plancheck.yaml", "pyproject.toml"])
@pytest.mark.usefixtures("plans")
def test_a_configuration_that_is_there_is_left_alone(run: Run, name: str) -> None:
    put(name, "" if name == ".plancheck.yaml" else "[tool.plancheck]\n")
    before = Path(name).read_bytes()
    done = run("init", cwd="priorities")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"plancheck: error: {Path.cwd() / name}: is there already: `plancheck config` shows what"
        " is in force, `plancheck init --stdout` prints a new one\n"
    )
    assert Path(name).read_bytes() == before
    assert run("init", "--stdout").returncode == 0


@pytest.mark.usefixtures("plans")
def test_nothing_is_written_through_a_link_or_where_one_may_not_write(run: Run) -> None:
    CONFIG.symlink_to("elsewhere.yaml")
    done = run("init")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith("/.plancheck.yaml: cannot be written: File exists\n")
    assert not Path("elsewhere.yaml").exists()


@pytest.mark.usefixtures("git")
def test_what_is_built_foreign_or_hidden_is_not_looked_at(
    run: Run, good: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "priorities").mkdir()
    (outside / "priorities/a.rst").write_text(good)
    for folder in (".tox", "build", "node_modules", "VENV", "docs/_build"):
        put(f"{folder}/priorities/a.rst", good)
    put("my/pyvenv.cfg", "")
    put("my/priorities/a.rst", good)
    put("sub/.git", "gitdir: elsewhere\n")
    put("sub/priorities/a.rst", good)
    Path("link").symlink_to(outside)
    Path("priorities.rst").symlink_to(outside / "priorities/a.rst")
    done = run("init")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"plancheck: error: no plan found among 0 RST files in {Path.cwd()}: name yours under"
        " `plans:` in a .plancheck.yaml of your own\n"
    )
    assert not CONFIG.exists()


@pytest.mark.usefixtures("git")
def test_where_nothing_is_called_a_plan_tables_of_themes_and_people_tell(
    run: Run, good: str
) -> None:
    put("doc/how.rst", "How to\n======\n\nBuild\n-----\n\nWe will build it.\n")
    put("doc/cedar.rst", good)
    assert without_comments(run("init", "--stdout").stdout)[:2] == ["plans:", "  - doc/cedar.rst"]
    put("doc/priorities/a.rst", good)
    assert without_comments(run("init", "--stdout").stdout)[:2] == [
        "plans:",
        '  - "doc/priorities/*.rst"',
    ]


@pytest.mark.usefixtures("git")
def test_a_plan_without_themes_yet_is_one_and_chooses_no_schema(run: Run) -> None:
    put("priorities/cedar-priorities.rst", "Newton Priorities\n=================\n\nTo come.\n")
    text = run("init", "--stdout").stdout
    assert "\n# schema: linked\n" in text
    assert without_comments(text) == ["plans:", '  - "priorities/*.rst"']


@pytest.mark.usefixtures("git")
def test_a_file_that_cannot_be_read_does_not_stop_it(run: Run, good: str) -> None:
    put("priorities/a.rst", good)
    Path("priorities/b.rst").write_bytes(b"caf\xe9\n")
    assert run("init").returncode == 0
    assert read(CONFIG).plans == ("priorities/*.rst",)
    assert run("check").returncode == 2  # it is told there


@pytest.mark.usefixtures("git")
def test_no_more_is_read_than_the_limits_allow_and_that_is_said(run: Run, good: str) -> None:
    for number in range(203):
        put(f"priorities/{number:03}.rst", "x\n" if number < 200 else good)
    put("priorities/000.rst", good)
    done = run("init")
    note = "only the first 200 files were read, 3 more were not"
    assert done.stderr.startswith(f"plancheck: note: {note}\n")
    assert f"# Note: {note}.\n" in CONFIG.read_text()


def test_outside_of_a_repository_it_is_for_the_working_folder(run: Run, good: str) -> None:
    put("team/plans/a.rst", good)
    put("plans/a.rst", good)
    assert run("init", cwd="team").returncode == 0
    assert read(Path("team/.plancheck.yaml")).plans == ("plans/*.rst",)
    assert not CONFIG.exists()
