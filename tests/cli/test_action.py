"""The GitHub Action: its programs against recorded events, real repositories and a gh of our own.

Where no network is needed there is none: what gh would be asked and would answer is in files.
"""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
import yaml

Git = Callable[..., str]
Act = Callable[..., CompletedProcess[str]]
CommandsIn = Callable[[str], list[tuple[str, dict[str, str], str]]]

ROOT = Path(__file__).parent.parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text())
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"]}
PLAN = Path("priorities/cedar-priorities.rst")
GOAL = "* Restore a volume from any snapshot.\n"
BASH = ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c")  # as the runner starts it


def commit(git: Git, text: str, message: str = "change") -> str:
    PLAN.parent.mkdir(exist_ok=True)
    PLAN.write_text(text)
    git("add", "--all")
    git("commit", "--quiet", f"--message={message}")
    return git("rev-parse", "HEAD").strip()


@pytest.fixture
def environment(env: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a job for a pull request, with the inputs as they are by default."""
    temp = tmp_path_factory.mktemp("runner")
    told = json.loads((ROOT / "tests" / "events" / "pull_request.json").read_text())
    (temp / "event.json").write_text(json.dumps(told))
    return {
        **env,
        "GITHUB_ACTIONS": "true",
        "GITHUB_ACTION_PATH": str(ROOT),
        "GITHUB_EVENT_NAME": "pull_request",
        "GITHUB_EVENT_PATH": str(temp / "event.json"),
        "GITHUB_BASE_REF": "main",
        "GITHUB_OUTPUT": str(temp / "output"),
        "GITHUB_REPOSITORY": "Codertocat/Hello-World",
        "GITHUB_RUN_ID": "77",
        "GITHUB_SERVER_URL": "https://github.com",
        "GITHUB_STEP_SUMMARY": str(temp / "summary"),
        "RUNNER_TEMP": str(temp),
        "PLANCHECK_REPORTS": str(temp / "reports"),
        "PLANCHECK_PATHS": "priorities",
        "PLANCHECK_BASE": "auto",
        "PLANCHECK_FAIL_ON": "dropped,stretched",
    }


@pytest.fixture
def act(tmp_path: Path, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Act:
    """Run one of the action's programs in the repository."""
    monkeypatch.chdir(tmp_path)

    def runner(program: str = "run.py", **extra: str) -> CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-I", ROOT / "action" / program],
            env=environment | extra,
            capture_output=True,
            text=True,
            check=False,
        )

    return runner


def of_pull(environment: Mapping[str, str], head: str, **changes: Any) -> None:
    """Make the recorded event be about ``head``."""
    path = Path(environment["GITHUB_EVENT_PATH"])
    event = json.loads(path.read_text())
    event["pull_request"]["head"] |= {"sha": head, **changes}
    path.write_text(json.dumps(event))


@pytest.fixture
def change(git: Git, act: Act, environment: dict[str, str], good: str) -> Act:
    """A pull request that drops a goal and breaks a link."""
    base = commit(git, good + "* Encrypt what leaves the site.\n")
    git("update-ref", "refs/remotes/origin/main", base)
    of_pull(environment, commit(git, f"{good}\nSee `That`_.\n"))
    return act


def outputs(environment: Mapping[str, str]) -> dict[str, str]:
    lines = Path(environment["GITHUB_OUTPUT"]).read_text().splitlines()
    return dict(line.split("=", 1) for line in lines)


# -- check and compare -----------------------------------------------------------------------------


def test_it_checks_compares_annotates_and_sums_up(
    change: Act, environment: dict[str, str], commands_in: CommandsIn
) -> None:
    done = change(PLANCHECK_SARIF="plans.sarif")
    assert done.returncode == 1
    told = commands_in(done.stdout)
    assert [(name, given["file"], given["line"]) for name, given, _ in told] == [
        ("error", PLAN.as_posix(), "7"),
        ("error", PLAN.as_posix(), "19"),
    ]
    assert "Encrypt what leaves the site." in told[0][2]
    assert told[1][2].startswith('"That" leads nowhere')
    assert "1 change not accepted (--fail-on dropped,stretched)\n" in done.stdout
    assert "1 plan checked: 1 error\n" in done.stdout
    summary = Path(environment["GITHUB_STEP_SUMMARY"]).read_text()
    assert summary.startswith("### Plans: ")
    assert "\n### plancheck\n" in summary
    assert outputs(environment) == {"findings": "1", "changes": "1", "failing": "1"}
    assert json.loads(Path("plans.sarif").read_text())["version"] == "2.1.0"


