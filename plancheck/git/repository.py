"""Which repository a folder is in, and calls of git that are about it."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from plancheck.errors import PlancheckError
from plancheck.git import process
from plancheck.git.process import Dialogue, Done

Call = tuple[str, ...]
"""What git is called with."""
NO_REPOSITORY = "run it in the repository that is meant"
_FACTS = ("--is-shallow-repository", "--show-object-format", "--absolute-git-dir")
_HASHES = ("sha1", "sha256")


class Repository(Struct, frozen=True):
    """A repository as seen from ``folder``, where the paths that people type begin.

    ``root`` is the top of its work tree, None where it is bare. ``is_shallow`` says that its
    history is cut, ``hash_name`` how the ids of its objects are made. ``known`` is which commits
    revisions were found to name, None for no commit: a branch that moves meanwhile names one.
    ``listed`` is what git said of the last commit all of whose files were asked for, by its id;
    ``begun`` are the calls of git that nobody has asked for yet.
    """

    folder: Path
    root: Path | None
    git_dir: Path
    is_shallow: bool
    hash_name: str
    env: Mapping[str, str]
    known: dict[str, str | None] = field(default_factory=dict)
    listed: dict[str, bytes] = field(default_factory=dict)
    begun: dict[Call, Dialogue] = field(default_factory=dict)

    @property
    def work_tree(self) -> Path:
        """The top of the work tree; raises PlancheckError where there is none."""
        if self.root is None:
            raise PlancheckError("a bare repository has no work tree", "name two revisions")
        return self.root

    @property
    def place(self) -> Path:
        """Where git is run: the same for all, so that paths begin at the root."""
        return self.root or self.git_dir

    def run(self, *arguments: str) -> Done:
        """What a call of git came to, which may have been begun ahead."""
        begun = self.begun.pop(arguments, None)
        return begun.answer() if begun else process.run(self.place, self.env, *arguments)

    @contextmanager
    def ahead(self, *calls: Call) -> Iterator[None]:
        """Begin ``calls``, so that they are at work until ``run`` is asked for them.

        Those that it is not asked for inside are ended.
        """
        try:
            for call in dict.fromkeys(calls):
                self.begun[call] = Dialogue(self.place, self.env, *call)
            yield
        finally:
            for call in self.begun.keys() & set(calls):
                unasked = self.begun.pop(call)
                unasked.kill()
                unasked.close()

    def ask(self, *arguments: str, problem: str) -> bytes:
        """What git prints; raises PlancheckError with ``problem`` where it fails."""
        done = self.run(*arguments)
        if done.status != 0:
            raise failed(problem, done)
        return done.out

    def path(self, typed: str) -> str:
        """The path from the root of what was typed, with ``/``; empty for the root itself.

        Raises PlancheckError when it is outside.
        """
        top = os.path.realpath(self.place)
        begin = top if self.root is None else os.path.realpath(self.folder)
        whole = os.path.normpath(os.path.join(begin, typed))  # noqa: PTH118 -- Path keeps `..`
        above, name = os.path.split(whole)
        for one in (whole, os.path.join(os.path.realpath(above), name)):  # noqa: PTH118
            if one == top:
                return ""
            if one.startswith(top.rstrip(os.sep) + os.sep):
                return one[len(top.rstrip(os.sep)) + 1 :].replace(os.sep, "/")
        raise PlancheckError(f"{typed}: is outside the repository", f"which begins at {top}")


def open_at(folder: Path) -> Repository:
    """The repository that ``folder`` is in.

    The variables that git sets for a hook speak for the repository of the working folder: in
    another one they would give its index, or its HEAD, for this one's, and are passed over.
    Raises PlancheckError when there is no repository, or none that may be read.
    """
    env = process.environment()
    if not process.POINTERS & env.keys():
        return _opened(folder, env)
    own = _tried(folder, {name: env[name] for name in env.keys() - process.POINTERS})
    if own is None or os.path.realpath(folder) == os.path.realpath(Path()):
        given = _opened(Path(), env)
    else:
        other = _tried(Path(), env)
        if other is None or other.git_dir != own.git_dir:
            return own
        given = other
    # With GIT_DIR alone git takes any folder for the root.
    is_own = own is not None and own.git_dir == given.git_dir
    root = own.root if own and is_own and "GIT_WORK_TREE" not in env else given.root
    pointed = {} if root is None else {"GIT_WORK_TREE": str(root)}
    if "GIT_DIR" in env or "GIT_WORK_TREE" in env:
        env |= {"GIT_DIR": str(given.git_dir), **pointed}
    return replace(given, folder=folder.absolute(), root=root, env=env)


def failed(problem: str, done: Done, told: str = "") -> PlancheckError:
    """The error for a git that failed at ``problem``; ``told`` is what it answered, if it did."""
    if "promisor" in done.err or "lazy fetch" in done.err:
        return PlancheckError(
            f"{problem}: this is a partial clone and lacks it",
            "fetch with all blobs: `git fetch --refetch --no-filter`",
        )
    return PlancheckError(problem, told or done.said or "git's answer breaks off")


def _tried(folder: Path, env: dict[str, str]) -> Repository | None:
    try:
        return _opened(folder, env)
    except PlancheckError:
        return None


def _opened(folder: Path, env: dict[str, str]) -> Repository:
    done = process.run(folder, env, "rev-parse", *_FACTS, "--show-toplevel")
    if done.status != 0 and "must be run in a work tree" not in done.err:
        raise _refusal(folder, env, done)
    facts = os.fsdecode(done.out).split("\n")
    is_bare = done.status != 0
    if len(facts) != (4 if is_bare else 5) or facts[1] not in _HASHES:
        process.refuse_old(folder, env)
        raise PlancheckError(f"{folder.absolute()}: git does not say which repository this is in")
    git_dir = Path(facts[2])
    inside = Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(git_dir))
    if inside and "GIT_DIR" not in env:  # as safe.bareRepository has it, before git 2.38 too
        raise _bare()
    root = None if is_bare else Path(facts[3])
    return Repository(folder.absolute(), root, git_dir, facts[0] == "true", facts[1], env)


def _refusal(folder: Path, env: dict[str, str], done: Done) -> PlancheckError:
    """Why git reads no repository here."""
    if "safe.directory" in done.err:
        lines = (line.strip() for line in done.err.split("\n"))
        commands = "".join(f"`{line}`" for line in lines if "--add safe.directory" in line)
        return PlancheckError(done.said, f"if you trust it, run {commands}")
    if "bare repository" in done.err:
        return _bare()
    if "not a git repository" not in done.err:
        process.refuse_old(folder, env)
    return PlancheckError(done.said, NO_REPOSITORY)


def _bare() -> PlancheckError:
    return PlancheckError(
        "a bare repository is read only when GIT_DIR names it", "set GIT_DIR and try again"
    )
