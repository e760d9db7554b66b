"""Small files of a commit, such as the configuration that was in force there."""

import posixpath
from collections.abc import Iterator, Sequence

from msgspec import Struct

from plancheck.errors import PlancheckError
from plancheck.git import trees
from plancheck.git.blobs import Blobs
from plancheck.git.repository import Repository
from plancheck.git.trees import Entry

MAX_BYTES = 64 * 1024
"""Largest file that is read."""


class Snapshot(Struct, frozen=True):
    """The files of a commit, by paths from the root; ``name`` is how people call it."""

    repository: Repository
    commit: str
    name: str

    def read(self, path: str) -> bytes | None:
        """What is in the file at ``path``, None where there is none.

        Raises PlancheckError when it is outside, no file, or too large.
        """
        path = posixpath.normpath(path)
        if path.startswith(("/", "../")):
            raise PlancheckError(
                f"{path}: is outside the repository", f"{self.name} holds only what is inside"
            )
        entries = trees.of_commit(self.repository, self.commit, [path])
        is_there = [entry.path for entry in entries] == [path]
        return self._data(entries[0]) if is_there else None

    def upward(self, folder: str, names: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        """The files of these names in ``folder`` and those above it, the nearest first.

        In one folder they come in the order of ``names``. Each is read only when it is asked for.
        """
        parts = folder.split("/") if folder else []
        folders = ["/".join(parts[:count]) for count in range(len(parts), -1, -1)]
        paths = [f"{place}/{name}".lstrip("/") for place in folders for name in names]
        listed = trees.of_commit(self.repository, self.commit, paths)
        there = {entry.path: entry for entry in listed}
        return ((path, self._data(there[path])) for path in paths if path in there)

    def _data(self, entry: Entry) -> bytes:
        label = f"{self.name}:{entry.path}"
        with Blobs(self.repository) as blobs:
            if entry.is_file and blobs.size(entry, label) > MAX_BYTES:
                raise PlancheckError(
                    f"{label}: larger than {MAX_BYTES // 1024} KiB, the most that is read of it"
                )
            return blobs.data(entry, self.name)
