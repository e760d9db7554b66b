"""Rows 77-84: however a run ends, its status is true and no report is half-written."""

import json
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import PIPE, CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]

INTERRUPTED_WHILE_LOADING = """\
import os, signal, sys

class Interrupts:
    def find_spec(self, name, path=None, target=None):
        if name == sys.argv[1]:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupts())
from plancheck.cli import main
main(["check", "good.rst", *sys.argv[2:]])
"""
SLOW = "Maple\n=====\n\n" + "* We will.\n\n  Soon.\n\n" * 9000


@pytest.fixture(autouse=True)
def plans(tmp_path: Path, good: str, bad: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.rst").write_text(good)
    (tmp_path / "bad.rst").write_text(bad)


LOADED = [
    *(["plancheck.cli.exits"], ["plancheck.cli.checking"], ["docutils"], ["plancheck.rules"]),
    *(["plancheck.cli.program", "-q"], ["click", "-q"]),
]


@pytest.mark.parametrize("words", LOADED, ids=" ".join)
def test_row_78_ctrl_c_is_quiet_while_it_is_loaded(env: dict[str, str], words: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED_WHILE_LOADING, *words],
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    # Python itself may leave by the signal, which a shell tells as 130 as well.
    assert done.returncode in (130, -signal.SIGINT)
    assert (done.stdout, done.stderr.strip()) == ("", "")


def test_row_78_ctrl_c_is_quiet_while_it_reads_a_plan(env: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "slow.rst").write_text(SLOW)
    Path("report").write_text("old")
    before = sorted(tmp_path.iterdir())
    script = "import threading, os, signal, sys; from plancheck.cli import main;"
    script += "threading.Timer(1, os.kill, (os.getpid(), signal.SIGINT)).start();"
    script += "main(['check', 'slow.rst', '-o', 'report'])"
    done = subprocess.run(
        [sys.executable, "-c", script], env=env, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr.strip()) == (130, "", "")
    assert sorted(tmp_path.iterdir()) == before
    assert Path("report").read_text() == "old"


def reports(run: Run) -> tuple[bytes, bytes]:
    """Two reports that differ, and by which a mixture of both would be known."""
    Path("many.rst").write_text(Path("bad.rst").read_text() + "\n`No{0} One`_\n\n" * 300)
    run("check", "--format", "json", "many.rst", "-o", "new")
    Path("report").write_text("old " * 100_000)
    return Path("report").read_bytes(), Path("new").read_bytes()


@pytest.mark.parametrize(
    ("number", "times"), [(signal.SIGKILL, 20), (signal.SIGTERM, 5), (signal.SIGINT, 5)]
)
def test_row_79_82_whatever_kills_it_the_report_is_old_or_new(
    run: Run, env: dict[str, str], command: list[str], number: signal.Signals, times: int
) -> None:
    old, new = reports(run)
    arguments = ["check", "--format", "json", "many.rst", "-o", "report"]
    begin = time.monotonic()
    run(*arguments)
    whole, chance = time.monotonic() - begin, random.Random(number)  # noqa: S311 -- no secret
    Path("report").write_bytes(old)
    ends = set()
    for _ in range(times):
        with subprocess.Popen([*command, *arguments], env=env, stdout=PIPE, stderr=PIPE) as process:
            time.sleep(chance.uniform(0.2, 1.1) * whole)
            process.send_signal(number)
            process.communicate(timeout=60)
        ends.add(process.returncode)
        assert Path("report").read_bytes() in (old, new)
        if Path("report").read_bytes() == new:
            Path("report").write_bytes(old)
    assert 0 not in ends


def test_row_82_a_kill_while_it_writes_leaves_the_old_report(env: dict[str, str]) -> None:
    for when in ("fsync", "chmod", "replace"):
        Path("report").write_text("old")
        script = (
            "import os, signal, pathlib; from plancheck.output import write_file\n"
            "def kill(*_): os.kill(os.getpid(), signal.SIGKILL)\n"
            f"{'os' if when == 'fsync' else 'pathlib.Path'}.{when} = kill\n"
            "write_file(pathlib.Path('report'), 'new' * 100000)\n"
        )
        done = subprocess.run([sys.executable, "-c", script], env=env, check=False)
        assert done.returncode == -signal.SIGKILL
        assert Path("report").read_text() == "old"


def test_row_84_of_runs_that_write_one_report_at_once_one_wins(
    env: dict[str, str], command: list[str]
) -> None:
    names = ["good.rst", "bad.rst"] * 3
    started = [
        subprocess.Popen([*command, "check", "--format", "json", name, "-o", "report"], env=env)
        for name in names
    ]
    read = 0
    while any(one.poll() is None for one in started):
        if Path("report").exists():
            assert json.loads(Path("report").read_text())["complete"] is True
            read += 1
    assert sorted(one.returncode for one in started) == [0, 0, 0, 1, 1, 1]
    assert json.loads(Path("report").read_text())["findings"] in ([], found(env, command))
    assert list(Path().glob(".report*")) == []


def found(env: dict[str, str], command: list[str]) -> list[object]:
    done = subprocess.run(
        [*command, "check", "--format", "json", "bad.rst"],
        env=env,
        capture_output=True,
        check=False,
    )
    findings: list[object] = json.loads(done.stdout)["findings"]
    return findings
