"""Small files of a commit."""

from collections.abc import Callable
from pathlib import Path

import pytest

from plancheck.errors import PlancheckError
from plancheck.git import Snapshot, open_at
from plancheck.git.snapshot import MAX_BYTES

Git = Callable[..., str]
Commit = Callable[..., str]
NAMES = (".plancheck.yaml", "pyproject.toml")


def snapshot(commit: str) -> Snapshot:
    return Snapshot(open_at(Path()), commit, "main")


def test_what_was_committed_is_read(commit: Commit) -> None:  # row 56
    made = commit({".plancheck.yaml": "rules: {}\n", "schema/own.json": "{}\n"})
    Path(".plancheck.yaml").write_text("rules: {goal: off}\n")
    commit({})
    files = snapshot(made)
    assert files.read(".plancheck.yaml") == b"rules: {}\n"
    assert files.read("schema/own.json") == files.read("a/../schema/./own.json") == b"{}\n"
    for name in ("nope.yaml", "schema", "*", "."):
        assert files.read(name) is None


def test_the_nearest_comes_first(commit: Commit) -> None:
    made = commit(
        {
            "a/b/pyproject.toml": "1",
            "a/.plancheck.yaml": "2",
            "a/pyproject.toml": "3",
            ".plancheck.yaml": "4",
            "a/b/c/p.rst": "p",
            "x/.plancheck.yaml": "5",
        }
    )
    assert list(snapshot(made).upward("a/b/c", NAMES)) == [
        ("a/b/pyproject.toml", b"1"),
        ("a/.plancheck.yaml", b"2"),
        ("a/pyproject.toml", b"3"),
        (".plancheck.yaml", b"4"),
    ]
    assert list(snapshot(made).upward("", NAMES)) == [(".plancheck.yaml", b"4")]
    assert next(snapshot(made).upward("nowhere/at/all", NAMES))[0] == ".plancheck.yaml"


def test_what_is_no_small_file_is_told(commit: Commit) -> None:
    Path("link.yaml").symlink_to("big.yaml")
    made = commit({"big.yaml": "x" * (MAX_BYTES + 1), "whole.yaml": "x" * MAX_BYTES})
    with pytest.raises(PlancheckError, match=r"^main:big\.yaml: larger than 64 KiB, the most that"):
        snapshot(made).read("big.yaml")
    with pytest.raises(PlancheckError, match=r"^main:link\.yaml: is a symbolic link, not a file"):
        snapshot(made).read("link.yaml")
    assert snapshot(made).read("whole.yaml") == b"x" * MAX_BYTES
    for name in ("../x", "a/../../x", "/x"):
        with pytest.raises(PlancheckError, match="x: is outside the repository: main holds only"):
            snapshot(made).read(name)
