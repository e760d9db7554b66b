"""What the arguments of ``diff`` compare, as git itself would read them."""

import os
from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from plancheck.errors import PlancheckError
from plancheck.git import revisions
from plancheck.git.repository import Repository, open_at
from plancheck.git.revisions import shown
from plancheck.git.sides import Comparison, Place, Side, parting

STDIN = "-"
_HEAD = ("HEAD", "@")


def compare(
    arguments: Sequence[str],
    paths: Sequence[str] | None = None,
    *,
    is_staged: bool = False,
    folder: Path = Path(),
) -> Comparison:
    """What is meant by ``arguments`` and, after ``--``, by ``paths``.

    ``paths`` is None where there was no ``--``: then what names no revision is a path, and what
    could be both is refused. Paths begin at ``folder``. Raises PlancheckError when it cannot be
    told what is meant, or it is not there.
    """
    if "" in (*arguments, *(paths or ())):
        raise PlancheckError("an empty argument names no revision and no path")
    try:
        repository = open_at(folder)
    except PlancheckError:
        files = _two_files(None, arguments, folder) if paths is None and not is_staged else None
        if files is None:
            raise
        return files
    named = [revision for argument in arguments for revision in _named(argument)]
    with repository.ahead(*revisions.calls(named[:2])):  # of more, one is refused or a path
        return _compared(repository, arguments, paths, is_staged, folder)


def _compared(
    repository: Repository,
    arguments: Sequence[str],
    paths: Sequence[str] | None,
    is_staged: bool,
    folder: Path,
) -> Comparison:
    if paths is not None:
        named: list[Side] = []
        for argument in arguments:
            sides = _sides(repository, argument)
            if sides is None:
                raise _unknown(repository, argument)
            named += sides
        return _settled(repository, named, paths, is_staged)
    files = None if is_staged else _two_files(repository, arguments, folder)
    return files or _unparted(repository, arguments, is_staged)


def _two_files(
    repository: Repository | None, arguments: Sequence[str], folder: Path
) -> Comparison | None:
    """The comparison of one plan with one plan, each in a file, a revision or standard input."""
    if len(arguments) != 2:
        return None
    before, after = (_one_plan(repository, argument, folder) for argument in arguments)
    if before is None or after is None:
        return None
    if before.place is after.place is Place.STDIN:
        raise PlancheckError("standard input can be one side only", "name a file for the other")
    is_in_git = Place.COMMIT in (before.place, after.place)
    return Comparison(before, after, folder, repository if is_in_git else None)


def _one_plan(repository: Repository | None, argument: str, folder: Path) -> Side | None:
    if argument == STDIN:
        return Side(Place.STDIN, STDIN, path=STDIN)
    sides = _sides(repository, argument) if repository else None
    if repository and sides:
        _refuse_both(repository, argument)
        return sides[0] if sides[0].path is not None else None
    path = folder / argument
    is_file = os.path.lexists(path) and not os.path.isdir(path)  # noqa: PTH112 -- names too long
    return Side(Place.FILE, argument, path=argument) if is_file else None


def _unparted(repository: Repository, arguments: Sequence[str], is_staged: bool) -> Comparison:
    """Revisions first, then paths: as git reads them where no ``--`` parts them."""
    found: list[Side] = []
    for at, argument in enumerate(arguments):
        sides = _sides(repository, argument)
        if sides is None:
            paths = arguments[at:]
            missing = [one for one in paths if not os.path.lexists(repository.folder / one)]
            if missing:
                raise _neither(repository, missing[0])
            return _settled(repository, found, paths, is_staged)
        _refuse_both(repository, argument)
        found += sides
    return _settled(repository, found, (), is_staged)


