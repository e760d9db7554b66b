"""What plans on disk were in a revision."""

import os
from collections.abc import Iterable
from pathlib import Path

from plancheck.git import revisions
from plancheck.git.pairs import Plans
from plancheck.git.ranges import ends_here
from plancheck.git.repository import Repository, open_at
from plancheck.git.sides import Comparison, Place, Side
from plancheck.git.trees import Wanted
from plancheck.source import SourceText
from plancheck.surroundings import Range


def since(
    wanted: str | Range, paths: Iterable[Path], is_plan: Wanted
) -> dict[Path, SourceText | None]:
    """The text that each plan had, under whatever name; None where it had none.

    ``wanted`` is the revision that is meant, or the change before which it is.
    ``is_plan`` says of a path from the root whether it may be a plan's: a plan that was moved is
    looked for among those. All are asked for at once, for a plan is the earlier form of one only.
    Raises PlancheckError when there is no such revision, or the text there cannot be read.
    """
    groups: dict[Path, tuple[Repository, dict[str, Path]]] = {}
    opened: dict[Path, Repository] = {}
    for path in paths:
        if path.parent not in opened:
            opened[path.parent] = open_at(path.parent)
        repository = opened[path.parent]
        _, named = groups.setdefault(repository.work_tree, (repository, {}))
        named[repository.path(os.fspath(path.absolute()))] = path
    found: dict[Path, SourceText | None] = {}
    for repository, named in groups.values():
        found |= _in_repository(repository, wanted, named, is_plan)
    return found


def _in_repository(
    repository: Repository, wanted: str | Range, named: dict[str, Path], is_plan: Wanted
) -> dict[Path, SourceText | None]:
    if isinstance(wanted, Range):
        before, _ = ends_here(repository, wanted)
    else:
        before = Side(Place.COMMIT, wanted, revisions.commit(repository, wanted))
    after = Side(Place.WORK_TREE, "the work tree")
    found: dict[Path, SourceText | None] = dict.fromkeys(named.values())
    with Plans(
        Comparison(before, after, repository.folder, repository),
        lambda path: path in named or is_plan(path),
    ) as plans:
        for pair in plans.unlimited():
            if pair.after and pair.before and pair.after.path in named:
                found[named[pair.after.path]] = plans.text(before, pair.before)
    return found
