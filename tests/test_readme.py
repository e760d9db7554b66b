"""The README says what is true: its generated parts are those of the code, its commands exist.

``python tests/test_readme.py`` writes the generated parts.
"""

import os
import re
import shlex
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml

from plancheck import HOME, docs
from plancheck.changes.change import KINDS
from plancheck.cli.program import COMMANDS
from plancheck.config import read
from plancheck.render.report import RULES_URL
from plancheck.schema import SHAPES

README = Path(__file__).parent.parent / "README.md"
MANIFEST = README.parent / ".pre-commit-hooks.yaml"
PARTS = {
    "exit": docs.exit_table,
    "formats": docs.format_table,
    "places": docs.place_table,
    "rules": docs.rule_table,
    "words": docs.word_table,
}


def generated(text: str) -> str:
    for name, part in PARTS.items():
        begin, end = f"<!-- {name}:begin -->\n", f"<!-- {name}:end -->"
        before, _, rest = text.partition(begin)
        after = rest.partition(end)[2]
        text = f"{before}{begin}{part()}{end}{after}"
    return text


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README.read_text(), re.MULTILINE | re.DOTALL)


def test_generated_parts_are_those_of_the_code() -> None:
    told = "the README is not up to date: python tests/test_readme.py writes it"
    assert README.read_text() == generated(README.read_text()), told


def test_every_command_is_documented() -> None:
    documented = set(re.findall(r"^\| `plancheck ([\w-]+)", README.read_text(), re.MULTILINE))
    assert documented == set(COMMANDS)


def test_every_shape_is_documented() -> None:
    assert set(SHAPES) <= set(re.findall(r"^\| `([\w-]+)` \|", README.read_text(), re.MULTILINE))


def test_the_rules_stand_where_reports_send_people() -> None:
    assert f"{HOME}#rules" == RULES_URL
    assert "\n## Rules\n" in README.read_text()


