"""Plans in git: read as objects, by plumbing that runs nothing and writes nothing.

A repository's configuration can name programs for git to run, and a partial clone fetches what is
missing; the environment here shuts that off.
"""

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from plancheck.errors import PlancheckError
from plancheck.source import MAX_BYTES, SourceText, too_large

MAX_SECONDS = 30
"""Time that one call of git may take."""

_OPTIONS = (
    "--literal-pathspecs",
    "--no-replace-objects",
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "core.warnAmbiguousRefs=true"),
    *("-c", "log.showSignature=false"),
    *("-c", "safe.bareRepository=explicit"),  # one that was committed is no repository
)
_SET = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_GRAFT_FILE": "/nonexistent/plancheck",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_PAGER": "cat",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_DROPPED = ("GIT_EXTERNAL_DIFF", "GIT_TRACE")


def read(revision: str, path: str, folder: Path) -> SourceText:
    """The plan at ``path`` in ``revision``.

    ``path`` is relative to the repository's root or, as git has it, to ``folder`` where it begins
    with ``./`` or ``../``. Raises PlancheckError when there is no such revision or file, or git
    cannot be asked.
    """
    label = f"{revision}:{path}"
    entry = _entry(revision, path, folder)
    if entry.kind == "tree":
        raise PlancheckError(f"{label}: is a folder", "name one plan in it")
    if entry.kind != "blob" or entry.mode not in ("100644", "100755"):
        kind = "symbolic link" if entry.mode == "120000" else "submodule"
        raise PlancheckError(f"{label}: is a {kind}, not a file")
    if entry.size > MAX_BYTES:
        raise too_large(label)
    data = _git(folder, "cat-file", "blob", entry.oid, problem=f"{label}: cannot be read")
    return SourceText.decode(entry.path, data, revision)


def exists(revision: str, path: str, folder: Path) -> bool:
    """Whether there is anything at ``path`` in ``revision``."""
    try:
        _entry(revision, path, folder)
    except PlancheckError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class _Entry:
    mode: str
    kind: str
    oid: str
    size: int
    path: str


def _entry(revision: str, path: str, folder: Path) -> _Entry:
    label = f"{revision}:{path}"
    relative = path.startswith(("./", "../"))
    wanted = path.rstrip("/")  # with it git lists what is inside
    if wanted.rpartition("/")[2] in ("", ".", ".."):
        raise PlancheckError(f"{label}: names no file", "write REVISION:PATH")
    listed = _git(
        folder,
        *("ls-tree", "-z", "-l", "--full-name" if relative else "--full-tree"),
        *(_commit(revision, label, folder), "--", wanted),
        problem=f"{label}: cannot be listed",
    )
    if not listed:
        raise PlancheckError(
            f"{label}: no such file in that revision",
            "paths begin at the repository's root, or at the working folder with ./",
        )
    facts, _, name = listed.removesuffix(b"\0").partition(b"\t")
    mode, kind, oid, size = facts.decode().split()
    return _Entry(mode, kind, oid, int(size) if kind == "blob" else 0, os.fsdecode(name))


def _commit(revision: str, label: str, folder: Path) -> str:
    """The id of the commit that ``revision`` names."""
    if not revision:
        raise PlancheckError(f"{label}: names no revision", "write REVISION:PATH")
    if revision.startswith(("-", "^")) or not revision.isprintable():
        raise PlancheckError(f"{label}: {revision!r} is not a revision")
    done = _run(folder, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    oid = done.stdout.decode(errors="replace").removesuffix("\n")
    if done.returncode != 0 or not re.fullmatch(r"[0-9a-f]{40}|[0-9a-f]{64}", oid):
        raise PlancheckError(f"{label}: unknown revision {revision!r}", _missing_hint(folder))
    if b"is ambiguous" in done.stderr:
        raise PlancheckError(
            f"{label}: the revision {revision!r} is ambiguous",
            f"write refs/heads/{revision} or refs/tags/{revision}",
        )
    return oid


def _missing_hint(folder: Path) -> str:
    if _run(folder, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
        return (
            "this clone is shallow: run `git fetch --unshallow`,"
            " or set `fetch-depth: 0` for actions/checkout"
        )
    return "`git branch --all` and `git tag` list names"


def _git(folder: Path, *arguments: str, problem: str) -> bytes:
    """What git prints; raises PlancheckError with ``problem`` where it fails."""
    done = _run(folder, *arguments)
    if done.returncode != 0:
        said = _said(done)
        if "promisor" in said or "lazy fetch" in said:
            raise PlancheckError(
                f"{problem}: this is a partial clone and lacks it",
                "fetch with all blobs: `git fetch --refetch --no-filter`",
            )
        raise PlancheckError(problem, said)
    return done.stdout


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run git; raises PlancheckError where there is no git, or no repository that it reads."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(_DROPPED)
    }
    try:
        done = subprocess.run(
            ["git", *_OPTIONS, *arguments],
            cwd=folder,
            env=environment | _SET,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=MAX_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise PlancheckError(f"git took more than {MAX_SECONDS} seconds") from None
    except OSError as error:
        raise PlancheckError(
            f"git cannot be run: {error.strerror}", "install it, or put it on PATH"
        ) from None
    said = _said(done)
    if "not a git repository" in said:
        raise PlancheckError(said, "run it in the repository that REVISION:PATH is about")
    if "bare repository" in said:
        raise PlancheckError(
            "a bare repository is read only when GIT_DIR names it", "set GIT_DIR and try again"
        )
    if "dubious ownership" in said:
        lines = done.stderr.decode(errors="replace").split("\n")
        commands = [line.strip() for line in lines if "--add safe.directory" in line]
        raise PlancheckError(said, "if you trust it, run " + "".join(f"`{c}`" for c in commands))
    return done


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    """The first line of what a failed git said; empty where it did not fail."""
    if done.returncode == 0:
        return ""
    text = done.stderr.decode(errors="replace").strip() or f"git failed with {done.returncode}"
    return text.split("\n")[0].removeprefix("fatal: ").removeprefix("error: ")
