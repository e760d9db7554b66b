"""``plancheck diff``: two revisions or files to a changelog, and the gate."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import jsonschema
import pytest

Run = Callable[..., CompletedProcess[str]]
Git = Callable[..., str]

ROOT = Path(__file__).parent.parent.parent
BEFORE = """\
Cedar Project Priorities
========================

+----------+------------------+
| Priority | Primary Contacts |
+==========+==================+
| Backups_ | `Ada Moss`_      |
+----------+------------------+

.. _Ada Moss: https://example.org/~ada

Backups
-------

In Cedar we plan to:

* Restore a volume from any snapshot.
* Encrypt what leaves the site.
"""
AFTER = BEFORE.replace("any snapshot", "every snapshot").replace(
    "* Encrypt what leaves the site.\n", "* Prune what is older than a year.\n"
)
ENCRYPT = "368edc88"
PLAN = Path("priorities/cedar-priorities.rst")


def commit(git: Git, text: str, *message: str, path: Path = PLAN) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    git("add", "--all")
    git("commit", "--quiet", "--allow-empty", *(f"--message={one}" for one in message))


@pytest.fixture
def repo(git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """A repository with the plan as it was on ``main``, and as it is on a branch."""
    monkeypatch.chdir(tmp_path)
    commit(git, BEFORE, "Plan Cedar")
    git("checkout", "--quiet", "-b", "change")
    commit(git, AFTER, "Change the plan")
    return git


@pytest.mark.usefixtures("repo")
def test_two_revisions_are_told_as_a_reader_would(run: Run) -> None:
    done = run("diff", "main", "HEAD")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        """\
 + added   - dropped   * reworded

plan priorities/cedar-priorities.rst: main -> HEAD

   theme Backups
     * Restore a volume from [-any-] snapshot.
    -> Restore a volume from {+every+} snapshot. [line 17]
     + Prune what is older than a year. [line 18]
     - Encrypt what leaves the site. [was on line 18]

