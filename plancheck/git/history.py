"""What the commits of a history did to plans, one after the other."""

import os
import re
from collections.abc import Iterator

from msgspec import Struct

from plancheck.errors import PlancheckError
from plancheck.git import revisions
from plancheck.git.repository import Repository
from plancheck.git.trees import Entry, Wanted

_COMMIT = re.compile(r"\n?\x01([0-9a-f]{40}|[0-9a-f]{64}) (\d{4}-\d\d-\d\d)")
_CHANGE = re.compile(r"\n?:(\d{6}) (\d{6}) ([0-9a-f]+) ([0-9a-f]+) ([A-Z])\d*")
_MOVES = "RC"


class Step(Struct, frozen=True):
    """What a commit did to one file; ``before`` or ``after`` is None where it came or went.

    ``date`` is the day on which it was committed.
    """

    commit: str
    date: str
    before: Entry | None
    after: Entry | None


def history(repository: Repository, wanted: str, is_plan: Wanted) -> list[Step]:
    """What the commits of ``wanted``, a revision or a range A..B, did to plans, oldest first.

    A merge counts as one commit, with all that it brought: so a history is told in the order in
    which it came about on the branch. Moved files are followed by git. Raises PlancheckError where
    there is no such revision, or a shallow clone lacks what it leads to.
    """
    older, dots, newer = wanted.partition("..")
    ends = [older, newer or "HEAD"] if dots else [wanted or "HEAD"]
    if "" in ends or newer.startswith("."):
        raise PlancheckError(f"{wanted}: is no range", "write A..B, or a revision")
    if ends == ["HEAD"] and revisions.is_unborn(repository):
        return []
    oids = [revisions.commit(repository, end) for end in ends]
    if repository.is_shallow and len(oids) == 1:
        raise PlancheckError("this clone is shallow and lacks commits", revisions.DEEPEN)
    if len(oids) == 2:
        revisions.refuse_cut(repository, *oids)
    listed = repository.ask(
        *("-c", "log.showRoot=true", "log", "-z", "--first-parent", "-m", "--reverse", "--raw"),
        *("--no-abbrev", "--find-renames", "--no-ext-diff", "--no-textconv"),
        *("--format=%x01%H %cs", "--end-of-options", "..".join(oids)),
        problem="the history cannot be listed",
    )
    return list(_steps(os.fsdecode(listed).split("\0"), is_plan))


def _steps(parts: list[str], is_plan: Wanted) -> Iterator[Step]:
    """The steps in what git printed, parted at its NULs."""
    commit, date = "", ""
    rest = iter(parts)
    for part in rest:
        if head := _COMMIT.match(part):
            commit, date = head.groups()
            part = part[head.end() :]  # noqa: PLW2901 -- what follows may stand in the same part
        change = _CHANGE.match(part)
        if change is None:
            continue
        path = next(rest)
        new_path = next(rest) if change[5] in _MOVES else path
        before = _entry(path, change[1], change[3]) if change[5] != "C" else None
        after = _entry(new_path, change[2], change[4])
        before, after = (
            one if one and one.is_file and is_plan(one.path) else None for one in (before, after)
        )
        if before or after:
            yield Step(commit, date, before, after)


def _entry(path: str, mode: str, oid: str) -> Entry | None:
    return Entry(path, mode, oid) if oid.strip("0") else None
