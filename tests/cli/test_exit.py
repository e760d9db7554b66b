"""How a run ends: the exit status tells the truth, whatever happens to the program."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import PIPE, CompletedProcess

import pytest

from plancheck.docs import exit_table
from plancheck.errors import ExitCode, exit_list
from tests.cli.programs import python

Run = Callable[..., CompletedProcess[str]]

SABOTAGED = """\
import sys
from plancheck import check, files
from plancheck.cli import main
from plancheck.finding import Severity
from plancheck.rules.base import Rule

def fail(plan, wording):
    raise ZeroDivisionError("one \\x1b[31m two")

if "good.rst" in sys.argv and "odd.rst" in sys.argv:
    read = files.read_bytes
    files.read_bytes = lambda plan: fail(0, 0) if plan.label == "odd.rst" else read(plan)
check.RULES = (Rule("broken-rule", Severity.ERROR, "", check=fail), *check.RULES)
main(sys.argv[1:])
"""


@pytest.fixture(autouse=True)
def plans(tmp_path: Path, good: str, bad: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.rst").write_text(good)
    (tmp_path / "bad.rst").write_text(bad)


@pytest.fixture
def sabotaged(env: dict[str, str]) -> Run:
    """Plancheck with a rule that fails, as a bug would."""

    def runner(*arguments: str) -> CompletedProcess[str]:
        return python(env, SABOTAGED, *arguments)

    return runner


def test_a_bug_is_told_as_one_and_loses_no_finding(sabotaged: Run) -> None:
    done = sabotaged("check", "--format", "concise", "good.rst", "bad.rst")
    assert done.returncode == 3
    assert done.stdout == 'bad.rst:7:3: theme-without-contact theme "Backups" names nobody\n'
    first, *others, last = done.stderr.splitlines()
    assert first == "plancheck: bug: while checking bad.rst:"
    assert "plancheck: bug: ZeroDivisionError: one \\x1b[31m two" in others
    assert sum("Traceback" in line for line in others) == 1  # though two plans met it
    assert last.startswith("plancheck: this is a bug in plancheck 0.")
    assert "please report the lines above at https://" in last


def test_a_bug_outside_the_rules_loses_nothing_either(sabotaged: Run) -> None:
    Path("odd.rst").touch()
    done = sabotaged("check", "--format", "concise", "odd.rst", "good.rst", "bad.rst")
    assert done.returncode == 3
    assert done.stdout.startswith("bad.rst:7:3: theme-without-contact")
    assert "plancheck: bug: while checking odd.rst:\n" in done.stderr


def test_a_report_says_that_a_bug_left_it_incomplete(sabotaged: Run) -> None:
    done = sabotaged("check", "--format", "json", "good.rst")
    assert '"complete": false' in done.stdout
    text = sabotaged("check", "good.rst", "nope.rst")
    assert text.returncode == 3
    assert text.stdout == ("1 plan checked: nothing to report; not everything could be checked\n")
    assert "plancheck: error: nope.rst: no such file or folder\n" in text.stderr


@pytest.mark.parametrize("arguments", [["check", "-o", "report", "-"], ["show", "-"]])
def test_ctrl_c_ends_quietly(
    command: list[str], env: dict[str, str], arguments: list[str], tmp_path: Path
) -> None:
    before = set(tmp_path.iterdir())
    with subprocess.Popen(
        [*command, *arguments], env=env, stdin=PIPE, stdout=PIPE, stderr=PIPE
    ) as p:
        assert p.stdin
        assert p.stdout
        assert p.stderr
        p.stdin.write(b"x\n" * 100_000)  # more than a pipe holds: it is reading when this returns
        p.stdin.flush()
        time.sleep(0.3)  # and now it waits for more
        p.send_signal(signal.SIGINT)
        assert p.wait(30) == 130
        assert p.stdout.read() == b""
        assert p.stderr.read().strip() == b""
    assert set(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    "arguments", ["check .", "check nope 2>&1", "explain", "-h", "show good.rst"]
)
def test_a_reader_that_goes_away_is_no_error(
    command: list[str], env: dict[str, str], arguments: str
) -> None:
    script = f"{' '.join(command)} {arguments} | exec true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", script], env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode in (0, 141)
    assert done.stderr == ""


def test_head_gets_its_line(command: list[str], env: dict[str, str]) -> None:
    script = f"{' '.join(command)} check --format concise bad.rst | head -1"
    done = subprocess.run(
        ["bash", "-c", script], env=env, capture_output=True, text=True, check=True
    )
    assert done.stdout == 'bad.rst:7:3: theme-without-contact theme "Backups" names nobody\n'
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("shell", "told"),
    [
        (
            "check good.rst >&-",
            "plancheck: error: standard output is closed: write to a file with -o FILE\n",
        ),
        ("check - <&-", "plancheck: error: <stdin>: cannot be read: Bad file descriptor\n"),
        (
            "check good.rst >/dev/full",
            "plancheck: error: standard output: cannot be written: No space left on device\n",
        ),
        (
            "show good.rst -o /dev/full",
            "plancheck: error: /dev/full: cannot be written: No space left on device\n",
        ),
        ("-h >/dev/full", "plancheck: error: standard output: No space left on device\n"),
    ],
)
def test_a_report_that_nobody_gets_is_an_error(
    command: list[str], env: dict[str, str], shell: str, told: str
) -> None:
    if "/dev/full" in shell and not Path("/dev/full").exists():
        pytest.skip("not on this system")
    done = subprocess.run(
        ["bash", "-c", f"{' '.join(command)} {shell}"],
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (2, told)


def test_a_closed_output_does_not_matter_to_a_report_in_a_file(
    command: list[str], env: dict[str, str]
) -> None:
    script = f"{' '.join(command)} check bad.rst -o report >&- 2>&-"
    assert subprocess.run(["bash", "-c", script], env=env, check=False).returncode == 1
    assert "names nobody" in Path("report").read_text()


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    done = run()
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == run("-h").stdout


def test_the_tables_of_exit_statuses_hold_them_all() -> None:
    meanings = {
        0: "nothing to report",
        1: "findings",
        2: "it could not do the work",
        3: "a bug in plancheck",
        130: "interrupted (Ctrl-C)",
        141: "the reader of the output went away",
    }
    assert {code.value for code in ExitCode} == set(meanings)
    rows = exit_table().splitlines()
    assert rows[:2] == ["| status | meaning |", "| --- | --- |"]
    for row, listed, (status, meaning) in zip(
        rows[2:], [ExitCode(code).meaning for code in ExitCode], meanings.items(), strict=True
    ):
        assert row == f"| {status} | {listed} |"
        assert listed.startswith(meaning)
        assert f"{status:>3}  {meaning}" in exit_list()


def test_the_environment_of_python_does_not_matter(run: Run) -> None:
    plain = run("check", "bad.rst")
    for extra in ({"PYTHONOPTIMIZE": "2"}, {"PYTHONWARNINGS": "error"}, {"HOME": os.devnull}):
        done = run("check", "bad.rst", **extra)
        assert (done.stdout, done.stderr, done.returncode) == (plain.stdout, "", 1)
