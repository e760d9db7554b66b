"""Commands without options go past click: they do what click would have them do."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.cli.programs import python

Run = Callable[..., CompletedProcess[str]]
Git = Callable[..., str]

THROUGH_CLICK = """\
import sys
from plancheck.cli.exits import leave
from plancheck.cli.program import run
leave(lambda: run(sys.argv[1:]))
"""


def through_click(env: dict[str, str], stdin: str, *words: str) -> CompletedProcess[str]:
    """What the program does in this folder where click reads ``words``."""
    return python(env, THROUGH_CLICK, *words, stdin=stdin)


def told(done: CompletedProcess[str]) -> tuple[int, str, str]:
    return done.returncode, done.stdout, done.stderr


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
    run: Run, env: dict[str, str], good: str, bad: str, words: list[str]
) -> None:
    Path("good.rst").write_text(good)
    Path("bad.rst").write_text(bad)
    Path("a folder").mkdir()
    Path("a folder", "bad.rst").write_text(bad)
    Path("latin.rst").write_bytes(b"Plan\n====\n\nCaf\xe9\n")
    Path("suppressed.rst").write_text(f".. plancheck: ignore-file[bare-name] why\n\n{bad}")
    assert told(run("check", *words, stdin=bad)) == told(through_click(env, bad, "check", *words))


@pytest.mark.parametrize(
    "words",
    [
        *([], ["HEAD"], ["HEAD~1", "HEAD"], ["HEAD~1..HEAD"], ["HEAD~1:oak.rst", "oak.rst"]),
        *(["oak.rst", "-"], ["HEAD", "nothing"], ["oak.rst", "no.rst"], ["a", "b", "c"], [""]),
    ],
    ids=str,
)
def test_revisions_alone_are_compared_as_through_click(
    run: Run, git: Git, env: dict[str, str], good: str, bad: str, words: list[str]
) -> None:
    Path(".plancheck.yaml").write_text("plans: ['oak.rst']\n")
    for text in (good, bad):
        Path("oak.rst").write_text(text)
        git("add", ".")
        git("commit", "--quiet", "-m", "oak")
    Path("oak.rst").write_text(f"{bad}\n* Prune them.\n")
    assert told(run("diff", *words, stdin=good)) == told(through_click(env, good, "diff", *words))


@pytest.mark.parametrize(
    ("words", "status"),
    [(["--nothing", "good.rst"], 2), (["good.rst", "--fail-on", "never"], 0), (["-h"], 0)],
)
def test_a_word_that_may_be_an_option_is_for_click(
    run: Run, good: str, words: list[str], status: int
) -> None:
    Path("good.rst").write_text(good)
    assert run("check", *words).returncode == status
