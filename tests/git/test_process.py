"""That git runs, writes and reads nothing that it should not, and always comes back.

Rows are those of the matrix of hostile cases.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest

from plancheck import git as plans_in_git
from plancheck.errors import PlancheckError
from plancheck.git import Snapshot, compare, open_at, process, since, trailers
from plancheck.git.trees import of_commit

Git = Callable[..., str]
Commit = Callable[..., str]
Told = Callable[..., list[str]]
Texts = Callable[..., list[tuple[str, str]]]
Shim = Callable[[str], None]

REAL = str(shutil.which("git"))


@pytest.fixture
def shim(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Shim:
    """Put a shell script before the real git, ``$real``."""
    folder = tmp_path_factory.mktemp("bin")

    def put(script: str) -> None:
        (folder / "git").write_text(f"#!/bin/sh\nreal='{REAL}'\n{script}\n")
        (folder / "git").chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")

    return put


def error(call: Callable[..., object], *arguments: object, **options: object) -> str:
    with pytest.raises(PlancheckError) as caught:
        call(*arguments, **options)
    return str(caught.value)


# -- nothing is run, nothing is written ------------------------------------------------------------


class Canaries(Protocol):
    folder: Path

    def arm(self) -> None: ...
    def fired(self) -> list[str]: ...


def test_no_program_that_a_repository_names_is_run(
    commit: Commit, git: Git, texts: Texts, canaries: Canaries, monkeypatch: pytest.MonkeyPatch
) -> None:  # row 40
    attributes = "*.rst diff=plan filter=plan merge=plan\n"
    commit({"p.rst": "one\n", ".gitattributes": attributes}, "x\n\nPlan-Dropped: one")
    commit({"p.rst": "two\n", "old/q.rst": "moved and kept\n"}, "x\n\nPlan-Dropped: two")
    Path("p.rst").write_text("three\n")
    Path("old/q.rst").rename("q.rst")
    canaries.arm()
    for name in ("GIT_ASKPASS", "GIT_EXTERNAL_DIFF", "GIT_PAGER", "GIT_SSH_COMMAND"):
        monkeypatch.setenv(name, f"touch {canaries.folder}/{name}")
    for name in ("GIT_TRACE", "GIT_TRACE2_EVENT"):
        monkeypatch.setenv(name, str(canaries.folder / name))
    before = _state()
    assert texts() == [("two\n", "three\n"), ("moved and kept\n", "moved and kept\n")]
    assert texts(is_staged=True)[0] == ("moved and kept\n", "moved and kept\n")
    assert texts("HEAD~1...HEAD")[1] == ("one\n", "two\n")
    assert texts("HEAD~1:p.rst") == [("one\n", "three\n")]
    assert [one.value for one in trailers(compare(["HEAD~1"]), ["Plan-Dropped"])] == ["two"]
    assert since("HEAD~1", [Path("p.rst")], bool)[Path("p.rst")]
    assert Snapshot(open_at(Path()), "HEAD", "HEAD").read("p.rst")
    assert _state() == before
    assert canaries.fired() == []
    git("status")  # which is why none of it is asked
    assert canaries.fired() != []


def _state() -> dict[str, tuple[int, int]]:
    """Every file of the repository, with its size and the time of its last change."""
    found = sorted(path for path in Path().rglob("*") if path.is_file())
    return {str(path): (path.stat().st_size, path.stat().st_mtime_ns) for path in found}


def test_the_environment_is_only_cleaned(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GIT_TRACE_SETUP", "GIT_EXTERNAL_DIFF", "GIT_GLOB_PATHSPECS", "GIT_SEQUENCE_X"):
        monkeypatch.setenv(name, "1")
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")  # the user's: it may trust a folder
    names = process.environment().keys()
    assert not {"GIT_TRACE_SETUP", "GIT_EXTERNAL_DIFF", "GIT_GLOB_PATHSPECS"} & names
    assert {"GIT_CONFIG_COUNT", "GIT_SEQUENCE_X", "HOME", "PATH"} <= names


def test_odd_settings_of_the_user_change_nothing(
    commit: Commit, git: Git, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit({"p.rst": "one\n"}, "x\n\nPlan-Dropped: one")
    commit({"p.rst": "two\n"}, "x\n\nPlan-Dropped: two")
    for key, value in {
        "log.date": "relative",
        "log.follow": "true",
        "log.diffMerges": "on",
        "format.pretty": "oneline",
        "color.ui": "always",
        "core.quotePath": "false",
        "diff.renames": "false",
        "grep.patternType": "perl",
        "i18n.logOutputEncoding": "UTF-16",
        "core.warnAmbiguousRefs": "false",
        "trailer.separators": "#",
    }.items():
        git("config", key, value)
    for name in ("GIT_GLOB_PATHSPECS", "GIT_ICASE_PATHSPECS"):
        monkeypatch.setenv(name, "1")
    assert told("HEAD~1", "HEAD") == ["~ p.rst"]
    assert [one.value for one in trailers(compare(["HEAD~1"]), ["Plan-Dropped"])] == ["two"]
    git("tag", "v1")
    git("branch", "v1")
    assert "is ambiguous" in error(compare, ["v1"])


def test_a_repository_that_was_committed_is_none(
    commit: Commit, git: Git, shim: Shim, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:  # row 41
    commit({"p.rst": "one\n"})
    evil = Path("plans/evil")
    for name in ("objects/x", "refs/x"):
        (evil / name).parent.mkdir(parents=True)
        (evil / name).touch()
    (evil / "HEAD").write_text("ref: refs/heads/main\n")
    config = "[core]\nbare = false\nrepositoryformatversion = 0\n"
    (evil / "config").write_text(
        f'{config}worktree = {tmp_path}\nfsmonitor = "touch {tmp_path}/fired"\n'
    )
    monkeypatch.chdir(evil)
    told = "a bare repository is read only when GIT_DIR names it: set GIT_DIR and try again"
    assert error(compare, []) == told
    # Before git 2.38 there is no setting that says so.
    shim(
        "for a; do shift; case $a in safe.bareRepository=*) a=x.y=z;; esac\n"
        'set -- "$@" "$a"; done\nexec "$real" "$@"'
    )
    assert error(compare, []) == told
    assert not (tmp_path / "fired").exists()
    git("-c", "safe.bareRepository=all", "status", cwd=".")
    assert (tmp_path / "fired").exists()  # git itself would have run it


# -- whose repository ------------------------------------------------------------------------------


def test_the_variables_of_one_repository_are_those_that_git_lists(git: Git) -> None:
    listed = set(git("rev-parse", "--local-env-vars").split())
    users = {"GIT_CONFIG", "GIT_CONFIG_COUNT", "GIT_CONFIG_PARAMETERS"}
    shut_off = {"GIT_GRAFT_FILE", "GIT_NO_REPLACE_OBJECTS", "GIT_REPLACE_REF_BASE"}
    assert listed - users - shut_off <= process.POINTERS


@pytest.mark.parametrize("place", ["main", "linked"])
@pytest.mark.parametrize(
    "arguments",
    [["-m", "x"], ["-a", "-m", "x"], ["-m", "x", "p.rst"]],
    ids=["index", "all", "path"],
)
def test_a_hook_sees_the_index_of_its_commit(
    git: Git, commit: Commit, tmp_path: Path, place: str, arguments: list[str]
) -> None:  # row 44
    commit({"p.rst": "one\n", "sub/q.rst": "q\n"})
    folder = tmp_path
    if place == "linked":
        folder = tmp_path / "linked"
        git("worktree", "add", "-q", str(folder))
    other = tmp_path / "other"
    git("init", "-q", str(other))
    (other / "o.rst").write_text("other\n")
    script = f"""\
