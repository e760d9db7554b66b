"""Which plans two sides hold, and their texts; rows are those of the matrix of hostile cases."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from plancheck.errors import PlancheckError
from plancheck.git import Plans, Snapshot, compare, open_at
from plancheck.source import MAX_BYTES

Git = Callable[..., str]
Commit = Callable[..., str]
Told = Callable[..., list[str]]
Texts = Callable[..., list[tuple[str, str]]]

CEDAR = """\
Cedar Project Priorities
========================

* Restore a volume from any snapshot, wherever it was made.
* Move the scheduler's tables into their own database.
* Let operators drain a host before they mend it.
"""
MAPLE = """\
Maple Project Priorities
========================

* Sign every image with a key of the project's.
* Tell an auditor who opened which console, and when.
* Retire the old client for good.
"""


def error(call: Callable[..., object], *arguments: str, **options: object) -> str:
    with pytest.raises(PlancheckError) as caught:
        call(*arguments, **options)
    return str(caught.value)


# -- three places ----------------------------------------------------------------------------------


def test_the_index_is_not_the_work_tree(
    commit: Commit, git: Git, told: Told, texts: Texts
) -> None:  # row 45
    commit({"p.rst": "one\n", "same.rst": "same\n", "notes.txt": "no plan\n"})
    Path("p.rst").write_text("two\n")
    Path("staged.rst").write_text("new\n")
    git("add", ".")
    Path("p.rst").write_text("three\n")
    Path("untracked.rst").write_text("newer\n")
    Path("same.rst").unlink()
    assert told(is_staged=True) == ["~ p.rst", "= same.rst", "+ staged.rst"]
    assert texts(is_staged=True)[0] == ("one\n", "two\n")
    assert told() == ["~ p.rst", "- same.rst", "+ staged.rst", "+ untracked.rst"]
    assert texts()[0] == ("one\n", "three\n")


def test_what_git_ignores_is_no_plan(commit: Commit, told: Told) -> None:
    commit({".gitignore": "build/\n", "p.rst": "one\n"})
    Path("build").mkdir()
    Path("build/p.rst").write_text("two\n")
    assert told() == ["= p.rst"]
    assert error(told, paths=["build/p.rst"]) == "build/p.rst: no plan there on either side"


def test_an_unmerged_plan_is_told(commit: Commit, git: Git, told: Told) -> None:  # row 45
    first = commit({"p.rst": "one\n", "q.rst": "q\n"})
    git("checkout", "-qb", "side")
    commit({"p.rst": "two\n"})
    git("checkout", "-q", "main")
    commit({"p.rst": "three\n"})
    with pytest.raises(subprocess.CalledProcessError):
        git("merge", "side")
    assert error(told, is_staged=True) == (
        "p.rst: is unmerged: resolve the conflict and `git add` it"
    )
    assert told(first) == ["~ p.rst", "= q.rst"]  # the file with its marks


def test_what_is_only_announced_is_not_staged(commit: Commit, git: Git, told: Told) -> None:
    """Row 45: ``git add -N``."""
    commit({"p.rst": CEDAR})
    Path("new.rst").write_text(MAPLE)
    git("add", "-N", "new.rst")
    assert told(is_staged=True) == ["= p.rst"]
    assert told() == ["+ new.rst", "= p.rst"]
    Path("p.rst").write_text("")
    git("add", "p.rst")
    assert told(is_staged=True) == ["- p.rst"]


def test_what_a_sparse_checkout_leaves_out_is_not_gone(
    commit: Commit, git: Git, told: Told
) -> None:
    commit({"a/p.rst": CEDAR, "b/q.rst": MAPLE})
    git("sparse-checkout", "set", "a")
    assert not Path("b").exists()
    assert told() == ["= a/p.rst", "= b/q.rst"]


def test_a_plan_is_the_same_whatever_its_mode(commit: Commit, told: Told) -> None:  # row 38
    commit({"p.rst": CEDAR})
    Path("p.rst").chmod(0o755)
    commit({})
    assert told("HEAD~1", "HEAD") == told("HEAD~1") == ["= p.rst"]


def test_nothing_to_compare_is_an_error(commit: Commit, told: Told) -> None:
    commit({"p.txt": "one\n"})
    hint = "name the file, or the plans' globs under `plans:` in the configuration"
    assert error(told) == f"no plan in HEAD or the work tree: {hint}"
    assert told("HEAD", paths=["p.txt"]) == ["= p.txt"]  # named in full it is one


def test_paths_limit_what_is_told_and_not_what_is_followed(commit: Commit, told: Told) -> None:
    commit({"a/p.rst": CEDAR, "a/r.rst": "r\n", "q.rst": "q\n"})
    commit({"a/p.rst": None, "b/p.rst": CEDAR})
    assert told("HEAD~1", paths=["b"]) == ["a/p.rst > b/p.rst ="]
    assert told("HEAD~1", paths=["a/p.rst"]) == ["a/p.rst > b/p.rst ="]
    assert told("HEAD~1", paths=["a", "b", "a"]) == ["= a/r.rst", "a/p.rst > b/p.rst ="]
    assert told("HEAD~1", paths=["."]) == ["= a/r.rst", "a/p.rst > b/p.rst =", "= q.rst"]
    assert error(told, "HEAD~1", paths=["b", "c"]) == "c: no plan there on either side"


# -- moved plans (row 52) --------------------------------------------------------------------------


@pytest.mark.parametrize("is_committed", [True, False])
@pytest.mark.parametrize("is_staged", [True, False])
def test_a_moved_plan_is_followed(
    commit: Commit, git: Git, told: Told, is_committed: bool, is_staged: bool
) -> None:  # row 52
    first = commit({"cedar.rst": CEDAR, "maple.rst": MAPLE})
    files = {
        "cedar.rst": None,
        "old/cedar.rst": CEDAR.replace("any snapshot", "a copy"),
        "maple.rst": None,
        "new.rst": MAPLE,
    }
    if is_committed:
        commit(files)
    else:
        Path("old").mkdir()
        for name, text in files.items():
            Path(name).write_text(text) if text else Path(name).unlink()
        if is_staged:
            git("add", "--all")
    assert told(first, is_staged=is_staged) == (
        ["maple.rst > new.rst =", "cedar.rst > old/cedar.rst"]
    )


def test_plans_that_took_each_others_places_are_told_apart(
    commit: Commit, told: Told
) -> None:  # row 52
    commit({"a.rst": CEDAR, "b.rst": MAPLE, "c.rst": "Oak\n"})
    commit({"a.rst": MAPLE, "b.rst": CEDAR})
    assert told("HEAD~1") == ["b.rst > a.rst =", "a.rst > b.rst =", "= c.rst"]
    commit({"a.rst": "Oak\n", "b.rst": MAPLE, "c.rst": CEDAR})
    assert told("HEAD~1") == ["c.rst > a.rst =", "a.rst > b.rst =", "b.rst > c.rst ="]
    commit({"b.rst": f"{CEDAR}More.\n", "c.rst": f"{MAPLE}Less.\n"})
    assert told("HEAD~1") == ["= a.rst", "c.rst > b.rst", "b.rst > c.rst"]


def test_a_plan_that_was_filed_away_is_not_its_successor(commit: Commit, told: Told) -> None:
    commit({"current.rst": CEDAR})
    commit({"old/cedar.rst": CEDAR, "current.rst": MAPLE})
    assert told("HEAD~1") == ["+ current.rst", "current.rst > old/cedar.rst ="]


def test_a_copy_does_not_take_the_place_of_an_edited_plan(commit: Commit, told: Told) -> None:
    """Else a plan could lose its goals behind a copy that still has them."""
    commit({"p.rst": CEDAR})
    edited = CEDAR.replace("* Let operators drain a host before they mend it.\n", "")
    commit({"copy.rst": CEDAR, "p.rst": edited})
    assert told("HEAD~1") == ["+ copy.rst", "~ p.rst"]


def test_another_plan_under_the_same_path_is_that_plan_changed(commit: Commit, told: Told) -> None:
    commit({"p.rst": CEDAR})
    commit({"p.rst": MAPLE})
    assert told("HEAD~1") == ["~ p.rst"]


# -- hostile names and trees -----------------------------------------------------------------------


def test_any_name_is_told_exactly(commit: Commit, told: Told, texts: Texts) -> None:  # row 34
    names = [
        "new\nline",
        "tab\t",
        'quo"te',
        "back\\slash",
        os.fsdecode(b"latin-\xe9"),
        "a:b",
        "\u2705",
    ]
    commit({f"d/{name}.rst": f"{at}\n" for at, name in enumerate(names)})
    commit({f"d/{name}.rst": f"{at}!\n" for at, name in enumerate(names)})
    expected = sorted(f"~ d/{name}.rst" for name in names)
    assert sorted(told("HEAD~1")) == sorted(told("HEAD~1", "HEAD")) == expected
    assert sorted(texts("HEAD~1", "HEAD")) == [(f"{at}\n", f"{at}!\n") for at in range(7)]
    assert texts("HEAD~1", paths=[f"d/{names[0]}.rst"]) == [("0\n", "0!\n")]


def test_paths_of_a_forged_tree_are_never_followed(
    commit: Commit, git: Git, told: Told, texts: Texts, tmp_path: Path
) -> None:  # row 35
    first = commit({"p.rst": CEDAR})
    (tmp_path.parent / "outside.rst").write_text("secret\n")
    blob = git("rev-parse", "HEAD:p.rst").strip()

    def forged(*entries: tuple[str, str, str]) -> str:
        made = subprocess.run(
            ["git", "hash-object", "-t", "tree", "-w", "--stdin", "--literally"],
            input=b"".join(
                f"{mode} {name}\0".encode() + bytes.fromhex(oid) for mode, name, oid in entries
            ),
            capture_output=True,
            check=True,
        )
        return made.stdout.decode().strip()

    inner = forged(("100644", "outside.rst", blob), ("100644", "p.rst", blob))
    tree = forged(("40000", "..", inner), ("40000", ".git", inner), ("100644", "P.rst", blob))
    made = git("commit-tree", tree, "-m", "forged").strip()
    assert told(first, made, paths=["."]) == [
        "+ ../outside.rst", "p.rst > ../p.rst =", "+ .git/outside.rst", "+ .git/p.rst", "+ P.rst"
    ]  # fmt: skip
    assert {new for _, new in texts(first, made)} == {CEDAR}
    twice = git(
        "commit-tree", forged(("100644", "p.rst", blob), ("100644", "p.rst", blob)), "-m", "x"
    ).strip()
    assert error(told, first, twice) == (
        f"p.rst: stands twice in the tree of {twice[:12]}: `git fsck` tells more"
    )
    with pytest.raises(PlancheckError, match=r"^p\.rst: stands twice in the tree of "):
        Snapshot(open_at(Path()), twice, "x").read("p.rst")
    names = forged(("100644", "Cafe\u0301.rst", blob), ("100644", "Caf\xe9.rst", blob))
    both = git("commit-tree", names, "-m", "x").strip()
    assert told(first, both) == ["p.rst > Cafe\u0301.rst =", "+ Caf\xe9.rst"]


def test_links_are_no_plans(commit: Commit, git: Git, told: Told, tmp_path: Path) -> None:  # row 36
    secret = tmp_path.parent / "secret"
    secret.mkdir()
    (secret / "s.rst").write_text("SECRET=hunter2\n")
    first = commit({"p.rst": CEDAR, "folder/q.rst": MAPLE})
    for name, target in {
        "env.rst": "/proc/self/environ",
        "zero.rst": "/dev/zero",
        "loop": ".",
        "loop.rst": "loop.rst",
        "latest.rst": "p.rst",
        "out": str(secret),
    }.items():
        Path(name).symlink_to(target)
    assert told() == ["= folder/q.rst", "= p.rst"]
    git("add", "--all")
    assert told(is_staged=True) == ["= folder/q.rst", "= p.rst"]
    git("commit", "-qm", "links")
    assert told(first, "HEAD") == ["= folder/q.rst", "= p.rst"]
    for name in ("env.rst", "latest.rst"):
        for arguments in ([first], [first, "HEAD"]):
            assert f"{name}: is a symbolic link in " in error(told, *arguments, paths=[name])
    assert error(told, first, "HEAD", paths=["out/s.rst"]) == (
        "out: is a symbolic link in HEAD: name what it points to"
    )
    # A folder of the index that is a link on disk is one that git would not look into.
    (secret / "q.rst").write_text("SECRET=hunter2\n")
    Path("folder/q.rst").unlink()
    Path("folder").rmdir()
    Path("folder").symlink_to(secret)
    assert told("HEAD") == ["- folder/q.rst", "= p.rst"]


def test_a_plan_that_became_something_else_is_gone(commit: Commit, told: Told) -> None:  # row 38
    commit({"p.rst": CEDAR, "q.rst": MAPLE})
    Path("p.rst").unlink()
    Path("p.rst").symlink_to("q.rst")
    commit({})
    assert told("HEAD~1") == told("HEAD~1", "HEAD") == ["- p.rst", "= q.rst"]
    assert told("HEAD", "HEAD~1") == ["+ p.rst", "= q.rst"]
    Path("q.rst").unlink()
    Path("q.rst").mkdir()
    assert told("HEAD~1") == ["- p.rst", "- q.rst"]


def test_a_pipe_is_no_plan(commit: Commit, texts: Texts) -> None:  # row 37
    commit({"p.rst": CEDAR})
    Path("p.rst").unlink()
    os.mkfifo("p.rst")
    assert error(texts) == "p.rst: is not a regular file: a plan is a file with text"


# -- contents --------------------------------------------------------------------------------------


def test_what_was_committed_is_read_and_no_replacement(
    commit: Commit, git: Git, told: Told, texts: Texts
) -> None:  # row 49
    first = commit({"p.rst": "one\n"})
    second = commit({"p.rst": "two\n"})
    git("replace", *(git("rev-parse", f"{one}:p.rst").strip() for one in (first, second)))
    git("replace", first, git("commit-tree", f"{second}^{{tree}}", "-m", "forged").strip())
    assert texts("HEAD~1", "HEAD") == [("one\n", "two\n")]
    Path(".git/info").mkdir(exist_ok=True)
    Path(".git/info/grafts").write_text(f"{second}\n")
    assert told("HEAD~1...HEAD") == ["~ p.rst"]


def test_what_is_no_text_of_a_plan_is_told(
    commit: Commit, told: Told, texts: Texts
) -> None:  # row 39
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"
    commit({"p.rst": CEDAR})
    commit({"p.rst": pointer})
    assert error(texts, "HEAD~1", "HEAD").startswith("p.rst: is a Git LFS pointer")
    commit({"p.rst": "x" * (MAX_BYTES + 1)})
    for arguments in (["HEAD~2", "HEAD"], ["HEAD~2"]):
        assert told(*arguments) == ["~ p.rst"]
        assert "p.rst: larger than 256 KiB" in error(texts, *arguments)
    commit({"p.rst": "x" * MAX_BYTES})
    assert texts("HEAD~3", "HEAD") == [(CEDAR, "x" * MAX_BYTES)]
    Path("p.rst").write_bytes(b"caf\xe9")
    assert error(texts).startswith("p.rst: not UTF-8")


def test_a_huge_blob_is_never_asked_for(
    git: Git, commit: Commit, texts: Texts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # row 16
    commit({"p.rst": CEDAR})
    with Path("p.rst").open("wb") as stream:
        stream.truncate(50_000_000)
    git("commit", "-qam", "huge")
    said = tmp_path.parent / "asked"
    shim = tmp_path.parent / "bin" / "git"
    shim.parent.mkdir()
    real = shutil.which("git")
    shim.write_text(
        f'#!/bin/sh\ncase "$*" in *--batch) tee -a {said} | {real} "$@";;'
        f' *) exec {real} "$@";; esac\n'
    )
    shim.chmod(0o755)
    monkeypatch.setenv("PATH", f"{shim.parent}:{os.environ['PATH']}")
    assert "larger than 256 KiB" in error(texts, "HEAD~1", "HEAD")
    assert said.read_text().split() == [git("rev-parse", "HEAD~1:p.rst").strip()]


def test_a_missing_content_is_told(commit: Commit, git: Git, texts: Texts) -> None:
    commit({"p.rst": "one\n"})
    commit({"p.rst": "two\n"})
    oid = git("rev-parse", "HEAD~1:p.rst").strip()
    Path(f".git/objects/{oid[:2]}/{oid[2:]}").unlink()
    assert error(texts, "HEAD~1") == (
        "HEAD~1:p.rst: cannot be read: it is missing: `git fsck` tells more"
    )


def test_a_partial_clone_fetches_nothing(
    git: Git, commit: Commit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, texts: Texts
) -> None:  # row 42
    commit({"p.rst": "one\n"})
    commit({"p.rst": "two\n"})
    git("config", "uploadpack.allowFilter", "true")
    clone = ("clone", "-q", "--no-checkout", "--filter=blob:none", f"file://{tmp_path}", "partial")
    git(*clone)
    git("config", "remote.origin.uploadpack", "touch fetched; false", cwd="partial")
    git("config", "core.sshCommand", "touch fetched; false", cwd="partial")
    monkeypatch.chdir("partial")
    told = error(texts, "HEAD~1", "HEAD")
    assert told == (
        "HEAD~1:p.rst: cannot be read: this is a partial clone and lacks it: fetch with all blobs:"
        " `git fetch --refetch --no-filter`"
    )
    assert not Path("fetched").exists()


def test_unchanged_plans_are_not_read(commit: Commit) -> None:
    commit({"p.rst": CEDAR, "q.rst": MAPLE})
    commit({"q.rst": "x\n"})
    compared = compare(["HEAD~1", "HEAD"])
    with Plans(compared, lambda path: path.endswith(".rst")) as plans:
        same, changed = plans.pairs()
        assert (same.is_unchanged, changed.is_unchanged) == (True, False)
        assert changed.before
        source = plans.text(compared.before, changed.before)
    assert (source.path, source.revision, source.text) == ("q.rst", "HEAD~1", MAPLE)