def _settled(
    repository: Repository, sides: Sequence[Side], paths: Sequence[str], is_staged: bool
) -> Comparison:
    """The comparison of ``sides``, and of what git takes where fewer than two are named."""
    if len(sides) > (1 if is_staged else 2):
        most = "--staged takes one revision" if is_staged else "two revisions"
        raise PlancheckError(f"{most} at most", "write `--` before paths")
    before = sides[0] if sides else _head(repository)
    after = sides[1] if len(sides) > 1 else _here(repository, before.path, is_staged)
    if (before.path is None) != (after.path is None):
        raise PlancheckError("one plan is compared with many", "write REVISION:PATH on both sides")
    if before.path is not None and paths:
        raise PlancheckError(
            f"{before.name}:{before.path} is one plan already", "leave out the other paths"
        )
    limits = dict.fromkeys(map(repository.path, paths))
    return Comparison(before, after, repository.folder, repository, tuple(limits))


def _head(repository: Repository) -> Side:
    side = _commit(repository, "HEAD")
    if side is None:
        raise PlancheckError("HEAD names no commit", "`git fsck` tells what is broken")
    return side


def _here(repository: Repository, path: str | None, is_staged: bool) -> Side:
    """The index or the work tree."""
    _ = repository.work_tree  # a bare repository has neither
    place, name = (Place.INDEX, "index") if is_staged else (Place.WORK_TREE, "work tree")
    return Side(place, f"the {name}", _head(repository).commit, path)


def _sides(repository: Repository, argument: str) -> tuple[Side, ...] | None:
    """The revision, two revisions or plan in a revision that ``argument`` names, if it does."""
    one_plan = revisions.split(argument)
    if one_plan:
        side = _commit(repository, one_plan[0])
        return (replace(side, path=_path(repository, *one_plan)),) if side else None
    ends = _ends(argument)
    if ends is None:
        side = _commit(repository, argument)
        return (side,) if side else None
    before, after = _commit(repository, ends[0]), _commit(repository, ends[2])
    if before is None or after is None:
        return None
    return (parting(repository, before, after) if ends[1] == "..." else before), after


def _named(argument: str) -> tuple[str, ...]:
    """The revisions in ``argument``, if it is none of a path."""
    one_plan, ends = revisions.split(argument), _ends(argument)
    return one_plan[:1] if one_plan else ends[::2] if ends else (argument,)


def _commit(repository: Repository, revision: str) -> Side | None:
    oid = revisions.find(repository, revision)
    if oid is None and not (revision in _HEAD and revisions.is_unborn(repository)):
        return None
    return Side(Place.COMMIT, revision, oid)


def _ends(argument: str) -> tuple[str, str, str] | None:
    """What stands before, in and after the dots of a range; HEAD where nothing stands there."""
    if argument == ".." or argument.startswith("../"):
        return None
    for dots in ("...", ".."):
        before, found, after = argument.partition(dots)
        if found:
            return before or "HEAD", dots, after or "HEAD"
    return None


def _path(repository: Repository, revision: str, path: str) -> str:
    """The path from the root in ``REV:PATH``, which begins there or, with ./ or ../, here."""
    if path.rstrip("/").rpartition("/")[2] in ("", ".", ".."):
        raise PlancheckError(f"{revision}:{path}: names no file", "write REVISION:PATH")
    return repository.path(path) if path.startswith(("./", "../")) else path


def _refuse_both(repository: Repository, argument: str) -> None:
    """Refuse a revision that is also a path; in a bare repository there are none."""
    if repository.root and os.path.lexists(repository.folder / argument):
        raise PlancheckError(
            f"{argument}: is both a revision and a path",
            f"write `{argument} --` for the revision, `./{argument}` for the path",
        )


def _neither(repository: Repository, argument: str) -> PlancheckError:
    """The error for ``argument``, which is no path and no revision."""
    if argument == STDIN:
        return PlancheckError(
            "standard input is one plan", "name the other: plancheck diff REVISION:PATH -"
        )
    if revisions.split(argument) or _ends(argument):
        return _unknown(repository, argument)
    hint = revisions.missing_hint(repository)
    if not repository.is_shallow:
        hint += f"; write `-- {shown(argument)}` for a path that is gone"
    return PlancheckError(f"{shown(argument)}: is no revision and no path here", hint)


def _unknown(repository: Repository, argument: str) -> PlancheckError:
    """The error for ``argument``, of which a part is no revision."""
    missing = [one for one in _named(argument) if _commit(repository, one) is None]
    return revisions.unknown(repository, missing[0] if missing else argument)