def test_what_is_accepted_passes(
    change: Act, git: Git, environment: dict[str, str], good: str
) -> None:
    words = "Encrypt what leaves the site -- the vendor does it"
    of_pull(environment, commit(git, good, f"Say why\n\nPlan-Dropped: {words}"))
    assert change().returncode == 0
    assert outputs(environment) == {"findings": "0", "changes": "1", "failing": "0"}


def test_what_the_base_has_is_left_out_where_that_is_asked_for(
    change: Act, git: Git, environment: dict[str, str]
) -> None:
    git("update-ref", "refs/remotes/origin/main", "HEAD")
    assert change().returncode == 1
    assert change(PLANCHECK_NEW_ONLY="true").returncode == 0
    assert change(PLANCHECK_NEW_ONLY="true", PLANCHECK_BASE="").returncode == 0
    assert change(PLANCHECK_SEVERITY="never").returncode == 0
    assert outputs(environment)["findings"] == "1"


def test_both_have_one_room_for_annotations(
    git: Git, act: Act, environment: dict[str, str], good: str, commands_in: CommandsIn
) -> None:
    goals = "".join(f"* Ship the {word} to {word} sites.\n" for word in "one two six".split())
    links = "".join(f"See `Link {number}`_.\n\n" for number in range(12))
    git("update-ref", "refs/remotes/origin/main", commit(git, good + goals))
    of_pull(environment, commit(git, f"{good}\n{links}"))
    errors = [one for one in commands_in(act().stdout) if one[0] == "error"]
    assert len(errors) == 10
    assert [given["title"] for _, given, _ in errors[:4]] == ["plan dropped"] * 3 + [
        "broken-reference"
    ]
    assert errors[-1][2] == "6 more, see the log of this step: it has all 15"


def test_a_summary_with_no_room_left_is_told_and_left(
    change: Act, environment: dict[str, str], commands_in: CommandsIn
) -> None:
    summary = Path(environment["GITHUB_STEP_SUMMARY"])
    summary.write_bytes(b"x" * (2**20 - 100))
    done = change()
    assert done.returncode == 1
    assert "the summary of this step has no room for the report" in commands_in(done.stdout)[-1][2]
    assert summary.stat().st_size == 2**20 - 100


def test_of_pull_request_target_plans_are_compared_only(
    change: Act, git: Git, environment: dict[str, str], commands_in: CommandsIn
) -> None:
    git("checkout", "--quiet", "--detach", "origin/main")
    done = change(GITHUB_EVENT_NAME="pull_request_target")
    assert done.returncode == 1
    assert [name for name, _, _ in commands_in(done.stdout)] == ["error", "notice"]
    assert outputs(environment) == {"changes": "1", "failing": "1"}


def test_what_cannot_be_done_fails(change: Act, git: Git, environment: dict[str, str]) -> None:
    git("update-ref", "-d", "refs/remotes/origin/main")
    done = change()
    assert done.returncode == 2
    assert "set `fetch-depth: 0` for actions/checkout" in done.stderr
    assert outputs(environment) == {"findings": "1"}


@pytest.mark.parametrize("name", ["PATHS", "BASE", "FAIL_ON", "SARIF", "SEVERITY"])
@pytest.mark.parametrize("text", ["$(touch pwned)", "--output=pwned", "x; touch pwned", "-x"])
def test_an_input_is_no_command_and_no_option(change: Act, name: str, text: str) -> None:
    before = PLAN.read_bytes()
    done = change(**{f"PLANCHECK_{name}": text})
    assert done.returncode in ((1, 2) if name == "SARIF" else (2,)), done.stdout
    assert not Path("pwned").exists()
    assert PLAN.read_bytes() == before


# -- the comment -----------------------------------------------------------------------------------

GH = """\
#!/usr/bin/env python3
import json, os, pathlib, sys
folder = pathlib.Path(os.environ["RUNNER_TEMP"])
asked = folder / "asked.jsonl"
with asked.open("a") as stream:
    print(json.dumps([sys.argv[1:], sys.stdin.read(), os.environ["GH_TOKEN"]]), file=stream)
if (folder / "fails").exists():
    sys.exit((folder / "fails").read_text())
number = sum("query=query" in line for line in asked.open()) - 1
is_query = any(one.startswith("--raw-field=query=query") for one in sys.argv)
print((folder / f"page{number}.json").read_text() if is_query else '{"data": {}}')
"""
MARK = "<!-- plancheck -->"


