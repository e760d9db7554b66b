"""What is compared with what."""

from enum import Enum, auto
from pathlib import Path

from msgspec import Struct

from plancheck.errors import PlancheckError
from plancheck.git import revisions
from plancheck.git.repository import Repository


class Place(Enum):
    """Where plans can stand."""

    COMMIT = auto()
    INDEX = auto()
    WORK_TREE = auto()
    FILE = auto()
    STDIN = auto()
    NOTHING = auto()


class Side(Struct, frozen=True):
    """One of the two states that are compared.

    ``name`` is how people call it: the revision as it was typed, the path of a file. ``commit``
    is the id of the commit whose files these are, or, of the index and the work tree, that they
    build on; None for a branch with no commit, which holds nothing. ``path`` is the one plan that
    is meant, None for all: from the repository's root, or as typed for a file. ``note`` tells how
    the commit was chosen where the user did not name it.
    """

    place: Place
    name: str
    commit: str | None = None
    path: str | None = None
    note: str = ""

    @property
    def revision(self) -> str | None:
        """What names this state to git; None for what is no revision."""
        return self.name if self.place is Place.COMMIT else None


class Comparison(Struct, frozen=True):
    """What is compared.

    ``folder`` is where the paths of plain files begin. ``repository`` is None where no side needs
    one. ``paths``, from its root, are those that plans are limited to, none where they are not.
    """

    before: Side
    after: Side
    folder: Path
    repository: Repository | None = None
    paths: tuple[str, ...] = ()


def parting(repository: Repository, before: Side, after: Side) -> Side:
    """The commit where the histories of two revisions parted."""
    if before.commit is None or after.commit is None:
        raise PlancheckError("HEAD has no commit yet, so that nothing parted from it")
    oid, count = revisions.merge_base(repository, before.commit, after.commit)
    among = f", the newest of {count}" if count > 1 else ""
    note = f"{oid[:12]} is the merge base of {before.name} and {after.name}{among}"
    return Side(Place.COMMIT, oid, oid, note=note)
