"""One plan in a revision; tests/cli/test_show.py has what can be staged from the command line."""

from collections.abc import Callable
from pathlib import Path

from plancheck import git as plans_in_git

Git = Callable[..., str]
Commit = Callable[..., str]


def test_a_blob_is_read_as_a_text(commit: Commit, tmp_path: Path) -> None:
    commit({"plan.rst": "Cedar\r\n"})
    source = plans_in_git.read("HEAD", "plan.rst", tmp_path)
    assert (source.path, source.text, source.revision) == ("plan.rst", "Cedar\n", "HEAD")
    assert plans_in_git.exists("HEAD", "plan.rst", tmp_path)
    assert not plans_in_git.exists("HEAD", "other.rst", tmp_path)
    assert not plans_in_git.exists("v9", "plan.rst", tmp_path)


def test_the_index_and_the_tree_are_left_alone(commit: Commit, git: Git, tmp_path: Path) -> None:
    commit({"plan.rst": "Cedar\n"})
    (tmp_path / "plan.rst").write_text("changed\n")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / ".git").rglob("*")}
    plans_in_git.read("HEAD", "plan.rst", tmp_path)
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / ".git").rglob("*")} == before
    assert git("status", "--porcelain") == " M plan.rst\n"


def test_only_a_path_as_git_has_it_is_one(commit: Commit, tmp_path: Path) -> None:
    commit({"a/plan.rst": "Cedar\n", "plan.rst": "Maple\n"})
    for name in ("a/../plan.rst", "a//plan.rst", "./a/../plan.rst.", "/plan.rst"):
        assert not plans_in_git.exists("HEAD", name, tmp_path)
    assert plans_in_git.read("HEAD", "./a/../plan.rst", tmp_path).text == "Maple\n"