def page(*comments: tuple[str, str, str, str], after: str = "") -> str:
    nodes = [
        {"id": one, "body": body, "author": {"login": login, "__typename": kind} if login else None}
        for one, body, login, kind in comments
    ]
    info = {"hasNextPage": bool(after), "endCursor": after or None}
    node = {"comments": {"nodes": nodes, "pageInfo": info}}
    return json.dumps({"data": {"viewer": {"login": "github-actions[bot]"}, "node": node}})


@pytest.fixture
def gh(environment: dict[str, str], act: Act) -> Act:
    """Run the program that comments, with reports to tell and a gh that answers ``pageN.json``."""
    temp = Path(environment["RUNNER_TEMP"])
    (temp / "bin").mkdir()
    (temp / "bin" / "gh").write_text(GH)
    (temp / "bin" / "gh").chmod(0o755)
    (temp / "page0.json").write_text(page())
    reports = Path(environment["PLANCHECK_REPORTS"])
    reports.mkdir()
    (reports / "diff.md").write_text("### Plans: a → b\n\n**1 dropped**\n\n- dropped: x\n")
    (reports / "check.md").write_text("### plancheck\n\n1 error\n\n| a | b |\n")
    environment |= {
        "PATH": f"{temp / 'bin'}:{environment['PATH']}",
        "GH_TOKEN": "ghs_x",
        "PLANCHECK_FINDINGS": "1",
        "PLANCHECK_CHANGES": "0",
    }
    return act


def asked(environment: Mapping[str, str]) -> list[tuple[list[str], str]]:
    path = Path(environment["RUNNER_TEMP"], "asked.jsonl")
    lines = map(json.loads, path.read_text().splitlines() if path.exists() else [])
    calls = [(arguments, text, key) for arguments, text, key in lines]
    assert {key for _, _, key in calls} <= {"ghs_x"}
    return [(arguments, text) for arguments, text, _ in calls]


def test_a_first_comment_is_added(gh: Act, environment: dict[str, str]) -> None:
    assert gh("comment.py").stdout == ""
    (found, _), (added, text) = asked(environment)
    assert found[:3] == ["api", "graphql", "--hostname=github.com"]
    assert any("addComment" in one for one in added)
    assert "--raw-field=id=MDExOlB1bGxSZXF1ZXN0Mjc5MTQ3NDM3" in added
    assert "--field=body=@-" in added
    assert text == (
        f"{MARK}\n### Plans: a → b\n\n**1 dropped**\n\n- dropped: x\n\n"
        "### plancheck\n\n1 error\n\n| a | b |\n\n"
        "[The whole report](https://github.com/Codertocat/Hello-World/actions/runs/77)\n"
    )


@pytest.mark.parametrize("count", ["0", "1"])
def test_ours_is_updated_and_no_other(gh: Act, environment: dict[str, str], count: str) -> None:
    temp = Path(environment["RUNNER_TEMP"])
    forged = (
        ("1", MARK, "mallory", "User"),
        ("2", f"quoted: {MARK}", "github-actions", "Bot"),
        ("3", MARK, "github-actions", "User"),
        ("4", MARK, "", ""),
    )
    (temp / "page0.json").write_text(page(*forged, after="cursor"))
    (temp / "page1.json").write_text(page(("5", f"{MARK}\nold", "github-actions", "Bot")))
    assert gh("comment.py", PLANCHECK_FINDINGS=count).stdout == ""
    _, (second, _), (updated, _) = asked(environment)
    assert "--raw-field=after=cursor" in second
    assert any("updateIssueComment" in one for one in updated)
    assert "--raw-field=id=5" in updated


def test_nothing_to_tell_begins_no_comment(gh: Act, environment: dict[str, str]) -> None:
    assert gh("comment.py", PLANCHECK_FINDINGS="0", PLANCHECK_CHANGES="").stdout == ""
    assert len(asked(environment)) == 1


