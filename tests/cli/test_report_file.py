"""``-o FILE``: a report in a file, and nothing lost for it."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]


@pytest.fixture(autouse=True)
def plans(tmp_path: Path, good: str, bad: str) -> None:
    (tmp_path / "good.rst").write_text(good)
    (tmp_path / "bad.rst").write_text(bad)


def test_the_file_holds_what_would_be_printed(run: Run) -> None:
    printed = run("check", "bad.rst")
    done = run("check", "bad.rst", "-o", "report", FORCE_COLOR="1")
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 1)
    assert Path("report").read_text() == printed.stdout
    run("check", "bad.rst", "-o", "report", "--color", "always")
    assert "\x1b[1;31merror:" in Path("report").read_text()


@pytest.mark.parametrize("name", ["-", "/dev/stdout"])
def test_names_of_standard_output_are_known(run: Run, name: str) -> None:
    assert run("check", "bad.rst", "-o", name).stdout == run("check", "bad.rst").stdout


def test_a_run_that_could_read_nothing_leaves_no_old_report(run: Run) -> None:
    Path("report").write_text("1 plan checked: nothing to report\n")
    assert run("check", "nope.rst", "-o", "report").returncode == 2
    assert Path("report").read_text() == "nothing could be checked\n"


def test_a_link_is_followed(run: Run) -> None:
    Path("reports").mkdir()
    Path("report").symlink_to("reports/latest.json")
    run("show", "good.rst", "--format", "json", "-o", "report")
    assert Path("report").is_symlink()
    assert json.loads(Path("reports/latest.json").read_text())["cycle"] == "cedar"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("missing/report", "missing/report: cannot be written: No such file or directory\n"),
        (".", "File '.' is a directory"),
    ],
)
def test_a_place_that_is_not_there_is_told(run: Run, name: str, told: str) -> None:
    done = run("check", "good.rst", "-o", name)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "output"),
    [
        (["check", "good.rst"], "good.rst"),
        (["check", "."], "good.rst"),
        (["check", "good.rst"], "link"),
        (["check", "-", "--stdin-filename", "good.rst"], "good.rst"),
        (["check", "bad.rst", "--config", "c.yaml"], "c.yaml"),
        (["check", "bad.rst", "--schema", "s.json"], "s.json"),
        (["show", "good.rst"], "./good.rst"),
        (["check", "latin-1.rst"], "latin-1.rst"),
    ],
)
def test_what_is_read_is_never_overwritten(run: Run, arguments: list[str], output: str) -> None:
    Path("c.yaml").write_text("{}\n")
    Path("s.json").write_text("{}\n")
    Path("latin-1.rst").write_bytes(b"caf\xe9\n")
    Path("link").symlink_to("good.rst")
    before = {path: path.read_bytes() for path in Path().iterdir()}
    done = run(*arguments, "-o", output, stdin=Path("good.rst").read_bytes())
    assert done.returncode == 2
    assert (
        f"error: {output.removeprefix('./')}: is itself read, and the report would replace it"
        in (done.stderr)
    )
    assert {path: path.read_bytes() for path in Path().iterdir()} == before
    assert Path("link").is_symlink()


def test_a_pipe_is_written_to_as_it_is(run: Run) -> None:
    os.mkfifo("pipe")
    reader = os.open("pipe", os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert run("check", "good.rst", "-o", "pipe").returncode == 0
        assert os.read(reader, 1000) == b"1 plan checked: nothing to report\n"
    finally:
        os.close(reader)
