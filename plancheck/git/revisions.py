"""Revisions as people write them, and the commits that they name."""

import os
import re
from collections.abc import Iterable
from pathlib import Path

from plancheck.errors import PlancheckError
from plancheck.git.repository import Call, Repository

DEEPEN = (
    "run `git fetch --unshallow`, or set `fetch-depth: 0` for actions/checkout, `GIT_DEPTH: 0` in"
    " GitLab CI"
)
"""What mends a shallow clone."""
_OID = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_MAX_SHOWN = 100
"""Characters of a revision that an error repeats."""


def split(argument: str) -> tuple[str, str] | None:
    """The revision and the path in ``REV:PATH``; None where there is no colon that parts them.

    As git has it, one in braces (``HEAD@{10:00}``) belongs to the revision.
    """
    depth = 0
    for at, character in enumerate(argument):
        depth += (character == "{") - (character == "}")
        if character == ":" and depth == 0:
            return argument[:at], argument[at + 1 :]
    return None


def calls(named: Iterable[str]) -> list[Call]:
    """The calls of git that ``find`` makes for ``named``."""
    return [_call(revision) for revision in named if _may_be(revision)]


def find(repository: Repository, revision: str) -> str | None:
    """The id of the commit that ``revision`` names, None where it names none.

    Raises PlancheckError where it names several.
    """
    if not _may_be(revision):
        return None
    if revision not in repository.known:
        repository.known[revision] = _found(repository, revision)
    return repository.known[revision]


def _found(repository: Repository, revision: str) -> str | None:
    done = repository.run(*_call(revision))
    oid = done.out.decode(errors="replace").removesuffix("\n")
    if done.status != 0 or not _OID.fullmatch(oid):
        return None
    if "is ambiguous" in done.err:
        raise PlancheckError(
            f"the revision {revision!r} is ambiguous",
            f"write refs/heads/{revision} or refs/tags/{revision}",
        )
    return oid


def _call(revision: str) -> Call:
    return "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}"


def commit(repository: Repository, revision: str) -> str:
    """The id of the commit that ``revision`` names; raises PlancheckError where it is not one."""
    oid = find(repository, revision)
    if oid is None:
        raise unknown(repository, revision)
    return oid


def unknown(repository: Repository, revision: str) -> PlancheckError:
    """The error for a revision that is none."""
    if not _may_be(revision):
        return PlancheckError(f"{shown(revision)!r} is not a revision")
    return PlancheckError(f"unknown revision {shown(revision)!r}", missing_hint(repository))


def is_unborn(repository: Repository) -> bool:
    """Whether HEAD is a branch that has no commit yet: not one whose file is broken."""
    branch = repository.run("symbolic-ref", "--quiet", "HEAD")
    if branch.status != 0:
        return False
    name = os.fsdecode(branch.out).removesuffix("\n")
    listed = repository.run("for-each-ref", "--count=1", "--format=x", name)
    return (listed.status, listed.out, listed.err) == (0, b"", "")


def holds(repository: Repository, commit: str, earlier: str) -> bool:
    """Whether ``earlier`` is ``commit`` or part of its history, as far as that is here."""
    asked = ("merge-base", "--is-ancestor", "--end-of-options", earlier, commit)
    return repository.run(*asked).status == 0


def merge_base(repository: Repository, before: str, after: str) -> tuple[str, int]:
    """The commit where the histories of two commits parted, and how many there are to choose from.

    Of several, as merges back and forth leave them, it is the newest by its committer's date, as
    ``git diff A...B`` has it, and of those the one whose id sorts first. Raises PlancheckError
    when there is none, or a cut history could hide a newer one.
    """
    done = repository.run("merge-base", "--all", "--end-of-options", before, after)
    bases = done.out.decode().split()
    refuse_cut(repository, before, after)
    broken = [line for line in done.err.split("\n") if line.startswith(("error: ", "fatal: "))]
    if broken or done.status not in (0, 1):  # a base that is found in spite of it may be too old
        told = broken[0].partition(" ")[2] if broken else done.said
        raise PlancheckError(f"the merge base cannot be found: {told}", "`git fsck` tells more")
    if not bases:
        raise PlancheckError(
            "the two revisions have no common history", "write A..B to compare them as they are"
        )
    if len(bases) == 1:
        return bases[0], 1
    dated = repository.ask(
        *("rev-list", "--no-walk", "--timestamp", "--end-of-options", *bases),
        problem="the merge bases cannot be read",
    )
    order = sorted((-int(date), oid) for date, oid in map(bytes.split, dated.splitlines()))
    return order[0][1].decode(), len(bases)


def refuse_cut(repository: Repository, before: str, after: str) -> None:
    """Raise PlancheckError when a shallow clone lacks history in which the two could meet.

    What is below a commit that both have in common is of no account. A cut above that can hide
    where they meet: git then finds no merge base, or one that is too old, and says nothing.
    """
    if not repository.is_shallow:
        return
    apart = repository.ask(
        *("rev-list", "--end-of-options", f"{before}...{after}"),
        problem="the history cannot be listed",
    )
    if _cuts(repository) & set(apart.decode().split()):
        raise PlancheckError(
            "this clone is shallow and lacks where the two revisions parted", DEEPEN
        )


def missing_hint(repository: Repository) -> str:
    """What to do where a revision is not there."""
    if repository.is_shallow:
        return f"this clone is shallow: {DEEPEN}"
    return "`git branch --all` and `git tag` list names"


def shown(revision: str) -> str:
    """``revision`` as an error repeats it."""
    return revision if len(revision) <= _MAX_SHOWN else f"{revision[:_MAX_SHOWN]}..."


def _may_be(revision: str) -> bool:
    return revision != "" and not revision.startswith(("-", "^", ":")) and revision.isprintable()


def _cuts(repository: Repository) -> set[str]:
    """The commits whose parents a shallow clone lacks."""
    named = repository.ask(
        "rev-parse", "--git-path", "shallow", problem="the shallow file cannot be found"
    )
    path = Path(repository.place, os.fsdecode(named).removesuffix("\n"))
    try:
        return set(path.read_text(errors="replace").split())
    except OSError as error:
        raise PlancheckError(f"{path}: cannot be read: {error.strerror}") from None