goals: 1 added, 1 dropped, 1 reworded
"""
    )


@pytest.mark.parametrize(
    "arguments",
    [("main",), ("main..",), ("main..HEAD",), ("main...change",), ("main", "--", "priorities")],
)
@pytest.mark.usefixtures("repo")
def test_git_s_own_ways_to_say_it_give_the_same(run: Run, arguments: tuple[str, ...]) -> None:
    done = run("diff", *arguments)
    assert "     - Encrypt what leaves the site. [was on line 18]\n" in done.stdout
    assert done.stdout.endswith("goals: 1 added, 1 dropped, 1 reworded\n")


def test_an_id_is_told_by_its_first_digits(run: Run, repo: Git) -> None:
    oid = repo("rev-parse", "main").strip()
    for arguments in (("main...HEAD",), (oid, "HEAD"), (f"{oid}~0", "HEAD")):
        done = run("diff", *arguments)
        assert f"\nplan {PLAN}: {oid[:12]}" in done.stdout
        assert oid not in done.stdout
        assert json.loads(run("diff", *arguments, "--format=json").stdout)["before"][
            "revision"
        ] in (
            oid,
            f"{oid}~0",
        )


def test_nothing_named_compares_with_the_work_tree(run: Run, repo: Git) -> None:
    same = run("diff")
    assert (same.returncode, same.stdout) == (0, "Nothing has changed in what the plans say.\n")
    PLAN.write_text(BEFORE)
    assert run("diff").stdout.endswith("goals: 1 added, 1 dropped, 1 reworded\n")
    assert run("diff", "--staged").stdout == same.stdout
    repo("add", "--all")
    assert run("diff", "--staged").stdout.endswith("goals: 1 added, 1 dropped, 1 reworded\n")


def test_two_files_are_compared_as_they_are(run: Run) -> None:
    Path("old one.rst").write_text(BEFORE)
    Path("new.rst").write_text(AFTER)
    done = run("diff", "old one.rst", "new.rst")
    assert "plan new.rst (was old one.rst): old one.rst -> new.rst\n" in done.stdout
    piped = run("diff", "old one.rst", "-", stdin=AFTER)
    assert piped.stdout.splitlines()[3:] == done.stdout.splitlines()[3:]


@pytest.mark.usefixtures("repo")
def test_json_keeps_to_its_schema_and_to_the_contract(run: Run) -> None:
    done = run("diff", "main...HEAD", "--format", "json", "--explain-match")
    told = json.loads(done.stdout)
    schema = json.loads((ROOT / "schema" / "changelog.json").read_text())
    jsonschema.Draft202012Validator(schema).validate(told)
    (plan,) = told["plans"]
    assert (told["format"], told["after"]) == (
        "plancheck.changelog/1",
        {"revision": "HEAD", "path": None},
    )
    assert (plan["path"], plan["cycle"]) == (PLAN.as_posix(), "cedar")
    assert [(one["kind"], one["before"], one["after"]) for one in plan["changes"]] == [
        (
            "reworded",
            "Restore a volume from any snapshot.",
            "Restore a volume from every snapshot.",
        ),
        ("added", None, "Prune what is older than a year."),
        ("dropped", "Encrypt what leaves the site.", None),
    ]
    assert {match["subject"] for match in plan["matches"]} == {"theme", "goal"}


@pytest.mark.usefixtures("repo")
def test_why_two_were_taken_as_one_is_told_to_who_asks(run: Run) -> None:
    told = run("diff", "main", "HEAD", "--explain-match").stdout
    assert "taken as one: 1 that say the same, 1 for a reason\n" in told
    assert 'goal, line 17 -> 17: "Restore a volume from any snapshot." -> ' in told
    assert "words: " in told


@pytest.mark.parametrize(("form", "begin"), [("rst", "Changes in "), ("html", "<!doctype html>\n")])
@pytest.mark.usefixtures("repo")
def test_a_report_goes_to_a_file(run: Run, form: str, begin: str) -> None:
    done = run("diff", "main", "HEAD", "--format", form, "-o", "out")
    assert (done.returncode, done.stdout) == (0, "")
    assert Path("out").read_text().startswith(begin)


def test_a_plan_that_moved_is_followed(run: Run, repo: Git) -> None:
    repo("mv", PLAN.as_posix(), "priorities/cedar-and-fir-priorities.rst")
    repo("commit", "--quiet", "--message=Move it")
    done = run("diff", "main", "HEAD")
    assert (
        "plan priorities/cedar-and-fir-priorities.rst"
        " (was priorities/cedar-priorities.rst): main -> HEAD\n"
    ) in done.stdout
    assert done.stdout.endswith("goals: 1 added, 1 dropped, 1 reworded\n")


def test_a_plan_that_came_and_one_that_went(run: Run, repo: Git) -> None:
    repo("rm", "--quiet", PLAN.as_posix())
    gone = run("diff", "main").stdout
    assert "plan priorities/cedar-priorities.rst (gone): main -> the work tree\n" in gone
    assert " - theme Backups [was on line 7]\n" in gone
    assert gone.endswith("goals: 2 dropped; themes: 1 dropped\n")
    came = run("diff", "HEAD", "main", "--", PLAN.as_posix()).stdout
    assert came.endswith("goals: 1 added, 1 dropped, 1 reworded\n")


def test_a_plan_that_cannot_be_read_is_an_error_and_no_drop(run: Run, repo: Git) -> None:
    commit(repo, AFTER.replace("Restore", "Re\0store"), "Break it")
    commit(repo, BEFORE, "And another", path=Path("priorities/fir-priorities.rst"))
    done = run("diff", "main", "HEAD", "--fail-on", "dropped")
    assert done.returncode == 2
    assert done.stderr == (
        "plancheck: error: priorities/cedar-priorities.rst in HEAD: line 17: it holds a NUL"
        " character: `plancheck check` tells what to mend\n"
    )
    assert "plan priorities/fir-priorities.rst (new): main -> HEAD\n" in done.stdout
    assert done.stdout.endswith("themes: 1 added; not everything could be compared\n")


def test_a_table_that_cannot_be_read_is_told(run: Run, repo: Git) -> None:
    commit(repo, AFTER.replace("`Ada Moss`_      |", "`Ada Moss`_ |"), "Break the table")
    done = run("diff", "main", "HEAD", "--fail-on", "dropped")
    assert done.returncode == 1
    assert done.stderr.startswith(
        "plancheck: warning: priorities/cedar-priorities.rst in HEAD: line 7: a table or file in it"
        " could not be read, so what it holds counts as gone\n"
    )


# -- the gate --------------------------------------------------------------------------------------


@pytest.mark.usefixtures("repo")
def test_the_gate_names_what_it_does_not_let_pass(run: Run) -> None:
    done = run("diff", "main...HEAD", "--fail-on", "dropped,stretched")
    assert done.returncode == 1
    assert done.stdout.endswith("1 change not accepted (--fail-on dropped,stretched)\n")
    assert done.stderr == (
        "plancheck: priorities/cedar-priorities.rst: goal dropped:"
        f" Encrypt what leaves the site. (id {ENCRYPT})\n"
        f"plancheck: to accept one on purpose, put `Plan-Dropped: {ENCRYPT} -- reason`"
        " into a commit's message\n"
    )


@pytest.mark.parametrize("kinds", ["stretched", "theme:dropped", "contact:added,promoted"])
@pytest.mark.usefixtures("repo")
def test_the_gate_watches_for_what_it_is_told_to(run: Run, kinds: str) -> None:
    assert run("diff", "main", "HEAD", "--fail-on", kinds).returncode == 0


@pytest.mark.usefixtures("repo")
def test_any_change_can_count(run: Run) -> None:
    assert run("diff", "main", "HEAD", "--exit-code").returncode == 1
    assert run("diff", "HEAD", "HEAD", "--exit-code").returncode == 0


@pytest.mark.usefixtures("repo")
def test_a_slip_in_what_to_watch_for_is_told_with_the_nearest(run: Run) -> None:
    done = run("diff", "main", "HEAD", "--fail-on", "droped")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        'plancheck: error: "droped" is no kind of change: did you mean "dropped"?\n'
    )


@pytest.mark.parametrize("what", [ENCRYPT, "Encrypt what leaves the site", "what leaves the site."])
def test_a_trailer_accepts_a_drop_and_its_reason_is_shown(run: Run, repo: Git, what: str) -> None:
    commit(repo, AFTER, "Say why", f"Plan-Dropped: {what} -- the vendor does it\nChange-Id: I1")
    done = run("diff", "main...HEAD", "--fail-on", "dropped")
    assert (done.returncode, done.stderr) == (0, "")
    oid = repo("rev-parse", "--short=7", "HEAD").strip()
    assert (
        "     - Encrypt what leaves the site."
        f" [was on line 18; accepted in commit {oid}: the vendor does it]\n"
    ) in done.stdout


def test_an_acceptance_that_fits_nothing_is_told(run: Run, repo: Git) -> None:
    commit(repo, AFTER, "Say why", "Plan-Dropped: Paint the shed -- too dear")
    done = run("diff", "main...HEAD", "--fail-on", "dropped")
    assert done.returncode == 1
    oid = repo("rev-parse", "--short=7", "HEAD").strip()
    told = f"commit {oid} accepts what fits no change, or several: Paint the shed"
    assert f"plancheck: warning: {told}\n" in done.stderr


def test_what_was_not_looked_at_makes_no_acceptance_idle(run: Run, repo: Git) -> None:
    other = Path("priorities/fir-priorities.rst")
    commit(repo, BEFORE, "Plan Fir", path=other)
    accept = "Plan-Dropped: what leaves the site -- the vendor does it"
    commit(repo, BEFORE.replace("any", "each"), "Say why", accept, path=other)
    for arguments in (("--", other.as_posix()), (f"main:{PLAN}", f"HEAD:{PLAN}")):
        revisions = ("HEAD~1", "HEAD") if arguments[0] == "--" else ()
        assert run("diff", *revisions, *arguments).stderr == ""


def test_a_shallow_clone_tells_changes_but_does_not_pass_the_gate(
    run: Run, repo: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo("clone", "-q", "--depth=1", "--no-single-branch", f"file://{tmp_path}", "shallow")
    monkeypatch.chdir("shallow")
    told = run("diff", "origin/main", "HEAD", "-v")
    assert (told.returncode, told.stdout.splitlines()[-1]) == (
        0,
        "goals: 1 added, 1 dropped, 1 reworded",
    )
    assert "what commits accept is not told: this clone is shallow" in told.stderr
    gate = run("diff", "origin/main", "HEAD", "--fail-on", "dropped")
    assert (gate.returncode, gate.stdout) == (2, "")
    assert "this clone is shallow and lacks where the two revisions parted" in gate.stderr


def test_the_configuration_accepts_a_drop(run: Run, git: Git) -> None:
    accept = f"accept:\n  - {{kind: dropped, what: {ENCRYPT}, reason: the vendor does it}}\n"
    Path(".plancheck.yaml").write_text(accept)
    commit(git, BEFORE, "Plan Cedar")
    commit(git, AFTER, "Change the plan")
    done = run("diff", "HEAD~1", "HEAD", "--fail-on", "dropped")
    assert (done.returncode, done.stderr) == (0, "")
    assert "accepted in .plancheck.yaml: the vendor does it]" in done.stdout


def test_a_change_cannot_relax_the_gate_it_has_to_pass(run: Run, git: Git) -> None:
    Path(".plancheck.yaml").write_text("words: {people_columns: [steward]}\n")
    commit(git, BEFORE, "Plan Cedar")
    git("checkout", "--quiet", "-b", "change")
    relaxed = f"exclude: ['**']\naccept: [{{kind: dropped, what: {ENCRYPT}, reason: x}}]\n"
    Path(".plancheck.yaml").write_text(relaxed)
    commit(git, AFTER, "Change the plan, and the rules")
    done = run("diff", "main...HEAD", "--fail-on", "dropped")
    assert done.returncode == 1
    oid = git("rev-parse", "main").strip()
    assert done.stderr.startswith(
        f"plancheck: note: .plancheck.yaml: as in {oid}; what is changed in it counts from the next"
        " comparison on\n"
    )


def test_a_broken_configuration_of_the_base_is_told(run: Run, git: Git) -> None:
    Path(".plancheck.yaml").write_text("planz: []\n")
    commit(git, BEFORE, "Plan Cedar")
    commit(git, AFTER, "Change the plan")
    done = run("diff", "HEAD~1", "HEAD")
    assert done.returncode == 2
    assert "unknown key 'planz' (did you mean plans?)" in done.stderr


# -- in git itself ---------------------------------------------------------------------------------


def test_git_diff_can_tell_it_in_our_words(repo: Git, command: list[str]) -> None:
    repo("config", "diff.plan.command", " ".join([*command, "git-diff-driver"]))
    Path(".gitattributes").write_text("priorities/*.rst diff=plan\n")
    shown = repo("diff", "main", "HEAD", "--", "priorities")
    old, new = (repo("rev-parse", "--short=7", f"{one}:{PLAN}").strip() for one in ("main", "HEAD"))
    assert f"plan priorities/cedar-priorities.rst: {old} -> {new}\n" in shown
    assert "     - Encrypt what leaves the site. [was on line 18]\n" in shown
    repo("mv", PLAN.as_posix(), "priorities/fir.rst")
    moved = repo("diff", "-M", "main", "--", "priorities")
    assert f"plan priorities/fir.rst (was {PLAN}): {old} -> {new}\n" in moved
    repo("reset", "--quiet", "--hard")
    repo("rm", "--quiet", PLAN.as_posix())
    gone = repo("diff", "HEAD", "--", "priorities")
    assert " - theme Backups [was on line 7]\n" in gone
    PLAN.parent.mkdir(exist_ok=True)
    PLAN.write_bytes(b"\xff\n")
    repo("add", "--all")
    broken = repo("diff", "HEAD", "--", "priorities")
    assert broken.startswith("plan priorities/cedar-priorities.rst: ")
    assert "not UTF-8" in broken


def test_git_log_can_show_plans_as_they_are_read(repo: Git, command: list[str]) -> None:
    show = " ".join([*command, "show", "--format", "outline"])
    repo("config", "diff.plan.textconv", f'f() {{ {show} "$1" 2>/dev/null || cat "$1"; }}; f')
    Path(".gitattributes").write_text("priorities/*.rst diff=plan\n")
    shown = repo("log", "-p", "-1", "--", "priorities")
    assert "-  goal: Encrypt what leaves the site.\n" in shown
    assert "+  goal: Prune what is older than a year.\n" in shown
    assert "   contact: Ada Moss <https://example.org/~ada>\n" in shown


def test_the_driver_does_not_fail_where_nobody_reads_on(
    repo: Git, command: list[str], env: dict[str, str]
) -> None:
    old, new = (repo("show", f"{side}:{PLAN}") for side in ("main", "HEAD"))
    Path("old").write_text(old)
    Path("new").write_text(new)
    arguments = (PLAN.as_posix(), "old", "a" * 40, "100644", "new", "b" * 40, "100644")
    with subprocess.Popen(
        [*command, "git-diff-driver", *arguments],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as driver:
        assert driver.stdout
        assert driver.stderr
        driver.stdout.close()
        assert driver.stderr.read() == b""
    assert driver.returncode == 0
