"""The two sides of a change that is named by its base: where it parted from there, and its head."""

from collections.abc import Sequence
from pathlib import Path

from plancheck.errors import PlancheckError
from plancheck.git import revisions
from plancheck.git.repository import Repository, open_at
from plancheck.git.revisions import shown
from plancheck.git.sides import Comparison, Place, Side, parting
from plancheck.surroundings import Range

_HEAD = "HEAD"


def compare_range(
    wanted: Range, paths: Sequence[str] | None = None, *, folder: Path = Path()
) -> Comparison:
    """The comparison for the change ``wanted``, limited to ``paths``, which begin at ``folder``.

    Raises PlancheckError where a revision is not in this clone, or where they parted cannot be
    told.
    """
    if paths and "" in paths:
        raise PlancheckError("an empty argument names no path")
    repository = open_at(folder)
    before, after = ends(repository, wanted)
    limits = dict.fromkeys(map(repository.path, paths or ()))
    return Comparison(before, after, repository.folder, repository, tuple(limits))


def ends(repository: Repository, wanted: Range) -> tuple[Side, Side]:
    """Both sides of the change ``wanted``."""
    after = _commit(repository, wanted.head, wanted, wanted.head_mend)
    if wanted.is_merged:
        here = revisions.find(repository, _HEAD)
        if here and after.commit and revisions.holds(repository, here, after.commit):
            after = Side(Place.COMMIT, _HEAD, here)
    if wanted.base is None:
        note = f"{wanted.where}: nothing of this history is there yet, so it is compared with none"
        return Side(Place.NOTHING, "nothing", note=note), after
    base = _commit(repository, wanted.base, wanted, wanted.base_mend)
    return parting(repository, base, after), after


def ends_here(repository: Repository, wanted: Range) -> tuple[Side, Side]:
    """The same, for what is looked at in the work tree.

    Raises PlancheckError where another commit than the change's is checked out: what is in the
    work tree is not the change then, and to find nothing new in it would say nothing.
    """
    before, after = ends(repository, wanted)
    if after.commit != revisions.find(repository, _HEAD):
        raise PlancheckError(
            f"{wanted.where}: the change is not what is checked out",
            f"check out {(after.commit or '')[:12]}",
        )
    return before, after


def _commit(repository: Repository, revision: str, wanted: Range, mend: str) -> Side:
    oid = revisions.find(repository, revision)
    if oid is None and wanted.where:
        raise PlancheckError(
            f"{wanted.where}: {shown(revision)} is not in this clone",
            mend or revisions.missing_hint(repository),
        )
    return Side(Place.COMMIT, revision, oid or revisions.commit(repository, revision))