from pathlib import Path
from plancheck.git import Plans, compare
for place in (Path(), Path("sub"), Path({str(other)!r})):
    compared = compare([], is_staged=True, folder=place)
    print(compared.repository.root)
    try:
        with Plans(compared, lambda path: path.endswith(".rst")) as plans:
            for pair in plans.pairs():
                print(pair.is_unchanged, plans.text(compared.after, pair.after).text.strip())
    except Exception as error:
        print(error)
"""
    hook = tmp_path / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    python = f"PYTHONPATH={Path(__file__).parent.parent.parent} {sys.executable}"
    hook.write_text(f"#!/bin/sh\n{python} - > {tmp_path}/said 2>&1 <<'EOF'\n{script}\nEOF\n")
    hook.chmod(0o755)
    (folder / "p.rst").write_text("two\n")
    git("add", "p.rst", cwd=folder)
    (folder / "p.rst").write_text("three\n")
    git("commit", "-q", *arguments, cwd=folder)
    seen = "two" if arguments == ["-m", "x"] else "three"
    mine = f"{folder}\nFalse {seen}\nTrue q\n"
    none = "no plan in HEAD or the index: name the file, or the plans' globs under `plans:` in the"
    assert (tmp_path / "said").read_text() == (f"{mine}{mine}{other}\n{none} configuration\n")


def test_a_named_repository_is_taken_as_git_does(
    git: Git, commit: Commit, told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit({"p.rst": "one\n", "sub/q.rst": "q\n"})
    other = tmp_path / "other"
    git("init", "-q", str(other))
    monkeypatch.chdir(other)
    monkeypatch.setenv("GIT_DIR", "../.git")
    assert told() == ["- p.rst", "- sub/q.rst"]  # here is the work tree then
    monkeypatch.setenv("GIT_WORK_TREE", "..")
    assert told() == ["= p.rst", "= sub/q.rst"]
    monkeypatch.chdir(tmp_path.parent)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path))
    assert told() == ["= p.rst", "= sub/q.rst"]
    assert "/: is outside the repository" in error(told, paths=["/"])
    monkeypatch.setenv("GIT_DIR", "/nonexistent")
    assert error(told).startswith("not a git repository: '/nonexistent'")


def test_links_on_the_way_to_a_repository_are_followed(
    commit: Commit, told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit({"sub/q.rst": "q\n"})
    link = tmp_path.parent / "link"
    link.symlink_to(tmp_path)
    monkeypatch.chdir(link / "sub")
    assert told("HEAD", "q.rst") == told("HEAD", str(link / "sub" / "q.rst")) == ["= sub/q.rst"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
def test_a_repository_of_someone_else_is_not_read(commit: Commit, tmp_path: Path) -> None:  # row 43
    commit({"p.rst": "one\n"})
    os.chown(tmp_path, 65534, 65534)
    os.chown(tmp_path / ".git", 65534, 65534)
    told = error(compare, [])
    assert told.endswith(
        f": if you trust it, run `git config --global --add safe.directory {tmp_path}`"
    )
    assert "dubious ownership" in told


# -- a git that does not do its work (row 53) ------------------------------------------------------


@pytest.mark.parametrize("wait", ["exec sleep 60", "sleep 60 & wait"])
@pytest.mark.parametrize(
    "at", ["rev-parse", "ls-tree", "cat-file --batch-check", "cat-file --batch"]
)
def test_a_git_that_hangs_is_given_up(
    commit: Commit, texts: Texts, shim: Shim, monkeypatch: pytest.MonkeyPatch, at: str, wait: str
) -> None:  # row 53
    commit({"p.rst": "one\n"})
    commit({"p.rst": "two\n"})
    shim(f'case "$*" in *" {at}" | *" {at} "*) {wait};; esac\nexec "$real" "$@"')
    monkeypatch.setattr(process, "MAX_SECONDS", 0.3)
    assert error(texts, "HEAD~1", "HEAD") == "git took more than 0.3 seconds"


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("kill -9 $$", "git was killed by signal 9: run it in the repository that is meant"),
        ("echo git version 2.17.1", "git 2.17.1 is too old: install git 2.30 or later"),
        ("echo 'usage: git' >&2; exit 129", "usage: git: run it in the repository that is meant"),
        ("echo x", ": git does not say which repository this is in"),
    ],
)
def test_a_git_that_fails_is_told(
    commit: Commit, shim: Shim, script: str, told: str
) -> None:  # row 53
    commit({"p.rst": "one\n"})
    shim(script)
    assert error(compare, []).endswith(told)


@pytest.mark.parametrize(
    ("at", "script", "told"),
    [
        ("ls-tree", "exit 3", "the files of {oid} cannot be listed: git failed with 3"),
        ("ls-tree", '"$real" "$@" | head -c 50', "a listing of git's is cut short: try again"),
        ("cat-file --batch", "exit 3", "HEAD~1:p.rst: cannot be read: git failed with 3"),
        (
            "cat-file --batch",
            "kill -9 $$",
            "HEAD~1:p.rst: cannot be read: git was killed by signal 9",
        ),
        (
            "cat-file --batch",
            'read x; printf "$x blob 4\\non"',
            "HEAD~1:p.rst: cannot be read: git's answer breaks off",
        ),
        (
            "cat-file --batch-check",
            "read x; echo $x",
            "HEAD~1:p.rst: cannot be read: git's answer breaks off",
        ),
        (
            "cat-file --batch-check",
            "read x; echo $x tree 4",
            "HEAD~1:p.rst: cannot be read: git's answer breaks off",
        ),
    ],
)
def test_an_answer_that_breaks_off_is_told(
    commit: Commit, texts: Texts, shim: Shim, at: str, script: str, told: str
) -> None:  # row 53
    oid = commit({"p.rst": "one\n"})
    commit({"p.rst": "two\n"})
    shim(f'case "$*" in *" {at}" | *" {at} "*) {script}; exit;; esac\nexec "$real" "$@"')
    assert error(texts, "HEAD~1", "HEAD") == told.format(oid=oid[:12])


@pytest.mark.parametrize(
    "answer", ["", "^{oid}", "{oid}\n{oid}", "--end-of-options\n{oid}", "HEAD"]
)
def test_only_an_id_is_taken_for_one(commit: Commit, shim: Shim, answer: str) -> None:
    oid = commit({"plan.rst": "one\n"})
    shim(
        'case "$*" in *--verify*) ;; *) exec "$real" "$@";; esac\n'
        f"cat <<'EOF'\n{answer.format(oid=oid)}\nEOF"
    )
    told = error(plans_in_git.read, "HEAD", "plan.rst", Path())
    assert told.startswith("HEAD:plan.rst: unknown revision 'HEAD'")


def test_a_git_in_the_checkout_is_not_run(
    commit: Commit, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:  # row 54
    commit({"p.rst": "one\n", "git": "#!/bin/sh\ntouch fired\n", "bin/git": "#!/bin/sh\n"})
    Path("git").chmod(0o755)
    Path("bin/git").chmod(0o755)
    monkeypatch.setenv("PATH", f".:bin::{Path(REAL).parent}")
    assert told() == ["= p.rst"]
    assert not Path("fired").exists()
    monkeypatch.setenv("PATH", ".:bin")
    assert error(told).startswith("git cannot be run: No such file or directory: install it")


def test_what_is_no_program_is_told(commit: Commit, shim: Shim) -> None:
    commit({"p.rst": "one\n"})
    shim("")
    program = Path(os.environ["PATH"].partition(":")[0], "git")
    program.write_bytes(b"\x7fELF nonsense")
    assert error(compare, []) == (
        "git cannot be run: Exec format error: install it, or put it on PATH"
    )


def test_a_path_with_a_line_break_is_told(git: Git, tmp_path: Path) -> None:
    odd = tmp_path / "a\nb"
    git("init", "-q", str(odd))
    assert "git does not say which repository this is in" in error(open_at, odd)


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    assert error(open_at, tmp_path / "gone") == f"{tmp_path / 'gone'}: no such folder"


def test_a_tree_that_lists_without_end_is_given_up(commit: Commit, git: Git, told: Told) -> None:
    commit({"p.rst": "x\n"})
    tree = git("write-tree").strip()
    for level in range(9):
        lines = "".join(f"040000 tree {tree}\t{name}-{level}\n" for name in range(10))
        tree = _stdin("mktree", lines)
    bomb = git("commit-tree", tree, "-m", "bomb").strip()
    assert error(told, "HEAD", bomb) == (
        "git lists more than 128 MiB: is this tree meant to be read?"
    )


def _stdin(command: str, text: str) -> str:
    done = subprocess.run(["git", command], input=text, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_what_git_says_of_errors_is_no_end_of_it(commit: Commit, told: Told, shim: Shim) -> None:
    commit({"p.rst": "x\n"})
    shim('yes warning | head -c 1000000 >&2\nexec "$real" "$@"')
    assert told() == ["= p.rst"]


def test_a_partial_clone_of_a_newer_git_is_told(commit: Commit, texts: Texts, shim: Shim) -> None:
    """It says that the content is missing where older ones fail to fetch it."""
    commit({"p.rst": "one\n"})
    commit({"p.rst": "two\n"})
    shim(
        'case "$*" in *--batch*) read x; echo $x missing;'
        " echo 'warning: lazy fetching disabled; some objects may not be available' >&2;;\n"
        '*) exec "$real" "$@";; esac'
    )
    assert "this is a partial clone and lacks it" in error(texts, "HEAD~1", "HEAD")


def test_git_is_ended_with_the_work(commit: Commit, shim: Shim, tmp_path: Path) -> None:
    commit({"p.rst": "one\n"})
    shim(f'echo $$ >> {tmp_path.parent}/pids\nexec "$real" "$@"')
    assert plans_in_git.read("HEAD", "p.rst", Path()).text == "one\n"
    with pytest.raises(ZeroDivisionError):
        _break_off()
    for pid in (tmp_path.parent / "pids").read_text().split():
        assert subprocess.run(["kill", "-0", pid], check=False, capture_output=True).returncode


def _break_off() -> None:
    """Fail while the processes that read are at work."""
    repository = open_at(Path())
    with plans_in_git.Blobs(repository) as blobs:
        (entry,) = of_commit(repository, "HEAD")
        assert blobs.text(entry).text == "one\n"
        raise ZeroDivisionError


def test_what_is_asked_at_once_is_ended_with_the_first_that_hangs(
    commit: Commit, shim: Shim, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit({"p.rst": "one\n"})
    late = tmp_path / "late"
    other = f'*second*) sleep 1; touch {late};; *) exec "$real" "$@"'
    shim(f'case "$*" in *first*) sleep 60;; {other};; esac')
    monkeypatch.setattr(process, "MAX_SECONDS", 0.3)
    assert error(compare, ["first", "second"]) == "git took more than 0.3 seconds"
    time.sleep(1.2)
    assert not late.exists()


def test_two_revisions_are_asked_for_at_once(commit: Commit, shim: Shim, tmp_path: Path) -> None:
    commit({"p.rst": "one\n"})
    commit({"p.rst": "two\n"})
    meeting = tmp_path / "meeting"
    meeting.mkdir()
    both = f'until [ "$(ls {meeting} | wc -l)" = 2 ]; do sleep 0.05; done'  # each waits for both
    shim(f'case "$*" in *--verify*) mktemp {meeting}/XXXXXX >&2; {both};; esac\nexec "$real" "$@"')
    found = compare(["HEAD~1", "HEAD"])
    assert (found.before.name, found.after.name) == ("HEAD~1", "HEAD")


def test_lists_and_messages_are_asked_for_at_once(
    commit: Commit, shim: Shim, tmp_path: Path
) -> None:
    commit({"priorities.rst": "one\n"})
    commit({"priorities.rst": "two\n"}, "x\n\nPlan-Dropped: one")
    found = compare(["HEAD~1", "HEAD"])
    meeting = tmp_path / "meeting"
    meeting.mkdir()
    all_three = f'until [ "$(ls {meeting} | wc -l)" = 3 ]; do sleep 0.05; done'
    shim(
        f'case "$*" in *ls-tree*|*grep*) mktemp {meeting}/XXXXXX >&2; {all_three};; esac\n'
        'exec "$real" "$@"'
    )
    with plans_in_git.ahead(found, ["Plan-Dropped"]):
        with plans_in_git.Plans(found, bool) as plans:
            assert [pair.is_unchanged for pair in plans.pairs()] == [False]
        assert [one.value for one in trailers(found, ["Plan-Dropped"])] == ["one"]


def test_what_was_begun_and_not_asked_for_is_ended(
    commit: Commit, shim: Shim, tmp_path: Path
) -> None:
    commit({"p.rst": "one\n"})
    commit({"p.rst": "two\n"})
    late = tmp_path / "late"
    shim(f'case "$*" in *grep*) sleep 1; touch {late};; *) exec "$real" "$@";; esac')
    found = compare(["HEAD~1", "HEAD"])
    with pytest.raises(ZeroDivisionError), plans_in_git.ahead(found, ["Plan-Dropped"]):
        raise ZeroDivisionError
    assert found.repository is not None
    assert found.repository.begun == {}
    time.sleep(1.2)
    assert not late.exists()
