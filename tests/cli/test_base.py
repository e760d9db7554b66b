"""``--base`` and ``--since auto``: the change that a CI job or hook is about, in real clones."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

Run = Callable[..., CompletedProcess[str]]
Git = Callable[..., str]
Commit = Callable[[str], str]

PLAN = Path("priorities/cedar-priorities.rst")
GOAL = "* Restore a volume from any snapshot.\n"
SECOND = "* Encrypt what leaves the site.\n"
THIRD = "* Prune what is older than a year.\n"
GATE = ("diff", "--base", "auto", "--fail-on", "dropped")
DROPPED = "goal dropped: Restore a volume from any snapshot."
DEEP = "set `fetch-depth: 0` for actions/checkout"
EVENTS = Path(__file__).parent.parent / "events"


@pytest.fixture
def commit(git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Commit:
    monkeypatch.chdir(tmp_path)

    def committer(text: str) -> str:
        PLAN.parent.mkdir(exist_ok=True)
        PLAN.write_text(text)
        git("add", "--all")
        git("commit", "--quiet", "--message=change")
        return git("rev-parse", "HEAD").strip()

    return committer


@pytest.fixture
def sides(git: Git, commit: Commit, good: str) -> dict[str, str]:
    """``change`` drops a goal; ``main`` has meanwhile dropped another; ``merge`` is of both."""
    plan = good.replace(GOAL, f"{SECOND}* One more that stays for sure.\n{THIRD}{GOAL}")
    fork = commit(plan)
    git("checkout", "--quiet", "-b", "change")
    change = commit(plan.replace(GOAL, ""))
    git("checkout", "--quiet", "main")
    main = commit(plan.replace(SECOND, ""))
    git("update-ref", "refs/remotes/origin/main", main)
    git("checkout", "--quiet", "--detach")
    git("merge", "--quiet", "--message=merge", "change")
    merge = git("rev-parse", "HEAD").strip()
    return {"fork": fork, "change": change, "main": main, "merge": merge}


def pull(head: str, name: str = "pull_request", number: Any = 7) -> dict[str, str]:
    """The environment of a job of GitHub's for a pull request."""
    told = json.loads((EVENTS / "pull_request.json").read_text())
    told["pull_request"] |= {"number": number, "head": {"sha": head, "ref": "--upload-pack=x"}}
    Path("event.json").write_text(json.dumps(told))
    return {
        "GITHUB_ACTIONS": "true",
        "GITHUB_EVENT_NAME": name,
        "GITHUB_EVENT_PATH": "event.json",
        "GITHUB_BASE_REF": "main",
    }


def fails(done: CompletedProcess[str], told: str) -> None:
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"plancheck: error: {told}\n"


# -- a base that is named --------------------------------------------------------------------------


def test_a_base_is_where_head_parted_from_it(run: Run, git: Git, sides: dict[str, str]) -> None:
    git("checkout", "--quiet", "change")
    done = run("diff", "--base", "origin/main", "-v", "--fail-on", "dropped")
    assert done.returncode == 1
    assert done.stdout.endswith("1 change not accepted (--fail-on dropped)\n")
    assert DROPPED in done.stderr
    told = f"{sides['fork'][:12]} is the merge base of origin/main and HEAD\n"
    assert f"plancheck: {told}" in done.stderr
    assert run("diff", "--base", "origin/main", "--", PLAN.as_posix()).returncode == 0
    fails(run("diff", "--base", "main", "--", "x.rst"), "x.rst: no plan there on either side")
    fails(run("diff", "--base", "main", "--", ""), "an empty argument names no path")


@pytest.mark.usefixtures("sides")
@pytest.mark.parametrize("base", ["nowhere", "--upload-pack=x", "main..change", "^main", "", "a;b"])
def test_a_base_that_is_no_revision_is_an_error(run: Run, base: str) -> None:
    done = run("diff", f"--base={base}", "--fail-on", "dropped")
    assert (done.returncode, done.stdout) == (2, "")
    assert "revision" in done.stderr


@pytest.mark.usefixtures("sides")
@pytest.mark.parametrize("more", [["main"], ["--staged"], ["priorities"]])
def test_a_base_names_both_sides(run: Run, more: list[str]) -> None:
    done = run("diff", "--base", "main", *more)
    assert done.returncode == 2
    assert "--base names both sides: write `--` before paths, and no more" in done.stderr


@pytest.mark.usefixtures("sides")
def test_where_nothing_is_named_what_to_type_is(run: Run) -> None:
    told = "nothing in the environment names a base: name what to compare with"
    fails(run(*GATE), f"{told}, --base origin/BRANCH")
    done = run("check", "--since", "auto", "priorities")
    assert (done.returncode, done.stderr) == (
        2,
        f"plancheck: error: {told}, --since origin/BRANCH\n",
    )


# -- GitHub ----------------------------------------------------------------------------------------


def test_a_merge_of_a_pull_request_has_its_own_changes_only(
    run: Run, sides: dict[str, str]
) -> None:
    done = run(*GATE, **pull(sides["change"]))
    assert done.returncode == 1
    assert f": {sides['main'][:12]} -> HEAD\n" in done.stdout
    assert done.stdout.count(" - ") == 2  # the legend's and the goal's
    assert DROPPED in done.stderr


