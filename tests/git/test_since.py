"""What plans on disk were in a revision."""

from collections.abc import Callable
from pathlib import Path

import pytest

from plancheck.errors import PlancheckError
from plancheck.git import since

Git = Callable[..., str]
Commit = Callable[..., str]

CEDAR = "".join(f"* Goal {word} of the cedar cycle.\n" for word in "one two three four".split())


def is_rst(path: str) -> bool:
    return path.endswith(".rst")


def old(revision: str, *names: str) -> list[tuple[str, str] | None]:
    found = since(revision, [Path(name) for name in names], is_rst)
    assert list(found) == [Path(name) for name in names]
    return [(source.path, source.text) if source else None for source in found.values()]


def test_a_plan_is_found_under_its_name_then(
    commit: Commit, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = commit({"d/p.rst": CEDAR, "same.rst": "same\n", "gone.rst": "gone\n"})
    commit({"x.rst": "x\n"})
    git("mv", "d/p.rst", "q.rst")
    Path("q.rst").write_text(f"{CEDAR}* Goal five.\n")
    Path("gone.rst").unlink()
    Path("new.rst").write_text("entirely new\n")
    Path("plan.txt").write_text("gone\n")
    assert old(first, "q.rst", "same.rst", "new.rst") == [
        ("d/p.rst", CEDAR),
        ("same.rst", "same\n"),
        None,
    ]
    assert old(first, "plan.txt") == [("gone.rst", "gone\n")]  # what is named is a plan
    assert old(first, "nope.rst", "x.rst") == [None, None]
    assert since(first, [], is_rst) == {}
    Path("d").mkdir(exist_ok=True)
    monkeypatch.chdir("d")
    assert old(first, "../q.rst") == [("d/p.rst", CEDAR)]
    (source,) = since(first, [Path("../same.rst")], is_rst).values()
    assert source
    assert source.revision == first


def test_each_repository_is_asked_for_its_own(commit: Commit, git: Git, tmp_path: Path) -> None:
    commit({"p.rst": "outer\n"})
    git("init", "-q", "inner")
    Path("inner/p.rst").write_text("inner\n")
    git("add", ".", cwd="inner")
    git("commit", "-qm", "x", cwd="inner")
    Path("inner/p.rst").write_text("changed\n")
    Path("p.rst").write_text("changed\n")
    assert old("HEAD", "p.rst", "inner/p.rst") == [("p.rst", "outer\n"), ("p.rst", "inner\n")]
    with pytest.raises(PlancheckError, match=r"^not a git repository"):
        since("HEAD", [tmp_path.parent / "p.rst"], is_rst)


def test_a_link_had_no_text(commit: Commit) -> None:
    commit({"p.rst": "one\n"})
    Path("link.rst").symlink_to("p.rst")
    assert old("HEAD", "link.rst", "p.rst") == [None, ("p.rst", "one\n")]
    assert old("HEAD", "link.rst") == [None]


def test_an_unknown_revision_is_told(commit: Commit) -> None:
    commit({"p.rst": "one\n"})
    with pytest.raises(PlancheckError, match=r"^unknown revision 'v9': `git branch"):
        since("v9", [Path("p.rst")], is_rst)
    with pytest.raises(PlancheckError, match=r"^'--output=x' is not a revision"):
        since("--output=x", [Path("p.rst")], is_rst)
