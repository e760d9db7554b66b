"""Only what a run needs is loaded: the modules that each command may import.

How long that takes is measured by tests/bench/speed.py; here is what makes it slow.
"""

import json
from pathlib import Path

import pytest

from tests.cli.programs import python

COSTLY = {
    "base64",
    "difflib",
    "hashlib",
    "importlib.metadata",
    "importlib.resources",
    "jsonschema",
    "multiprocessing",
    "random",
    "referencing",
    "sentencex",
    "shutil",
    "sqlite3",
    "subprocess",
    "tempfile",
    "tomllib",
    "typing_extensions",
    "yaml",
}
"""Modules of others that some runs need and most do not."""

PROGRAM = """\
import json, sys
from plancheck.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""


def loaded(env: dict[str, str], folder: Path, *arguments: str) -> set[str]:
    done = python(env, PROGRAM, *arguments, folder=folder)
    done.check_returncode()
    *told, modules = done.stderr.splitlines()
    assert not told
    return set(json.loads(modules))


def rooms(modules: set[str], *within: str) -> set[str]:
    """Our own modules, or those in the packages ``within``, by the names they have there."""
    found = {name.removeprefix("plancheck.") for name in modules if name.startswith("plancheck.")}
    if not within:
        return {name.split(".")[0] for name in found}
    return {name for name in found for one in within if name.startswith(f"{one}.")}


@pytest.fixture
def folder(tmp_path: Path, good: str) -> Path:
    Path(tmp_path, "good.rst").write_text(good)
    prose = good + "\nIn Cedar we will also repair the roof. The rest is history.\n"
    Path(tmp_path, "prose.rst").write_text(prose)
    return tmp_path


def test_nothing_is_loaded_to_tell_the_version(env: dict[str, str], folder: Path) -> None:
    modules = loaded(env, folder, "--version")
    assert not modules & {*COSTLY, "docutils"}
    assert rooms(modules) == {"cli", "deferred", "errors", "render"}
    assert rooms(modules, "cli", "render") == {
        *("cli.exits", "cli.program", "cli.telling", "render.terminal")
    }


CHECK = set(
    """
    baseline cache check checked claims cli config conforms deferred digests disk errors files
    finding grid judging kept language limits model output problems render repairs request rst rules
    run schema setups source storage violation wire workers
""".split()
)


def test_a_good_plan_is_checked_with_little(env: dict[str, str], folder: Path) -> None:
    modules = loaded(env, folder, "check", "good.rst")
    assert not modules & ({*COSTLY, "click"} - {"sentencex"})
    assert rooms(modules) == CHECK
    assert rooms(modules, "render") == {
        *("render.formats", "render.report", "render.terminal", "render.text")
    }
    assert rooms(modules, "cli", "config") == {
        *("cli.checking", "cli.delivery", "cli.exits", "cli.telling"),
        *("config.discover", "config.globs", "config.model", "config.reading"),
    }


def test_a_plan_that_was_checked_before_is_not_even_parsed(
    env: dict[str, str], folder: Path
) -> None:
    loaded(env, folder, "check", "good.rst")
    modules = loaded(env, folder, "check", "good.rst")
    assert not modules & {*COSTLY, "click", "docutils", "docutils.nodes"}
    assert rooms(modules) == CHECK - {
        *("check", "conforms", "grid", "limits", "model", "problems", "repairs"),
        *("rst", "rules", "wire"),
    }


def test_plans_that_were_checked_before_are_compared_without_what_reads_them(
    env: dict[str, str], folder: Path
) -> None:
    loaded(env, folder, "check", "good.rst", "prose.rst")
    modules = loaded(env, folder, "check", "good.rst", "prose.rst")
    assert not modules & {*COSTLY, "click", "docutils", "docutils.nodes"}
    assert "rst" not in rooms(modules)


@pytest.mark.parametrize(
    ("form", "more"),
    [
        ("concise", {"render.concise"}),
        ("json", {"render.data"}),
        ("gitlab", {"render.gitlab", "render.prose"}),
        ("junit", {"render.junit", "render.xml_text"}),
    ],
)
def test_a_format_is_loaded_where_it_is_asked_for(
    env: dict[str, str], folder: Path, form: str, more: set[str]
) -> None:
    modules = loaded(env, folder, "check", "good.rst", "--format", form)
    always = {"render.formats", "render.report", "render.terminal"}
    assert rooms(modules, "render") <= always | more
    assert not modules & (COSTLY - {"sentencex", "hashlib"})


@pytest.mark.parametrize(
    ("name", "settings", "more"),
    [
        (".plancheck.yaml", "fail_on: error\nwords: {nobody: [vacant]}\n", {"yaml", "base64"}),
        ("pyproject.toml", "[tool.plancheck.rules]\nbare-name = 'off'\n", {"tomllib"}),
        ("pyproject.toml", "[tool.other]\nkey = 1\n", set()),
    ],
)
def test_a_configuration_costs_its_own_language(
    env: dict[str, str], folder: Path, name: str, settings: str, more: set[str]
) -> None:
    Path(folder, name).write_text(settings)
    modules = loaded(env, folder, "check", "good.rst")
    assert modules & (COSTLY - {"sentencex"}) <= more
    assert rooms(modules) <= CHECK | {"structured"}


def test_a_plan_is_shown_without_rules(env: dict[str, str], folder: Path) -> None:
    modules = loaded(env, folder, "show", "prose.rst", "--format", "json")
    assert modules & COSTLY == {"sentencex"}
    assert not rooms(modules) & {"check", "diff", "git", "rules", "run", "run_diff", "starter"}


def test_two_plans_are_compared_without_rules(env: dict[str, str], folder: Path) -> None:
    modules = loaded(env, folder, "diff", "good.rst", "prose.rst")
    assert not modules & {"base64", "difflib", "jsonschema", "random", "referencing", "yaml"}
    assert not rooms(modules) & {"check", "docs", "rules", "run", "setups", "starter", "suppress"}
    assert rooms(modules, "render.changes") <= {
        f"render.changes.{name}" for name in ("layout", "report", "text", "wording")
    }


def test_plans_that_were_compared_before_are_not_even_parsed(
    env: dict[str, str], folder: Path
) -> None:
    loaded(env, folder, "diff", "good.rst", "prose.rst")
    modules = loaded(env, folder, "diff", "good.rst", "prose.rst")
    assert not modules & {"click", "docutils", "docutils.nodes", "sentencex"}
    assert "rst" not in rooms(modules)


def test_what_ships_is_printed_without_docutils(env: dict[str, str], folder: Path) -> None:
    modules = loaded(env, folder, "schema", "linked")
    assert not any(name.startswith(("docutils", "jsonschema", "yaml")) for name in modules)
    modules = loaded(env, folder, "explain", "bare-name")
    assert not any(name.startswith(("docutils", "jsonschema", "yaml")) for name in modules)