def test_the_example_of_a_report_is_what_plancheck_prints(tmp_path: Path) -> None:
    plan = tmp_path / "priorities" / "maple.rst"
    plan.parent.mkdir()
    plan.write_text(
        """\
Maple Project Priorities
========================

+--------------+----------------+
| Priority     | Owner          |
+==============+================+
| `Storage`_   | TBD            |
+--------------+----------------+
| `Networks`_  | `Ada Prak`_    |
+--------------+----------------+
| `Upgrades`_  | `Ada Park`_    |
+--------------+----------------+

.. _Ada Park: https://people.example/ada

Storage
-------

We will finish snapshots.

Networks
--------

We will support two uplinks.

Upgrades
--------

We will upgrade without stopping writes.
"""
    )
    done = subprocess.run(
        [sys.executable, "-m", "plancheck", "check", "priorities/maple.rst"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    (example,) = blocks("console")
    assert example.partition("\n")[2] == done.stdout


def test_the_example_of_a_configuration_is_one(tmp_path: Path) -> None:
    (text,) = (block for block in blocks("yaml") if "plans:" in block)
    (tmp_path / ".plancheck.yaml").write_text(text)
    config = read(tmp_path / ".plancheck.yaml")
    assert config.schema == "nicks"
    assert config.severities == {"unused-target": None}
    assert (config.fail_on, config.exclude) == ("error", ("priorities/form.rst",))
    old = config.for_plan(tmp_path / "priorities/archive/2019.rst")
    assert (old.schema, old.severities["bare-name"]) == ("table-only", None)
    assert "steward" in config.wording.people_columns


def test_kinds_of_change_are_those_there_are() -> None:
    rows = re.findall(
        r"^\| (goal|theme|contact|field)s \| (.*) \|$", README.read_text(), re.MULTILINE
    )
    told = {subject: set(re.findall(r"`(\w+)`", kinds)) for subject, kinds in rows}
    assert told == {subject.value: set(kinds) for subject, kinds in KINDS.items()}


# -- what is there to be pasted --------------------------------------------------------------------


def pasted(mark: str) -> Any:
    """The block of YAML that has ``mark``; none is longer than what people will paste."""
    (block,) = (block for block in blocks("yaml") if mark in block)
    assert block.count("\n") < 15
    return yaml.safe_load(block)


def assert_runs(line: str) -> None:
    """That plancheck takes what is given to it in ``line``."""
    program, name, *arguments = shlex.split(line)
    assert program == "plancheck"
    COMMANDS[name].load().make_context(name, arguments)


def test_the_hooks_of_the_example_exist() -> None:
    example = pasted("repos:")
    hooks = {hook["id"]: hook for hook in yaml.safe_load(MANIFEST.read_text())}
    (repository,) = example["repos"]
    used = [hooks[hook["id"]] for hook in repository["hooks"]]
    kinds = example["default_install_hook_types"]
    assert [kind in hook["stages"] for kind, hook in zip(kinds, used, strict=True)] == [True, True]
    for hook in hooks.values():
        assert_runs(shlex.join([*shlex.split(hook["entry"]), *hook.get("args", [])]))
    by_hand = next(shlex.split(block) for block in blocks("sh") if "--hook-stage" in block)
    stage = by_hand[by_hand.index("--hook-stage") + 1]
    assert stage in hooks[by_hand[2]]["stages"]


def test_the_workflow_for_github_gives_what_the_action_takes() -> None:
    action = yaml.safe_load((README.parent / "action.yml").read_text())
    (job,) = pasted("actions/checkout")["jobs"].values()
    checkout, step = job["steps"]
    assert checkout["with"]["fetch-depth"] == 0
    assert step["uses"].startswith("plancheck/plancheck@")
    assert step["with"].keys() <= action["inputs"].keys()


def test_the_job_for_gitlab_is_one() -> None:
    (job,) = pasted("GIT_DEPTH").values()
    install, *lines = job["script"]
    assert HOME in install
    for line in lines:
        assert_runs(line)
    assert f"gitlab={job['artifacts']['reports']['codequality']} " in lines[0]
    assert job["variables"] == {"GIT_DEPTH": 0}


def test_the_playbook_for_zuul_is_one() -> None:
    (play,) = pasted("zuul_return")
    assert play["environment"].keys() <= set(re.findall(r"ZUUL_\w+", docs.place_table()))
    ((task,), (slurp, _)) = (play["tasks"][0][name] for name in ("block", "always"))
    names = []
    for item in task["loop"]:
        line = task["command"].replace("{{ item }}", item)
        names.append(item.split()[0])
        assert_runs(line.replace("{{ item.split()[0] }}", names[-1]))
    assert names == slurp["loop"]


def test_the_lines_for_a_shell_are_taken() -> None:
    lines = [line for block in blocks("sh") for line in block.splitlines()]
    ours = [line for line in lines if line.startswith("plancheck ")]
    assert len(ours) >= 3
    for line in ours:
        assert_runs(line)


def test_the_lines_for_git_make_it_tell_changes(tmp_path: Path, good: str) -> None:
    (lines,) = (block for block in blocks("sh") if "git config" in block)
    plan = tmp_path / "priorities" / "cedar-priorities.rst"
    plan.parent.mkdir()
    plan.write_text(good)
    shell = {"cwd": tmp_path, "capture_output": True, "text": True, "check": True}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    names = ("GIT_AUTHOR", "GIT_COMMITTER")
    who = {f"{one}_{what}": "x@example.org" for one in names for what in ("NAME", "EMAIL")}
    run = partial(subprocess.run, env={"PATH": path, "HOME": str(tmp_path), **who}, **shell)
    run(["sh", "-ec", f"git init -q; git add -A; git commit -qm x; {lines}"])
    plan.write_text(good.replace("any", "every"))
    assert " -> Restore a volume from {+every+} snapshot." in run(["git", "diff"]).stdout
    assert "+  goal: Restore a volume from any" in run(["git", "log", "-p"]).stdout


@pytest.mark.parametrize("file", re.findall(r"\]\(([^):]+)\)", README.read_text()))
def test_links_in_the_project_lead_somewhere(file: str) -> None:
    path, _, heading = file.partition("#")
    assert (README.parent / path).exists()
    assert not heading or f"\n## {heading.replace('-', ' ').capitalize()}\n" in README.read_text()


if __name__ == "__main__":
    README.write_text(generated(README.read_text()))
