"""``check`` of paths alone goes past click: it does what click would have it do."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]

THROUGH_CLICK = """\
import sys
from plancheck.cli.exits import leave
from plancheck.cli.program import run
leave(lambda: run(sys.argv[1:]))
"""

WORDS = [
    [],
    ["good.rst"],
    ["bad.rst", "good.rst"],
    ["bad.rst", "bad.rst"],
    ["."],
    ["no such.rst"],
    ["no-such.rst", "bad.rst"],
    [""],
    ["-"],
    ["bad.rst", "-"],
    ["a folder"],
    ["latin.rst"],
    ["suppressed.rst"],
]


@pytest.mark.parametrize("words", WORDS, ids=str)
def test_paths_alone_are_checked_as_through_click(
    run: Run, env: dict[str, str], tmp_path: Path, good: str, bad: str, words: list[str]
) -> None:
    Path("good.rst").write_text(good)
    Path("bad.rst").write_text(bad)
    Path("a folder").mkdir()
    Path("a folder", "bad.rst").write_text(bad)
    Path("latin.rst").write_bytes(b"Plan\n====\n\nCaf\xe9\n")
    Path("suppressed.rst").write_text(f".. plancheck: ignore-file[bare-name] why\n\n{bad}")
    through = subprocess.run(
        [sys.executable, "-c", THROUGH_CLICK, "check", *words],
        cwd=tmp_path,
        env=env,
        capture_output=True,
        text=True,
        input=bad,
        check=False,
    )
    past = run("check", *words, stdin=bad)
    assert (past.returncode, past.stdout, past.stderr) == (
        through.returncode,
        through.stdout,
        through.stderr,
    )


@pytest.mark.parametrize(
    ("words", "status"),
    [(["--nothing", "good.rst"], 2), (["good.rst", "--fail-on", "never"], 0), (["-h"], 0)],
)
def test_a_word_that_may_be_an_option_is_for_click(
    run: Run, good: str, words: list[str], status: int
) -> None:
    Path("good.rst").write_text(good)
    assert run("check", *words).returncode == status
