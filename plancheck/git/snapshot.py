"""Small files of a commit, such as the configuration that was in force there."""

import posixpath

from msgspec import Struct, field

from plancheck.errors import PlancheckError
from plancheck.git import trees
from plancheck.git.blobs import Blobs
from plancheck.git.repository import Repository
from plancheck.git.trees import Entry

MAX_BYTES = 64 * 1024
"""Largest file that is read."""


class Snapshot(Struct, frozen=True):
    """The files of a commit, by paths from the root; ``name`` is how people call it.

    ``folders`` are the folders that were looked into: several files are asked for in each.
    """

    repository: Repository
    commit: str
    name: str
    folders: dict[str, dict[str, Entry]] = field(default_factory=dict)

    def read(self, path: str) -> bytes | None:
        """What is in the file at ``path``, None where there is none.

        Raises PlancheckError when it is outside, no file, or too large.
        """
        path = posixpath.normpath(path)
        if path.startswith(("/", "../")):
            raise PlancheckError(
                f"{path}: is outside the repository", f"{self.name} holds only what is inside"
            )
        entry = self._folder(posixpath.dirname(path)).get(path)
        return self._data(entry) if entry and entry.mode != trees.FOLDER else None

    def _folder(self, folder: str) -> dict[str, Entry]:
        if folder not in self.folders:
            paths = [f"{folder}/"] if folder else []
            listed = trees.of_commit(self.repository, self.commit, paths, is_deep=False)
            self.folders[folder] = {entry.path: entry for entry in listed}
        return self.folders[folder]

    def _data(self, entry: Entry) -> bytes:
        label = f"{self.name}:{entry.path}"
        with Blobs(self.repository) as blobs:
            if entry.is_file and blobs.size(entry, label) > MAX_BYTES:
                raise PlancheckError(
                    f"{label}: larger than {MAX_BYTES // 1024} KiB, the most that is read of it"
                )
            return blobs.data(entry, self.name)
