"""``plancheck log``: the life of every goal through a history."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import jsonschema
import pytest

Run = Callable[..., CompletedProcess[str]]
Git = Callable[..., str]

ROOT = Path(__file__).parent.parent.parent
PLAN = "priorities/harbour-priorities.rst"
FIRST = """\
Harbour Priorities
==================

Ferries
-------

* Paint the two old ferries before the summer season.
* Sell tickets for both lines at the kiosk.

Quays
-----

* Widen the western quay for larger ships.
"""


def commit(git: Git, text: str, message: str, day: int, path: str = PLAN) -> str:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text)
    git("add", "--all")
    date = f"2025-03-{day:02} 12:00:00 +0000"
    git("-c", "user.name=Ada", "commit", "--quiet", "--message", message, f"--date={date}")
    return git("rev-parse", "HEAD").strip()


@pytest.fixture(autouse=True)
def dated(env: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    env["GIT_COMMITTER_DATE"] = "2025-03-01 12:00:00 +0000"
    monkeypatch.chdir(tmp_path)


def test_a_goal_is_told_from_its_first_commit_to_its_last(
    run: Run, git: Git, env: dict[str, str]
) -> None:
    one = commit(git, FIRST, "Plan", 1)
    env["GIT_COMMITTER_DATE"] = "2025-04-02 12:00:00 +0000"
    text = FIRST.replace("* Paint the two", "* Paint all three").replace(
        "kiosk.", "kiosk (stretch)."
    )
    two = commit(git, text, "Reword", 2)
    git("mv", PLAN, "priorities/harbour-and-bay-priorities.rst")
    moved = text.replace("* Sell tickets for both lines at the kiosk (stretch).\n", "")
    three = commit(git, moved, "Move", 3, "priorities/harbour-and-bay-priorities.rst")
    done = run("log")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        f"""\
plan priorities/harbour-and-bay-priorities.rst, cycle harbour

   theme Ferries
     goal Paint all three old ferries before the summer season.
          2025-03-01 {one[:7]} + added
          2025-04-02 {two[:7]} * reworded, was "Paint the two old ferries before the summer season."
     goal Sell tickets for both lines at the kiosk
          2025-03-01 {one[:7]} + added
          2025-04-02 {two[:7]} ~ stretched, was "Sell tickets for both lines at the kiosk."
          2025-04-02 {three[:7]} - dropped

   theme Quays
     goal Widen the western quay for larger ships.
          2025-03-01 {one[:7]} + added

3 goals: 2 in force, 1 dropped
"""
    )


def test_a_range_tells_only_what_came_to_pass_in_it(run: Run, git: Git) -> None:
    commit(git, FIRST, "Plan", 1)
    git("tag", "first")
    two = commit(git, FIRST.replace("western", "eastern"), "Reword", 2)
    done = run("log", "first..HEAD")
    assert done.stdout == (
        f"""\
plan {PLAN}, cycle harbour

   theme Quays
     goal Widen the eastern quay for larger ships.
          2025-03-01 {two[:7]} * reworded, was "Widen the western quay for larger ships."

3 goals: 3 in force, 0 dropped
"""
    )


def test_json_keeps_to_its_schema(run: Run, git: Git) -> None:
    oid = commit(git, FIRST, "Plan", 1)
    told = json.loads(run("log", "--format", "json", "--", "priorities").stdout)
    schema = json.loads((ROOT / "schema" / "history.json").read_text())
    jsonschema.Draft202012Validator(schema).validate(told)
    (plan,) = told["plans"]
    assert (told["format"], plan["path"]) == ("plancheck.history/1", PLAN)
    assert [(one["theme"], one["dropped"]) for one in plan["goals"]] == [
        ("Ferries", False),
        ("Ferries", False),
        ("Quays", False),
    ]
    (event,) = plan["goals"][2]["events"]
    assert (event["commit"], event["date"], event["kind"]) == (oid, "2025-03-01", "added")


def test_a_merge_is_told_as_what_it_brought(run: Run, git: Git) -> None:
    commit(git, FIRST, "Plan", 1)
    git("checkout", "--quiet", "-b", "change")
    commit(git, FIRST.replace("western", "eastern"), "Reword", 2)
    git("checkout", "--quiet", "main")
    git("merge", "--quiet", "--no-ff", "--message=Merge it", "change")
    merge = git("rev-parse", "--short=7", "HEAD").strip()
    assert f'{merge} * reworded, was "Widen the western quay' in run("log").stdout


def test_a_plan_that_is_gone_has_no_goal_in_force(run: Run, git: Git) -> None:
    commit(git, FIRST, "Plan", 1)
    git("rm", "--quiet", PLAN)
    git("commit", "--quiet", "--message=Drop it")
    assert run("log").stdout.endswith("3 goals: 0 in force, 3 dropped\n")


def test_a_version_that_cannot_be_read_is_skipped_and_told(run: Run, git: Git) -> None:
    commit(git, FIRST, "Plan", 1)
    broken = commit(git, FIRST.replace("Paint", "Pa\0int"), "Break", 2)
    commit(git, FIRST.replace("western", "eastern"), "Mend", 3)
    done = run("log")
    assert done.returncode == 0
    assert done.stderr == (
        f"plancheck: warning: {broken[:7]}: {PLAN}: line 7: it holds a NUL character;"
        " what changed in it is told with the version after it\n"
    )
    assert done.stdout.endswith("3 goals: 3 in force, 0 dropped\n")
    assert "Widen the eastern quay" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("nowhere",), "unknown revision 'nowhere'"),
        (("HEAD...HEAD~1",), "HEAD...HEAD~1: is no range: write A..B, or a revision"),
        (("--", "elsewhere"), "no plan with goals in the history of HEAD"),
    ],
)
def test_what_is_no_history_is_told(
    run: Run, git: Git, arguments: tuple[str, ...], told: str
) -> None:
    commit(git, FIRST, "Plan", 1)
    done = run("log", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"plancheck: error: {told}")


def test_a_shallow_clone_cannot_tell_it(run: Run, git: Git, tmp_path: Path) -> None:
    commit(git, FIRST, "Plan", 1)
    commit(git, FIRST.replace("western", "eastern"), "Reword", 2)
    git("clone", "--quiet", "--depth=1", f"file://{tmp_path}", "shallow")
    done = run("log", cwd="shallow")
    assert done.returncode == 2
    assert "git fetch --unshallow" in done.stderr
