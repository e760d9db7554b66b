"""Small files of a commit."""

from collections.abc import Callable
from pathlib import Path

import pytest

from plancheck.errors import PlancheckError
from plancheck.git import Repository, Snapshot, open_at
from plancheck.git.process import Done
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


def test_a_path_is_a_path_and_no_pattern(commit: Commit) -> None:
    made = commit({"a/b/pyproject.toml": "1", "a/b/c/p.rst": "p", "a b/x": "2", "[a]/x": "3"})
    files = snapshot(made)
    assert [files.read(f"a/b/{name}") for name in NAMES] == [None, b"1"]
    assert [files.read(name) for name in ("a b/x", "[a]/x", "a/b/c", "a/?", "nope/x")] == [
        *(b"2", b"3"),
        *(None, None, None),
    ]


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


def test_all_folders_are_listed_at_once(commit: Commit, monkeypatch: pytest.MonkeyPatch) -> None:
    made = commit({f"{number}/a/p.rst": "p" for number in range(20)} | {"7/x.yaml": "x"})
    files = snapshot(made)
    asked: list[tuple[str, ...]] = []
    run = Repository.run

    def counted(repository: Repository, *arguments: str) -> Done:
        asked.append(arguments)
        return run(repository, *arguments)

    monkeypatch.setattr(Repository, "run", counted)
    found = [files.read(f"{number}/{name}") for number in range(20) for name in ("a/x", "x.yaml")]
    assert (len(asked), [one for one in found if one]) == (1, [b"x"])
