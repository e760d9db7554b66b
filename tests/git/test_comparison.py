"""What the arguments of ``diff`` mean; rows are those of the matrix of hostile cases."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from plancheck.errors import PlancheckError
from plancheck.git import Comparison, Place, Plans, compare, open_at
from plancheck.git.revisions import find

Git = Callable[..., str]
Commit = Callable[..., str]
Told = Callable[..., list[str]]


@pytest.fixture
def history(commit: Commit) -> list[str]:
    """Three commits of p.rst, with a branch ``side`` that parted at the second."""
    return [commit({"p.rst": f"{word}\n", "sub/q.rst": "q\n"}) for word in ("one", "two", "three")]


def error(*arguments: str, paths: list[str] | None = None, is_staged: bool = False) -> str:
    with pytest.raises(PlancheckError) as caught:
        compare(arguments, paths, is_staged=is_staged)
    return str(caught.value)


def names(compared: Comparison) -> tuple[str, str]:
    return compared.before.name, compared.after.name


# -- as git speaks ---------------------------------------------------------------------------------


def test_a_revision_names_one_commit_though_its_branch_moves_meanwhile(
    history: list[str], commit: Commit
) -> None:
    repository = open_at(Path())
    assert find(repository, "HEAD") == history[-1]
    assert find(repository, "nope") is None
    later = commit({"p.rst": "four\n"})
    assert find(repository, "HEAD") == history[-1]
    assert find(open_at(Path()), "HEAD") == later


@pytest.mark.parametrize(
    ("arguments", "before", "after"),
    [
        ((), 2, None),
        (("HEAD~1",), 1, None),
        (("HEAD~2", "HEAD~1"), 0, 1),
        (("HEAD~2..HEAD~1",), 0, 1),
        (("HEAD~2..",), 0, 2),
        (("..HEAD~2",), 2, 0),
        (("main...side",), 1, "side"),
        (("...side",), 1, "side"),
        (("side...",), 1, 2),
        (("@{0}", "main^{/change}"), 2, 2),
        (("main@{2001-01-01 10:00:00}..main",), 0, 2),
    ],
)
def test_revisions_are_those_of_git(
    history: list[str],
    git: Git,
    arguments: tuple[str, ...],
    before: int,
    after: int | str | None,
) -> None:
    tree = git("write-tree").strip()
    side = git("commit-tree", tree, "-p", history[1], "-m", "side").strip()
    git("branch", "side", side)
    ids: dict[int | str | None, str] = {None: history[2], "side": side}
    ids |= dict(enumerate(history))
    for compared in (compare(arguments), compare(arguments, [])):
        assert compared.before.commit == history[before]
        assert compared.after.commit == ids[after]
        assert (compared.after.place is Place.WORK_TREE) == (after is None)


@pytest.mark.usefixtures("history")
def test_sides_are_called_what_was_typed() -> None:
    assert names(compare([])) == ("HEAD", "the work tree")
    assert names(compare(["HEAD~1"], is_staged=True)) == ("HEAD~1", "the index")
    assert names(compare(["HEAD~1.."])) == ("HEAD~1", "HEAD")
    compared = compare(["HEAD~1"])
    assert (compared.before.revision, compared.after.revision) == ("HEAD~1", None)


def test_the_merge_base_is_called_by_its_id(history: list[str]) -> None:
    before = compare(["HEAD~1...HEAD"]).before
    assert (before.revision, before.note) == (
        history[1],
        f"{history[1][:12]} is the merge base of HEAD~1 and HEAD",
    )


@pytest.mark.usefixtures("history")
def test_paths_begin_at_the_working_folder(monkeypatch: pytest.MonkeyPatch, told: Told) -> None:
    assert compare(["HEAD", "p.rst"]).paths == ("p.rst",)
    assert compare([], ["gone.rst", "sub/", "sub"]).paths == ("gone.rst", "sub")
    assert compare([], ["."]).paths == ("",)
    assert compare(["p.rst"]).paths == compare([str(Path("p.rst").absolute())]).paths
    monkeypatch.chdir("sub")
    assert compare(["q.rst", "../p.rst"]).before.place is Place.FILE
    assert compare([".."]).paths == ("",)
    assert compare([], ["q.rst", "../p.rst"]).paths == ("sub/q.rst", "p.rst")
    assert compare(["HEAD:./q.rst"]).before.path == "sub/q.rst"
    assert compare(["HEAD:../p.rst"]).before.path == "p.rst"
    assert compare(["HEAD:p.rst"]).before.path == "p.rst"
    assert told("HEAD~1", "../p.rst") == ["~ p.rst"]
    assert error("..", "/") == "/: is outside the repository: which begins at " + str(
        Path.cwd().parent
    )


@pytest.mark.usefixtures("history")
def test_one_plan_is_compared_with_one(
    texts: Callable[..., list[tuple[str, str]]], git: Git
) -> None:
    Path("p.rst").write_text("four\n")
    Path("other.rst").write_text("five\n")
    assert texts("HEAD~1:p.rst") == [("two\n", "four\n")]
    assert texts("HEAD~1:p.rst", is_staged=True) == [("two\n", "three\n")]
    assert texts("HEAD~1:p.rst", "HEAD:sub/q.rst") == [("two\n", "q\n")]
    assert texts("HEAD~1:p.rst", "other.rst") == [("two\n", "five\n")]
    assert texts("other.rst", "HEAD~1:p.rst") == [("five\n", "two\n")]
    assert texts("p.rst", "other.rst") == [("four\n", "five\n")]
    git("rm", "-q", "--cached", "p.rst")
    assert error_of(texts, "HEAD:p.rst", is_staged=True) == (
        "p.rst: no such file in the index: name the other side too"
    )
    assert error_of(texts, "HEAD:x.rst", "p.rst").startswith("HEAD:x.rst: no such file in that")


def error_of(call: Callable[..., object], *arguments: str, is_staged: bool = False) -> str:
    with pytest.raises(PlancheckError) as caught:
        call(*arguments, is_staged=is_staged)
    return str(caught.value)


def test_files_need_no_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, texts: Callable[..., list[tuple[str, str]]]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.rst").write_text("a\n")
    Path("b.rst").write_text("b\n")
    assert texts("a.rst", "b.rst") == [("a\n", "b\n")]
    assert error("a.rst", "c.rst").startswith("not a git repository")
    monkeypatch.setenv("PATH", "/nonexistent")
    assert texts("a.rst", "./b.rst") == [("a\n", "b\n")]
    assert error("a.rst").startswith("git cannot be run: No such file or directory: install it")


def test_standard_input_is_one_side(
    history: list[str], monkeypatch: pytest.MonkeyPatch, texts: Callable[..., list[tuple[str, str]]]
) -> None:
    assert history
    with Path("p.rst").open() as stream:
        monkeypatch.setattr("sys.stdin", stream)
        assert texts("HEAD~2:p.rst", "-") == [("one\n", "three\n")]
    assert compare(["-", "p.rst"]).before.place is Place.STDIN
    assert error("-", "-") == "standard input can be one side only: name a file for the other"
    for arguments in (["-"], ["HEAD", "-"]):
        assert error(*arguments) == (
            "standard input is one plan: name the other: plancheck diff REVISION:PATH -"
        )


# -- what cannot be told ---------------------------------------------------------------------------


def test_a_name_of_both_is_refused_as_git_does(history: list[str], git: Git) -> None:
    git("branch", "sub")
    git("branch", "p.rst")
    told = (
        "sub: is both a revision and a path: write `sub --` for the revision, `./sub` for the path"
    )
    assert error("sub") == error("HEAD", "sub") == told
    assert error("p.rst", "./sub/q.rst").startswith("p.rst: is both a revision and a path")
    assert names(compare(["sub"], [])) == ("sub", "the work tree")
    assert compare(["./sub"]).paths == compare([], ["sub"]).paths == ("sub",)
    Path("HEAD~1..HEAD").touch()
    assert error("HEAD~1..HEAD").startswith("HEAD~1..HEAD: is both")
    Path("HEAD:p.rst").touch()
    assert error("HEAD:p.rst").startswith("HEAD:p.rst: is both")
    assert compare(["HEAD:p.rst"], []).before.commit == history[2]


def test_a_tag_and_a_branch_of_one_name_are_refused(history: list[str], git: Git) -> None:  # row 50
    git("tag", "v1", history[0])
    git("branch", "v1")
    for arguments in (["v1"], ["v1.."], ["main...v1"], ["v1:p.rst"]):
        assert error(*arguments) == (
            "the revision 'v1' is ambiguous: write refs/heads/v1 or refs/tags/v1"
        )
    assert compare(["refs/tags/v1"]).before.commit == history[0]
    git("branch", history[0][:8])
    assert "is ambiguous" in error(history[0][:8])


@pytest.mark.parametrize(
    "revision",
    [
        "--output=x",
        "-h",
        "^HEAD",
        "HEAD\nHEAD",
        "HEAD\n",
        "HEAD\0",
        "x" * 5000,
        "HEAD^{tree}",
        "HEAD^@",
        "HEAD^!",
        ":/one",
        "no..such",
        "--all",
        "--output=x..HEAD",
        "HEAD..--output=x",
        "--output=x:p.rst",
        "HEAD..HEAD..HEAD",
        "a....b",
        "",
    ],
)
@pytest.mark.parametrize("paths", [None, ["p.rst"]])
@pytest.mark.usefixtures("history")
def test_what_is_no_revision_is_refused(revision: str, paths: list[str] | None) -> None:  # row 32
    before = sorted(Path().rglob("*"))
    assert len(error(revision, paths=paths)) < 400
    assert sorted(Path().rglob("*")) == before


@pytest.mark.usefixtures("history")
def test_errors_say_what_to_type() -> None:
    assert error("nope") == (
        "nope: is no revision and no path here: `git branch --all` and `git tag` list names;"
        " write `-- nope` for a path that is gone"
    )
    assert error("nope", paths=[]) == (
        "unknown revision 'nope': `git branch --all` and `git tag` list names"
    )
    assert error("HEAD..nope", paths=[]).startswith("unknown revision 'nope'")
    assert error("nope:p.rst", paths=[]).startswith("unknown revision 'nope'")
    assert error("nope...HEAD", "p.rst").startswith("unknown revision 'nope'")
    assert error("nope:p.rst").startswith("unknown revision 'nope'")
    assert error("HEAD", "p.rst", "nope").startswith("nope: is no revision and no path here")
    assert error("HEAD", "HEAD", "HEAD") == "two revisions at most: write `--` before paths"
    assert (
        error("HEAD..", is_staged=True)
        == "--staged takes one revision at most: write `--` before paths"
    )
    assert error("HEAD:p.rst", "HEAD") == (
        "one plan is compared with many: write REVISION:PATH on both sides"
    )
    assert error("HEAD:p.rst", paths=["p.rst"]) == (
        "HEAD:p.rst is one plan already: leave out the other paths"
    )
    assert error("HEAD:", paths=[]) == "HEAD:: names no file: write REVISION:PATH"


@pytest.mark.usefixtures("history")
def test_paths_are_meant_literally(told: Told, commit: Commit) -> None:  # row 33
    odd = ["--output=x", "-h", ":(exclude)p.rst", "*.rst", ":/p.rst", "[p].rst"]
    commit({f"{name}": "odd\n" for name in odd})
    for name in odd:
        assert told("HEAD~1", paths=[name]) == [f"+ {name}"]
    with pytest.raises(PlancheckError, match=r"^\?\.rst: no plan there on either side$"):
        told("HEAD~1", paths=["?.rst"])


# -- repositories of all kinds ---------------------------------------------------------------------


def test_a_branch_with_no_commit_holds_nothing(git: Git, told: Told) -> None:  # row 47: unborn
    Path("p.rst").write_text("one\n")
    git("add", "p.rst")
    Path("q.rst").write_text("two\n")
    assert told() == told("HEAD") == ["+ p.rst", "+ q.rst"]
    assert told(is_staged=True) == ["+ p.rst"]
    assert error("main").startswith("main: is no revision")
    assert error("HEAD...HEAD").startswith("HEAD has no commit yet")
    assert error_of(told, "HEAD:p.rst").startswith("HEAD:p.rst: no such file in that revision")


def test_a_broken_branch_is_not_one_with_no_commit(history: list[str]) -> None:
    assert history
    Path(".git/refs/heads/main").write_text("garbage\n")
    assert error() == "HEAD names no commit: `git fsck` tells what is broken"
    Path(".git/refs/heads/main").write_text(f"{'0' * 39}1\n")
    assert error() == "HEAD names no commit: `git fsck` tells what is broken"


@pytest.mark.usefixtures("history")
def test_a_detached_head_is_as_good(git: Git, told: Told) -> None:  # row 47: detached
    git("checkout", "-q", "--detach", "HEAD~1")
    assert told("main") == ["~ p.rst", "= sub/q.rst"]


@pytest.mark.usefixtures("history")
def test_a_bare_repository_compares_revisions(
    git: Git, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:  # row 47: bare
    git("clone", "-q", "--bare", ".", "bare.git")
    monkeypatch.chdir("bare.git")
    assert error("HEAD~1", "HEAD").startswith("a bare repository is read only when GIT_DIR names")
    monkeypatch.setenv("GIT_DIR", ".")
    assert told("HEAD~1", "HEAD") == ["~ p.rst", "= sub/q.rst"]
    assert told("HEAD~1..HEAD", paths=["p.rst"]) == ["~ p.rst"]
    for is_staged in (False, True):
        assert error(is_staged=is_staged) == (
            "a bare repository has no work tree: name two revisions"
        )


@pytest.mark.usefixtures("history")
def test_a_linked_worktree_has_its_own_head(
    git: Git, told: Told, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:  # row 47: moved worktree
    linked = tmp_path / "linked"
    git("worktree", "add", "-q", str(linked), "HEAD~2")
    monkeypatch.chdir(linked / "sub")
    (linked / "p.rst").write_text("changed\n")
    assert told() == ["~ p.rst", "= sub/q.rst"]
    assert told("main", is_staged=True) == ["~ p.rst", "= sub/q.rst"]
    shutil.move(tmp_path / ".git", tmp_path / "moved")
    assert error().startswith("not a git repository: ")


def test_a_shallow_clone_is_told(history: list[str], git: Git, commit: Commit) -> None:  # row 46
    git("checkout", "-qb", "side", history[0])
    commit({"side.rst": "side\n"})
    git("clone", "-q", "--depth=1", "--no-single-branch", f"file://{Path.cwd()}", "shallow")
    folder = Path("shallow")
    mend = (
        "run `git fetch --unshallow`, or set `fetch-depth: 0` for actions/checkout,"
        " `GIT_DEPTH: 0` in GitLab CI"
    )
    for arguments in (["origin/main...origin/side"], ["origin/side...origin/main"]):
        with pytest.raises(PlancheckError) as caught:
            compare(arguments, folder=folder)
        assert str(caught.value) == (
            f"this clone is shallow and lacks where the two revisions parted: {mend}"
        )
    with pytest.raises(PlancheckError, match=r"no path here: this clone is shallow: run `git fe"):
        compare(["HEAD~1"], folder=folder)
    with pytest.raises(PlancheckError, match=r"^unknown revision 'HEAD~1': this clone is shallow"):
        compare(["HEAD~1"], [], folder=folder)
    assert compare(["origin/main..origin/side"], folder=folder).before.commit == history[2]


def test_a_merge_base_that_a_cut_history_may_hide_is_refused(
    git: Git, commit: Commit
) -> None:  # row 46: git finds an older one and says nothing
    old = commit({"p.rst": "0\n"}, "old")
    parted = commit({"p.rst": "1\n"}, "parted")
    git("checkout", "-qb", "side")
    commit({"s.rst": "2\n"}, "side")
    old_branch = git("commit-tree", f"{old}^{{tree}}", "-p", old, "-m", "old branch").strip()
    git("merge", "-q", "-s", "ours", "-m", "merge", old_branch)
    git("checkout", "-q", "main")
    main = commit({"m.rst": "3\n"}, "main")
    assert compare(["main...side"]).before.commit == parted
    # As a fetch with a depth leaves it: the side's own commits lack their parents.
    Path(".git/shallow").write_text(git("rev-parse", "side^1"))
    assert git("merge-base", "main", "side").strip() == old
    assert error("main...side").startswith("this clone is shallow and lacks where")
    # A cut below what both have hides nothing.
    Path(".git/shallow").write_text(f"{old}\n")
    assert compare(["main...side"]).before.commit == parted
    assert compare(["main...main"]).before.commit == main


def test_a_broken_history_is_told(history: list[str]) -> None:
    Path(f".git/objects/{history[1][:2]}/{history[1][2:]}").unlink()
    assert error(f"{history[0]}...HEAD").startswith("the merge base cannot be found: ")


def test_of_several_merge_bases_the_newest_is_taken(git: Git, commit: Commit) -> None:  # row 51
    root = commit({"p.rst": "0\n"})
    tree = f"{root}^{{tree}}"

    def made(*parents: str, day: int, message: str = "x") -> str:
        date = f"2025-02-{day:02}T00:00:00Z"
        options = [word for parent in parents for word in ("-p", parent)]
        return git("commit-tree", tree, *options, "-m", message, GIT_COMMITTER_DATE=date).strip()

    for one_day, other_day in ((3, 2), (2, 3), (2, 2)):
        one, other = made(root, day=one_day), made(root, day=other_day, message="y")
        git("branch", "-f", "a", made(one, other, day=4))
        git("branch", "-f", "b", made(other, one, day=5))
        bases = [compare([text]).before for text in ("a...b", "b...a")]
        expected = {3: one, 2: other}[one_day] if one_day != other_day else min(one, other)
        assert [base.commit for base in bases] == [expected, expected]
        assert bases[0].note == (f"{expected[:12]} is the merge base of a and b, the newest of 2")


def test_unrelated_histories_have_no_merge_base(
    history: list[str], git: Git, told: Told
) -> None:  # row 51
    other = git("commit-tree", f"{history[0]}^{{tree}}", "-m", "root").strip()
    assert error(f"HEAD...{other}") == (
        "the two revisions have no common history: write A..B to compare them as they are"
    )
    assert told("HEAD", other) == ["~ p.rst", "= sub/q.rst"]


def test_a_path_in_a_submodule_is_told(
    git: Git, history: list[str], told: Told, tmp_path: Path
) -> None:  # row 38
    git("clone", "-q", ".", "module")
    git("update-index", "--add", "--cacheinfo", f"160000,{history[0]},module")
    git("commit", "-qm", "submodule")
    for arguments, is_staged in (
        (["HEAD~1"], False),
        (["HEAD~1"], True),
        (["HEAD~1", "HEAD"], False),
    ):
        for path in ("module", "module/p.rst"):
            with pytest.raises(PlancheckError, match=r"^module: is a submodule in the|HEAD"):
                told(*arguments, paths=[path], is_staged=is_staged)
    with pytest.raises(PlancheckError, match=r"^HEAD:module: is a submodule, not a file"):
        texts_of("HEAD:module", "HEAD:p.rst")
    compared = compare(["HEAD~1"], folder=tmp_path / "module")
    assert compared.repository
    assert compared.repository.root == tmp_path / "module"


def texts_of(*arguments: str) -> None:
    compared = compare(arguments)
    with Plans(compared, bool) as plans:
        (pair,) = plans.pairs()
        assert pair.before
        plans.text(compared.before, pair.before)


def test_a_repository_of_sha256_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: Told
) -> None:  # row 48
    monkeypatch.chdir(tmp_path)
    Path("p.rst").write_text("one\n")
    Path("q.rst").write_text("two\n")
    for arguments in (
        ["init", "-q", "--object-format=sha256"],
        ["add", "."],
        ["commit", "-qm", "x"],
    ):
        subprocess.run(["git", *arguments], check=True)
    Path("p.rst").write_text("three\n")
    assert told() == told("HEAD") == ["~ p.rst", "= q.rst"]
    assert len(compare(["HEAD"]).before.commit or "") == 64