@pytest.mark.parametrize("name", ["pull_request", "pull_request_target"])
def test_what_is_checked_out_is_not_taken_for_the_change(
    run: Run, git: Git, sides: dict[str, str], name: str
) -> None:
    git("checkout", "--quiet", "main")
    done = run(*GATE, **pull(sides["change"], name))
    assert done.returncode == 1
    assert f": {sides['fork'][:12]} -> {sides['change'][:12]}\n" in done.stdout
    assert DROPPED in done.stderr
    known = run("check", "--since", "auto", "priorities", **pull(sides["change"], name))
    assert known.returncode == 2
    assert known.stderr == (
        f"plancheck: error: GitHub Actions, {name}: the change is not what is checked out:"
        f" check out {sides['change'][:12]}\n"
    )


def test_a_head_that_is_not_in_the_clone_is_an_error(run: Run, sides: dict[str, str]) -> None:
    assert sides
    nowhere = "e" * 40
    where = "GitHub Actions, pull_request"
    fails(run(*GATE, **pull(nowhere)), f"{where}: {nowhere} is not in this clone: {DEEP}")
    told = f"{where}_target: {nowhere} is not in this clone: run `git fetch origin pull/7/head`"
    fails(run(*GATE, **pull(nowhere, "pull_request_target")), told)
    fails(
        run(*GATE, **pull(nowhere, "pull_request_target", "7; rm -rf x")),
        f"{where}_target: {nowhere} is not in this clone: `git branch --all` and `git tag` list"
        " names",
    )


def test_a_base_that_is_not_in_the_clone_is_an_error(
    run: Run, git: Git, sides: dict[str, str]
) -> None:
    git("update-ref", "-d", "refs/remotes/origin/main")
    told = f"refs/remotes/origin/main is not in this clone: {DEEP}"
    fails(run(*GATE, **pull(sides["change"])), f"GitHub Actions, pull_request: {told}")


def test_a_shallow_clone_is_an_error_and_no_pass(run: Run, git: Git, sides: dict[str, str]) -> None:
    git("branch", "merged", sides["merge"])
    url = Path.cwd().as_uri()
    git("clone", "--quiet", "--depth=1", "--no-single-branch", "-b", "merged", url, "c")
    environment = pull(sides["change"]) | {"GITHUB_EVENT_PATH": "../event.json"}
    done = run(*GATE, cwd="c", **environment)
    assert (done.returncode, done.stdout) == (2, "")
    assert "fetch-depth: 0" in done.stderr
    known = run("check", "--since", "auto", "priorities", cwd="c", **environment)
    assert known.returncode == 2
    assert "fetch-depth: 0" in known.stderr
    git("fetch", "--quiet", "--unshallow", cwd="c")
    assert run(*GATE, cwd="c", **environment).returncode == 1


def test_what_the_base_has_already_is_not_told_again(
    run: Run, git: Git, commit: Commit, bad: str
) -> None:
    base = commit(bad)
    git("update-ref", "refs/remotes/origin/main", base)
    head = commit(f"{bad}\nSee `That`_.\n")
    done = run("check", "--format=concise", "--since=auto", "priorities", **pull(head))
    assert done.returncode == 1
    assert done.stdout == f'{PLAN}:17:5: broken-reference "That" leads nowhere\n'


# -- others ----------------------------------------------------------------------------------------


def test_a_merge_request_and_a_branch_on_gitlab(run: Run, git: Git, sides: dict[str, str]) -> None:
    git("checkout", "--quiet", "change")
    job = {"GITLAB_CI": "true", "CI_COMMIT_SHA": sides["change"]}
    merge = {"CI_MERGE_REQUEST_IID": "1", "CI_MERGE_REQUEST_DIFF_BASE_SHA": sides["fork"]}
    assert run(*GATE, **job, **merge).returncode == 1
    assert run(*GATE, **job, CI_COMMIT_BEFORE_SHA=sides["fork"]).returncode == 1
    assert run(*GATE, **job, CI_COMMIT_BEFORE_SHA=sides["change"]).returncode == 0
    told = run(*GATE, **job, CI_COMMIT_BEFORE_SHA="e" * 40)
    assert told.returncode == 2
    assert "set `GIT_DEPTH: 0` in the variables of the job" in told.stderr


def test_a_change_in_zuul_is_compared_with_what_it_is_merged_into(
    run: Run, sides: dict[str, str]
) -> None:
    done = run(*GATE, ZUUL_CHANGE="900001", ZUUL_PATCHSET="1")
    assert done.returncode == 1
    assert f": {sides['main'][:12]} -> HEAD\n" in done.stdout


@pytest.mark.usefixtures("sides")
def test_a_push_of_a_whole_history_is_compared_with_nothing(run: Run) -> None:
    done = run(*GATE, PRE_COMMIT="1", PRE_COMMIT_LOCAL_BRANCH="refs/heads/main")
    assert done.returncode == 0
    assert done.stderr == (
        "plancheck: note: pre-commit, before a push: nothing of this history is there yet, so it is"
        " compared with none\n"
    )
    assert f"plan {PLAN} (new): nothing -> refs/heads/main\n" in done.stdout
    data = json.loads(
        run(*GATE, "--format=json", PRE_COMMIT="1", PRE_COMMIT_LOCAL_BRANCH="main").stdout
    )
    assert data["before"] == {"revision": None, "path": None}
