"""What commits say under a key."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from plancheck.errors import PlancheckError
from plancheck.git import Trailer, compare, trailers
from plancheck.git.trailers import values

Git = Callable[..., str]
Commit = Callable[..., str]
KEY = "Plan-Dropped"


def said(*arguments: str, is_staged: bool = False) -> list[str]:
    return [one.value for one in trailers(compare(arguments, is_staged=is_staged), [KEY])]


def message(*values: str) -> str:
    return "change\n\nWhy.\n\n" + "".join(f"{KEY}: {value}\n" for value in values)


def test_those_of_the_range_count(commit: Commit, git: Git) -> None:
    ids = [commit({"p.rst": f"{word}\n"}, message(word)) for word in ("one", "two", "three")]
    assert said("HEAD~1") == said("HEAD~1..") == said("HEAD~1", is_staged=True) == ["three"]
    assert said("HEAD~2") == ["two", "three"]
    assert said() == said("HEAD") == said("HEAD", "HEAD~1") == []
    git("checkout", "-qb", "side", "HEAD~1")
    side = commit({"s.rst": "s\n"}, message("side -- it was too much", "again"))
    assert trailers(compare(["main...side"]), [KEY]) == [
        Trailer(side, KEY, "side -- it was too much"),
        Trailer(side, KEY, "again"),
    ]
    assert said("main", "side") == ["side -- it was too much", "again"]
    assert said("main~2...main") == ["two", "three"]
    assert said("HEAD:p.rst", "main:p.rst") == ["three"]
    assert ids[1] == git("rev-parse", "main~1").strip()


def test_files_have_no_commits(commit: Commit) -> None:
    commit({"p.rst": "one\n", "q.rst": "two\n"}, message("one"))
    commit({}, message("two"))
    assert said("p.rst", "q.rst") == said("HEAD~1:p.rst", "q.rst") == []
    assert said("q.rst", "HEAD:p.rst") == []


def test_from_nothing_on_all_commits_count(git: Git, commit: Commit) -> None:
    commit({"p.rst": "one\n"}, message("one"))
    git("checkout", "-q", "--orphan", "new")
    assert said("HEAD", "main") == ["one"]
    assert said("main", "HEAD") == said(is_staged=True) == []


def test_a_shallow_clone_cannot_tell(commit: Commit, git: Git, tmp_path: Path) -> None:
    commit({"p.rst": "one\n"}, message("one"))
    git("checkout", "-qb", "side")
    commit({"p.rst": "two\n"}, message("two"))
    git("checkout", "-q", "main")
    commit({"q.rst": "q\n"}, message("three"))
    git("clone", "-q", "--depth=1", "--no-single-branch", f"file://{tmp_path}", "shallow")
    compared = compare(["origin/main..origin/side"], folder=Path("shallow"))
    with pytest.raises(PlancheckError, match="shallow and lacks where the two revisions parted"):
        trailers(compared, [KEY])
    git("checkout", "-q", "--orphan", "new", cwd="shallow")
    with pytest.raises(PlancheckError, match="this clone is shallow and lacks commits: run `git"):
        trailers(compare(["HEAD..origin/side"], folder=Path("shallow")), [KEY])


def test_hostile_messages_do_no_harm(commit: Commit, git: Git) -> None:
    commit({"p.rst": "one\n"})
    tree = git("write-tree").strip()
    parent = git("rev-parse", "HEAD").strip()
    who = "A <a@example.org> 1 +0000"
    for encoding, text in (
        (b"", b"x\n\nPlan-Dropped: caf\xe9\n"),
        (b"encoding latin-1\n", b"x\n\nPlan-Dropped: caf\xe9\n"),
        (b"encoding nonsense\n", b"x\n\nPlan-Dropped: \x1b[31mred\r\n"),
        (b"", b"x\n\nPlan-Dropped: before\0after\n"),
        (b"", b"commit 0\n\n%H%n\n\nPlan-Dropped:%x00\n"),
        (b"", b""),
    ):
        head = f"tree {tree}\nparent {parent}\nauthor {who}\ncommitter {who}\n".encode()
        done = subprocess.run(
            ["git", "hash-object", "-t", "commit", "-w", "--stdin", "--literally"],
            input=head + encoding + b"\n" + text,
            capture_output=True,
            check=True,
        )
        parent = done.stdout.decode().strip()
    assert said("main", parent) == ["caf\ufffd", "caf\xe9", "\x1b[31mred", "before", "%x00"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x\n\nPlan-Dropped: Cells V2 -- too much", ["Cells V2 -- too much"]),
        ("x\n\nplan-dropped :  a  b \nSigned-off-by: c", ["a b"]),
        ("x\n\nPlan-Dropped: a\n  b\n\tc\nd", ["a b c"]),
        ("x\r\n\r\nPlan-Dropped: a\r\n", ["a"]),
        ("x\n\n* one\n\nPlan-Dropped: a\n\n* two\n\nPlan-Dropped: b\n", ["a", "b"]),
        ("Plan-Dropped: the subject", []),
        ("x\n\n    Plan-Dropped: quoted", []),
        ("x\n\nNot-Plan-Dropped: a\nPlan-Dropped-By: b\nPlan-Dropped\n: c", []),
        ("x\n\nPlan-Dropped:\nPlan-Dropped:  \n", []),
        ("x\n\nPlan-Dropped: a\n\n  b", ["a"]),
    ],
)
def test_a_value_is_what_follows_the_key(text: str, expected: list[str]) -> None:
    assert list(values(text, [KEY])) == [(KEY, value) for value in expected]


def test_several_keys_are_looked_for_at_once(commit: Commit) -> None:
    commit({"p.rst": "one\n"})
    both = "x\n\nplan-moved: a\nPlan-Dropped-By: b\nPLAN-DROPPED: c\nPlan-Moved: d\n"
    head = commit({"p.rst": "two\n"}, both)
    assert trailers(compare(["HEAD~1"]), [KEY, "Plan-Moved"]) == [
        Trailer(head, "Plan-Moved", "a"),
        Trailer(head, KEY, "c"),
        Trailer(head, "Plan-Moved", "d"),
    ]


def test_long_messages_take_no_time() -> None:
    assert len(list(values("x\n" + "Plan-Dropped: a\n" * 50_000, [KEY]))) == 50_000
    assert len(list(values("x\nPlan-Dropped: a\n" + " b\n" * 100_000, [KEY]))) == 1
    assert not list(values("x\n" + f"{KEY}{' ' * 200_000}\n", [KEY]))
