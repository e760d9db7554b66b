"""``check --fix`` and ``check --diff`` on real files, with the real git and patch."""

import json
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import jsonschema
import pytest

Run = Callable[..., CompletedProcess[str]]
Git = Callable[..., str]

ROOT = Path(__file__).parent.parent.parent
ADA = ".. _Ada Moss: https://example.org/~ada\n"
ZOE = ".. _Zoe: https://example.org/~zoe\n"
NOBODY = 'theme-without-contact theme "Backups" names nobody'


@pytest.fixture
def mendable(good: str) -> str:
    """A plan with two faults that can be repaired."""
    return good.replace(ADA, ADA + ZOE).replace("`Ada Moss`_ ", "`Ada Moss`  ")


@pytest.fixture
def mixed(bad: str) -> str:
    """A plan with a fault that can be repaired, and on line 7 one that cannot."""
    return bad.replace("Backups\n-------", "Backups\n----")


# -- --fix -----------------------------------------------------------------------------------------


def test_a_plan_is_repaired_in_place_once(run: Run, good: str, mendable: str) -> None:
    Path("plan.rst").write_text(mendable)
    done = run("check", "--fix", "plan.rst")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "1 plan checked: 2 repaired, nothing else to report\n"
    assert Path("plan.rst").read_text() == good
    before = Path("plan.rst").stat()
    again = run("check", "--fix", "plan.rst")
    assert (again.returncode, again.stdout) == (
        0,
        "1 plan checked: 0 repaired, nothing to report\n",
    )
    assert Path("plan.rst").stat() == before
    assert [path.name for path in Path().iterdir()] == ["plan.rst"]


def test_what_is_left_is_told_where_it_stands_now(run: Run, mixed: str, mendable: str) -> None:
    Path("a.rst").write_text(f"{ZOE}\n{mixed}")
    Path("b.rst").write_text(mendable)
    done = run("check", "--fix", ".")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("a.rst:7:3: error: theme")
    assert " 7 | | Backups_ | TBD              |\n" in done.stdout
    assert done.stdout.endswith("2 plans checked: 4 repaired, 1 error\n")
    assert run("check", "--fix", "--format", "concise", ".").stdout == f"a.rst:7:3: {NOBODY}\n"


def test_the_data_says_how_many_were_repaired(run: Run, mixed: str) -> None:
    schema = json.loads((ROOT / "schema" / "findings.json").read_text())
    Path("plan.rst").write_text(mixed)
    plain = json.loads(run("check", "--format", "json", "plan.rst").stdout)
    done = json.loads(run("check", "--fix", "--format", "json", "plan.rst").stdout)
    for data in (plain, done):
        jsonschema.validate(data, schema)
    assert ("repaired" in plain, done["repaired"], len(done["findings"])) == (False, 1, 1)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_bytes_of_every_kind_stay(run: Run, good: str, mendable: str, end: str, mark: str) -> None:
    def encoded(text: str) -> bytes:
        text = text.replace("In Cedar", "In Cedar\t漢字 ")
        return (mark + text[:-1].replace("\n", end)).encode()

    Path("plan.rst").write_bytes(encoded(mendable))
    assert run("check", "--fix", "plan.rst").returncode == 0
    assert Path("plan.rst").read_bytes() == encoded(good)


def test_the_mode_is_kept(run: Run, mendable: str) -> None:
    Path("plan.rst").write_text(mendable)
    Path("plan.rst").chmod(0o640)
    run("check", "--fix", "plan.rst")
    assert Path("plan.rst").stat().st_mode & 0o777 == 0o640


def test_links_and_what_is_no_file_are_left(run: Run, mendable: str) -> None:
    Path("elsewhere").write_text(mendable)
    Path("link.rst").symlink_to("elsewhere")
    os.mkfifo("pipe.rst")
    done = run("check", "--fix", "link.rst", "pipe.rst")
    assert done.returncode == 2
    assert "link.rst: is a symbolic link" in done.stderr
    assert "pipe.rst: is not a regular file" in done.stderr
    assert Path("elsewhere").read_text() == mendable
    assert Path("link.rst").is_symlink()