@pytest.mark.parametrize("repository", [None, {"full_name": "mallory/Hello-World"}])
def test_a_fork_s_job_does_not_try(
    gh: Act, environment: dict[str, str], repository: dict[str, str] | None
) -> None:
    of_pull(environment, "a" * 40, repo=repository)
    done = gh("comment.py")
    assert (done.returncode, asked(environment)) == (0, [])
    assert done.stdout == (
        "::notice title=plancheck::no comment is written, see the summary of this job: the change"
        " is from a fork, whose jobs may not write\n"
    )
    assert gh("comment.py", GITHUB_EVENT_NAME="pull_request_target").stdout == ""


@pytest.mark.parametrize(
    ("extra", "told"),
    [
        ({"PATH": "/nonexistent"}, "No such file or directory: 'gh'"),
        ({"GITHUB_EVENT_PATH": "/nonexistent"}, "No such file or directory"),
        ({"GITHUB_REPOSITORY": "x/y", "GITHUB_EVENT_NAME": "pull_request"}, "from a fork"),
    ],
)
def test_where_it_cannot_be_written_that_is_told_and_fails_nothing(
    gh: Act, extra: dict[str, str], told: str
) -> None:
    done = gh("comment.py", **extra)
    assert (done.returncode, done.stderr) == (0, "")
    assert told in done.stdout


@pytest.mark.parametrize("answer", ['{"data": {"viewer": null}}', "[]", "", "{"])
def test_an_answer_that_makes_no_sense_fails_nothing(
    gh: Act, environment: dict[str, str], answer: str
) -> None:
    Path(environment["RUNNER_TEMP"], "page0.json").write_text(answer)
    done = gh("comment.py")
    assert (done.returncode, done.stderr) == (0, "")
    assert "no comment is written" in done.stdout


def test_what_gh_says_is_no_command(
    gh: Act, environment: dict[str, str], commands_in: CommandsIn
) -> None:
    said = "HTTP 403: 100% no\n::error::x"
    Path(environment["RUNNER_TEMP"], "fails").write_text(said)
    ((name, _, message),) = commands_in(gh("comment.py").stdout)
    assert name == "notice"
    assert message.endswith(said)


def test_a_comment_has_its_limit(gh: Act, environment: dict[str, str]) -> None:
    reports = Path(environment["PLANCHECK_REPORTS"])
    row = "- ünder " * 10 + "\n"
    for name in ("diff", "check"):
        (reports / f"{name}.md").write_text(f"### {name}\n\nin all\n\n" + row * 600)
    gh("comment.py")
    text = asked(environment)[-1][1]
    assert len(text.encode()) <= 65_000
    assert text.count(row) == 600
    assert "### check\n\nin all\n\n[The whole report]" in text


# -- action.yml ------------------------------------------------------------------------------------


def test_nothing_that_is_given_becomes_text_of_a_script() -> None:
    for step in STEPS.values():
        assert "${{" not in step["run"]
        assert "${{" not in step.get("if", "")


def test_every_input_is_used_and_every_variable_read() -> None:
    text = (ROOT / "action.yml").read_text()
    assert set(ACTION["inputs"]) == set(re.findall(r"inputs\.([\w-]+)", text))
    programs = "".join(path.read_text() for path in (ROOT / "action").glob("*.py"))
    for name in (name for step in STEPS.values() for name in step.get("env", {})):
        assert name.removeprefix("PLANCHECK_") in programs or not name.startswith("PLANCHECK_")
    for name, output in ACTION["outputs"].items():
        assert output["value"] == f"${{{{ steps.plancheck.outputs.{name} }}}}"


@pytest.mark.installs
@pytest.mark.usefixtures("change")
def test_it_installs_itself_and_runs_whatever_is_checked_out(
    environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    temp = tmp_path_factory.mktemp("with space")
    pwned = f"open({str(temp / 'pwned')!r}, 'w')\n"
    for name in ("venv", "pip", "json", "plancheck", "sitecustomize"):
        Path(f"{name}.py").write_text(pwned)
    for step in ("Install plancheck", "Check the plans"):
        given = {name: value for name, value in STEPS[step]["env"].items() if "${{" not in value}
        done = subprocess.run(
            [*BASH, STEPS[step]["run"]],
            env=environment | {"RUNNER_TEMP": str(temp), "PYTHONPATH": "."} | given,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == (step == "Check the plans"), done.stderr
    assert not (temp / "pwned").exists()
    assert outputs(environment) == {"findings": "1", "changes": "1", "failing": "1"}
