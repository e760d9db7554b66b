"""Rows 37, 55 and 85-89: whatever the machine and its environment are like, the report is one."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]

SCRIPT = Path(sys.executable).parent / "plancheck"


@pytest.fixture(autouse=True)
def plans(tmp_path: Path, good: str, bad: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.rst").write_text(good)
    (tmp_path / "bad.rst").write_text(bad.replace("Backups", "Bäckups 漢字"), encoding="utf-8")


@pytest.fixture
def wanted(run: Run) -> str:
    """What a plain run says."""
    done = run("check", "bad.rst", "good.rst")
    assert done.returncode == 1
    return done.stdout


def test_row_37_a_pipe_or_a_device_is_no_plan_and_is_not_waited_for(run: Run) -> None:
    os.mkfifo("pipe.rst")
    for name in ("pipe.rst", "/dev/zero", "/dev/stdin"):
        done = run("check", name)
        assert (done.returncode, done.stdout) == (2, "nothing could be checked\n")
        assert "is not a regular file" in done.stderr or "is a symbolic link" in done.stderr


@pytest.mark.skipif(not SCRIPT.exists(), reason="plancheck is not installed here")
@pytest.mark.parametrize("start", [[str(SCRIPT)], [sys.executable, "-P", "-m", "plancheck"]])
def test_row_55_modules_beside_a_plan_are_not_imported(
    env: dict[str, str], wanted: str, start: list[str]
) -> None:
    for name in ("yaml", "html", "json", "docutils", "jsonschema", "click", "plancheck", "re"):
        Path(f"{name}.py").write_text("raise SystemExit('owned')\n")
    Path("encodings").mkdir()
    Path("sitecustomize.py").write_text("raise SystemExit('owned')\n")
    Path(".plancheck.yaml").write_text("{}\n")
    done = subprocess.run(
        [*start, "check", "bad.rst", "good.rst"], env=env, capture_output=True, check=False
    )
    assert (done.returncode, done.stdout.decode(), done.stderr) == (1, wanted, b"")


def test_row_85_no_home_and_no_environment_change_nothing(
    command: list[str], env: dict[str, str], wanted: str
) -> None:
    for environment in ({}, {"HOME": "/nonexistent"}):
        done = subprocess.run(
            [*command, "check", "bad.rst", "good.rst"],
            env={**environment, "PYTHONPATH": env["PYTHONPATH"]},
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stdout.decode(), done.stderr) == (1, wanted, b"")
    assert not Path("/nonexistent").exists()  # no home is made for what is kept


def test_row_85_a_private_umask_makes_a_private_report(
    command: list[str], env: dict[str, str]
) -> None:
    for mask, mode in ((0o077, 0o600), (0o022, 0o644)):
        report = Path(f"report-{mask}")
        subprocess.run(
            [*command, "check", "good.rst", "-o", report], env=env, umask=mask, check=True
        )
        assert report.stat().st_mode & 0o777 == mode


@pytest.mark.parametrize(
    "extra",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp1252"},
        {"LANG": "ja_JP.eucJP", "PYTHONUTF8": "0"},
    ],
)
def test_row_86_no_locale_changes_a_byte(
    run: Run, wanted: str, tmp_path: Path, extra: dict[str, str]
) -> None:
    done = run("check", "bad.rst", "good.rst", **extra)
    assert (done.returncode, done.stdout, done.stderr) == (1, wanted, "")
    run("check", "bad.rst", "good.rst", "-o", "report", **extra)
    assert (tmp_path / "report").read_bytes() == wanted.encode()
    assert run("check", "no\u200bpe.rst", **extra).stderr.count("\n") == 1


OPTIONS = [
    ["-P"],
    ["-O"],
    ["-OO"],
    ["-W", "error"],
    ["-X", "warn_default_encoding", "-W", "error"],
    ["-B"],
]


@pytest.mark.parametrize("options", OPTIONS, ids=" ".join)
def test_row_87_no_option_of_python_changes_anything(
    env: dict[str, str], wanted: str, options: list[str]
) -> None:
    done = subprocess.run(
        [sys.executable, *options, "-m", "plancheck", "check", "bad.rst", "good.rst"],
        env=env,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout.decode(), done.stderr) == (1, wanted, b"")


@pytest.mark.parametrize("form", ["text", "json"])
def test_row_88_neither_hash_seed_nor_time_zone_changes_a_byte(run: Run, form: str) -> None:
    Path("both.rst").write_text(Path("bad.rst").read_text() + "\n`Nobody`_ and `Someone`_ and *a\n")
    reports = {
        run("check", ".", "--format", form, PYTHONHASHSEED=str(seed), TZ=zone).stdout
        for seed in range(4)
        for zone in ("UTC", "Pacific/Kiritimati")
    }
    assert len(reports) == 1


AUDITED = """\
import json, sys
seen = []

def note(event, arguments):
    runs = ("subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "ctypes.")
    if event.startswith(("socket.", *runs)):
        seen.append(event)
    if event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        seen.append(f"writes {arguments[0]}")

from plancheck.cli import main
import plancheck.cli.program
sys.addaudithook(note)
try:
    main(sys.argv[2:])
finally:
    open(sys.argv[1], "w").write(json.dumps([one for one in seen if sys.argv[1] not in one]))
"""
PLAN = """\
Maple
=====

.. include:: /etc/hostname

.. csv-table::
   :url: http://127.0.0.1:9/

.. image:: http://127.0.0.1:9/x.png

.. raw:: html
   :url: http://127.0.0.1:9/

.. math:: x

.. code:: python

   import os

* We will add `it <http://127.0.0.1:9/>`_.
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--no-cache", "x.rst"],
        ["check", "--no-cache", "x.rst", "--format", "json", "--schema", "own.yaml"],
        ["check", "--no-cache"],
        ["show", "x.rst", "--format", "yaml"],
        ["explain", "schema"],
        ["schema", "linked"],
    ],
)
def test_row_89_nothing_is_asked_of_the_network_run_or_written(
    env: dict[str, str], tmp_path: Path, arguments: list[str]
) -> None:
    (tmp_path / "x.rst").write_text(PLAN)
    (tmp_path / "own.yaml").write_text("properties: {title: {type: string}}\n")
    (tmp_path / ".plancheck.yaml").write_text("plans: ['x.rst']\nschema: ./own.yaml\n")
    before = sorted(tmp_path.iterdir())
    with_seen = tmp_path.parent / f"{tmp_path.name}-seen"
    done = subprocess.run(
        [sys.executable, "-B", "-c", AUDITED, with_seen, *arguments],
        env=env,
        capture_output=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    assert json.loads(with_seen.read_text()) == []
    assert sorted(tmp_path.iterdir()) == before