def test_a_file_that_nobody_may_write_is_told_and_the_others_repaired(
    run: Run, good: str, mendable: str
) -> None:
    for name in ("a.rst", "b.rst"):
        Path(name).write_text(mendable)
    Path("a.rst").chmod(0o444)
    done = run("check", "--fix", ".")
    assert done.returncode == 2
    assert done.stderr == "plancheck: error: a.rst: cannot be written: it is read-only\n"
    assert Path("a.rst").read_text() == mendable
    assert Path("b.rst").read_text() == good
    assert done.stdout.count("a.rst:") == 2
    assert done.stdout.endswith(
        "2 plans checked: 2 repaired, 1 error, 1 warning; not everything could be checked\n"
    )


def test_standard_input_has_no_place(run: Run, good: str, mendable: str) -> None:
    Path("plan.rst").write_text(mendable)
    done = run("check", "--fix", "-", "plan.rst", stdin=mendable)
    assert done.returncode == 2
    told = "error: standard input cannot be repaired in place: --diff shows the repairs\n"
    assert done.stderr == f"plancheck: {told}"
    assert Path("plan.rst").read_text() == good


def test_what_is_switched_off_is_not_repaired(run: Run, good: str, mendable: str) -> None:
    Path(".plancheck.yaml").write_text("rules: {unused-target: 'off'}\n")
    Path("plan.rst").write_text(mendable)
    assert run("check", "--fix", "plan.rst").returncode == 0
    assert Path("plan.rst").read_text() == good.replace(ADA, ADA + ZOE)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--fix", "--diff"], "--fix repairs and --diff only shows how: choose one"),
        (["--diff", "--format", "json"], "--diff shows a patch, which is not json"),
        (["--diff", "--format", "concise"], "--diff shows a patch, which is not concise"),
    ],
)
def test_options_that_exclude_each_other(
    run: Run, good: str, options: list[str], told: str
) -> None:
    Path("plan.rst").write_text(good)
    done = run("check", *options, "plan.rst")
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr


# -- --diff ----------------------------------------------------------------------------------------


def test_a_patch_shows_the_repairs_and_what_is_left(run: Run, mixed: str) -> None:
    Path("plan.rst").write_text(f"{ZOE}\n{mixed}")
    done = run("check", "--diff", "plan.rst")
    assert done.returncode == 1
    assert done.stderr == f"plan.rst:9:3: {NOBODY}\n"
    assert done.stdout == (
        "--- a/plan.rst\n"
        "+++ b/plan.rst\n"
        "@@ -1,5 +1,3 @@\n"
        f"-{ZOE}"
        "-\n"
        " Cedar Project Priorities\n"
        " ========================\n"
        " \n"
        "@@ -10,7 +8,7 @@\n"
        " +----------+------------------+\n"
        " \n"
        " Backups\n"
        "-----\n"
        "+-------\n"
        " \n"
        " In Cedar we plan to:\n"
        " \n"
    )
    assert Path("plan.rst").read_text() == f"{ZOE}\n{mixed}"


def test_the_status_tells_whether_anything_is_to_be_done(
    run: Run, good: str, bad: str, mendable: str
) -> None:
    for text, status, printed, told in (
        (good, 0, "", ""),
        (bad, 1, "", f"<stdin>:7:3: {NOBODY}\n"),
    ):
        done = run("check", "--diff", "-", stdin=text)
        assert (done.returncode, done.stdout, done.stderr) == (status, printed, told)
    done = run("check", "--diff", "-", "--stdin-filename", "x.rst", stdin=mendable)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("--- a/x.rst\n+++ b/x.rst\n@@ ")


NAMES = [
    "plan.rst",
    "my plans/a b.rst",
    "caf\xe9.rst",
    'q"u\\o.rst',
    "tab\tx.rst",
    "x ##[group]y.rst",
]


