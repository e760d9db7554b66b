"""What cannot be staged from the command line; tests/cli/test_show.py has the rest."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from plancheck import git
from plancheck.errors import PlancheckError

Git = Callable[..., str]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, identity: dict[str, str]) -> Git:
    for name, value in identity.items():
        monkeypatch.setenv(name, value)

    def runner(*arguments: str) -> str:
        return subprocess.run(
            ["git", *arguments], cwd=tmp_path, capture_output=True, text=True, check=True
        ).stdout

    runner("init", "--quiet")
    (tmp_path / "plan.rst").write_text("Cedar\r\n")
    runner("add", ".")
    runner("commit", "--quiet", "--message=first")
    return runner


@pytest.mark.usefixtures("repository")
def test_a_blob_is_read_as_a_text(tmp_path: Path) -> None:
    source = git.read("HEAD", "plan.rst", tmp_path)
    assert (source.path, source.text, source.revision) == ("plan.rst", "Cedar\n", "HEAD")
    assert git.exists("HEAD", "plan.rst", tmp_path)
    assert not git.exists("HEAD", "other.rst", tmp_path)
    assert not git.exists("v9", "plan.rst", tmp_path)


@pytest.mark.usefixtures("repository")
def test_a_git_that_hangs_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "git").write_text("#!/bin/sh\nexec sleep 60\n")
    (tmp_path / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(git, "MAX_SECONDS", 0.2)
    with pytest.raises(PlancheckError, match=r"git took more than 0\.2 seconds"):
        git.read("HEAD", "plan.rst", tmp_path)


@pytest.mark.parametrize(
    "answer", ["", "^{oid}", "{oid}\n{oid}", "--end-of-options\n{oid}", "HEAD"]
)
def test_only_an_id_is_taken_for_one(
    repository: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    oid = repository("rev-parse", "HEAD").strip()
    (tmp_path / "git").write_text(f"#!/bin/sh\ncat <<'EOF'\n{answer.format(oid=oid)}\nEOF\n")
    (tmp_path / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(PlancheckError, match=r"HEAD:plan\.rst: unknown revision 'HEAD'"):
        git.read("HEAD", "plan.rst", tmp_path)


def test_the_index_and_the_tree_are_left_alone(repository: Git, tmp_path: Path) -> None:
    (tmp_path / "plan.rst").write_text("changed\n")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / ".git").rglob("*")}
    git.read("HEAD", "plan.rst", tmp_path)
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / ".git").rglob("*")} == before
    assert repository("status", "--porcelain") == " M plan.rst\n"
