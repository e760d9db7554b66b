"""The plans of two sides, each with what it was before."""

from collections.abc import Iterable
from types import TracebackType
from typing import Self

from msgspec import Struct

from plancheck import disk
from plancheck.errors import PlancheckError
from plancheck.git import renames, trees
from plancheck.git.blobs import Blobs, find
from plancheck.git.renames import Words
from plancheck.git.repository import Repository
from plancheck.git.sides import Comparison, Place, Side
from plancheck.git.trees import Entry, Wanted
from plancheck.source import SourceText

STDIN_LABEL = "<stdin>"


class Pair(Struct, frozen=True):
    """A plan before and after; None on a side that lacks it."""

    before: Entry | None
    after: Entry | None

    @property
    def is_unchanged(self) -> bool:
        """Whether both sides are known to hold the same bytes, so that none need be read."""
        return bool(
            self.before and self.after and self.before.oid and self.before.oid == self.after.oid
        )


class Plans:
    """The plans of a comparison: which there are, and their texts; closed as a context manager.

    ``is_plan`` is asked for paths from the root. One that is named in full among the comparison's
    paths is a plan whatever it says. Links and submodules are none, and a plan that became one is
    gone.
    """

    def __init__(
        self, comparison: Comparison, is_plan: Wanted, stdin_label: str = STDIN_LABEL
    ) -> None:
        self._comparison = comparison
        self._is_plan = is_plan
        self._stdin_label = stdin_label
        self._blobs = Blobs(comparison.repository) if comparison.repository else None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._blobs:
            self._blobs.close()

    def pairs(self) -> tuple[Pair, ...]:
        """Every plan that is compared, changed or not, in the order of their paths.

        Raises PlancheckError when there is none, or none at a path that the comparison is limited
        to: a slip in a path must not look like a plan with no change.
        """
        before, after = self._comparison.before, self._comparison.after
        if before.path is not None and after.path is not None:
            return (Pair(self._one(before, before.path), self._one(after, after.path)),)
        pairs = self.unlimited()
        if not pairs:
            raise PlancheckError(
                f"no plan in {before.name} or {after.name}",
                "name the file, or the plans' globs under `plans:` in the configuration",
            )
        return tuple(sorted(self._limited(pairs), key=_paths))

    def unlimited(self) -> list[Pair]:
        """Every plan, also at paths that the comparison leaves out."""
        old, new = self._files(self._comparison.before), self._files(self._comparison.after)
        came_from = renames.matched(old, new, self._words)
        pairs = [Pair(old.get(came_from.get(path, "")), new[path]) for path in new]
        return pairs + [Pair(old[path], None) for path in old.keys() - set(came_from.values())]

    def text(self, side: Side, entry: Entry) -> SourceText:
        """The text of the plan at ``entry`` of ``side``; raises PlancheckError as reading does."""
        if side.place is Place.STDIN:
            return SourceText.decode(entry.path, disk.read(entry.path, None))
        if self._blobs is None or side.place is Place.FILE:
            return SourceText.decode(
                entry.path, disk.read(entry.path, self._comparison.folder / entry.path)
            )
        return self._blobs.text(entry, side.revision)

    def _limited(self, pairs: list[Pair]) -> Iterable[Pair]:
        limits = self._comparison.paths
        if not limits:
            return pairs
        kept: dict[Pair, None] = {}
        for limit in limits:
            inside = [
                pair for pair in pairs if any(_is_within(path, limit) for path in _paths(pair))
            ]
            if not inside:
                raise PlancheckError(f"{limit or '.'}: no plan there on either side")
            kept |= dict.fromkeys(inside)
        return kept

    def _one(self, side: Side, path: str) -> Entry:
        """The entry of the one plan that ``side`` is about."""
        if side.place is Place.STDIN:
            return Entry(self._stdin_label, trees.FILE, "", is_on_disk=True)
        repository = self._comparison.repository
        if repository is None or side.place is Place.FILE:
            return Entry(path, trees.FILE, "", is_on_disk=True)
        if side.place is Place.COMMIT:
            return find(repository, side.commit, path, f"{side.name}:{path}")
        for entry in self._listed(repository, side, lambda one: one == path):
            return entry
        raise PlancheckError(f"{path}: no such file in {side.name}", "name the other side too")

    def _files(self, side: Side) -> dict[str, Entry]:
        """The plans of ``side`` by their paths."""
        repository = self._comparison.repository
        assert repository is not None  # noqa: S101 -- only plain files need none
        limits = self._comparison.paths
        files = {}
        for entry in self._listed(repository, side, self._is_wanted):
            if entry.is_file:
                files[entry.path] = entry
            elif any(_is_within(limit, entry.path) for limit in limits) and entry.is_odd:
                raise PlancheckError(
                    f"{entry.path}: is a {entry.kind} in {side.name}",
                    "name what it points to"
                    if entry.mode == trees.LINK
                    else "run plancheck inside it",
                )
        return files

    def _is_wanted(self, path: str) -> bool:
        """Whether ``path`` is a plan's, or stands in the way of one that is asked for."""
        limits = self._comparison.paths
        return self._is_plan(path) or any(limit and _is_within(limit, path) for limit in limits)

    def _listed(self, repository: Repository, side: Side, is_wanted: Wanted) -> Iterable[Entry]:
        if side.place is Place.INDEX:
            return trees.of_index(repository, is_wanted)
        if side.place is Place.WORK_TREE:
            return trees.of_work_tree(repository, is_wanted)
        if side.commit is None:  # a branch with no commit
            return ()
        return trees.of_commit(repository, side.commit, is_wanted=is_wanted)

    def _words(self, entry: Entry) -> Words | None:
        assert self._blobs is not None  # noqa: S101 -- entries of a listing are a repository's
        try:
            return renames.words(self._blobs.data(entry))
        except PlancheckError:  # told when its text is asked for
            return None


def _paths(pair: Pair) -> list[str]:
    """Where it is, and where it was."""
    return [entry.path for entry in (pair.after, pair.before) if entry]


def _is_within(path: str, folder: str) -> bool:
    return folder in ("", path) or path.startswith(f"{folder}/")