@pytest.mark.parametrize("tool", ["git", "patch"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("tail", ["", "\n"])
def test_the_patch_makes_what_fix_writes(
    run: Run, git: Git, mendable: str, tool: str, end: str, tail: str
) -> None:
    mark = "\ufeff" if end == "\r\n" else ""
    data = (mark + (mendable.rstrip("\n") + f"\n\n{ZOE[:-1]}{tail}").replace("\n", end)).encode()
    for name in NAMES:
        for place in (Path(name), Path("fixed") / name):
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
    assert run("check", "--fix", "fixed").returncode == 0
    done = run("check", "--diff", *NAMES)
    assert (done.returncode, done.stderr) == (1, "")
    assert ("\\ No newline at end of file" in done.stdout) == (tail == "")
    if tool == "git":
        Path("x.patch").write_bytes(done.stdout.encode())
        git("apply", "x.patch")
    else:
        subprocess.run(
            ["patch", "-p1", "--binary", "--quiet"], input=done.stdout.encode(), check=True
        )
    for name in NAMES:
        assert Path(name).read_bytes() == (Path("fixed") / name).read_bytes()


def test_a_path_from_the_root_is_that_from_here(run: Run, mendable: str, tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    plan = tmp_path / "sub" / "plan.rst"
    plan.write_text(mendable)
    assert run("check", "--diff", str(plan)).stdout.startswith("--- a/sub/plan.rst\n")
    done = run("check", "--diff", str(plan), cwd="sub")
    assert done.stdout.startswith("--- a/plan.rst\n")
    (tmp_path / "other").mkdir()
    outside = run("check", "--diff", str(plan), cwd="other").stdout
    assert outside.startswith(f"--- a{plan.as_posix()}\n")


EVIL = ["::error::owned", "\xa0::set-output name=x::y", "x ##[group]y", "\x1b[31mred", "a\u200bb"]


@pytest.mark.parametrize("evil", EVIL)
def test_no_plan_commands_a_runner_and_a_file_gets_the_exact_patch(
    run: Run, git: Git, mendable: str, evil: str
) -> None:
    text = mendable.replace(ADA, f"{evil}\n\n{ADA}")
    Path("plan.rst").write_text(text)
    done = run("check", "--diff", "plan.rst")
    for line in f"{done.stdout}{done.stderr}".split("\n"):
        assert line.isprintable()
        assert not re.match(r"[\s\ufeff]*::", line)
        assert not re.search(r"##\w*\[", line)
    told = "warning: the patch is shown with characters escaped; -o FILE gets it exactly\n"
    assert done.stderr.startswith(f"plancheck: {told}")
    to_file = run("check", "--diff", "plan.rst", "-o", "x.patch")
    assert (to_file.stdout, to_file.returncode) == ("", 1)
    assert told not in to_file.stderr
    git("apply", "x.patch")
    repaired = Path("plan.rst").read_bytes()
    Path("plan.rst").write_text(text)
    run("check", "--fix", "plan.rst")
    assert Path("plan.rst").read_bytes() == repaired


def test_the_patch_replaces_no_plan(run: Run, mendable: str) -> None:
    Path("plan.rst").write_text(mendable)
    done = run("check", "--diff", "plan.rst", "-o", "plan.rst")
    assert done.returncode == 2
    assert Path("plan.rst").read_text() == mendable


def test_a_conflict_of_a_merge_is_told_once_and_never_repaired(run: Run, good: str) -> None:
    text = f"{good}\n<<<<<<< HEAD\nStretch goals:\n=======\n* Two.\n>>>>>>> other\n"
    Path("plan.rst").write_text(text)
    line = text.count("\n") - 4
    done = run("check", "--fix", "--format", "concise", "plan.rst")
    assert done.stdout == (
        f"plan.rst:{line}:1: unreadable-plan the plan cannot be read:"
        " the conflict of a merge is left in it\n"
    )
    assert Path("plan.rst").read_text() == text
