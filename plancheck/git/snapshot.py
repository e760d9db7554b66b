"""Small files of a commit, such as the configuration that was in force there."""

import posixpath
from functools import cached_property

from msgspec import Struct

from plancheck.errors import PlancheckError
from plancheck.git import trees
from plancheck.git.blobs import Blobs
from plancheck.git.repository import Repository
from plancheck.git.trees import Entry

MAX_BYTES = 64 * 1024
"""Largest file that is read."""


class Snapshot(Struct, frozen=True, dict=True):
    """The files of a commit, by paths from the root; ``name`` is how people call it."""

    repository: Repository
    commit: str
    name: str

    def read(self, path: str) -> bytes | None:
        """What is in the file at ``path``, None where there is none.

        Raises PlancheckError when it is outside, no file, there twice, or too large.
        """
        path = posixpath.normpath(path)
        if path.startswith(("/", "../")):
            raise PlancheckError(
                f"{path}: is outside the repository", f"{self.name} holds only what is inside"
            )
        if path not in self._entries:
            return None
        if len(self._entries[path]) > 1:
            raise trees.stands_twice(path, self.commit)
        return self._data(self._entries[path][0])

    @cached_property
    def _entries(self) -> dict[str, list[Entry]]:
        """Everything by its path: settings are looked for in the folder of each file there is."""
        entries: dict[str, list[Entry]] = {}
        for entry in trees.listed(self.repository, self.commit):
            entries.setdefault(entry.path, []).append(entry)
        return entries

    def _data(self, entry: Entry) -> bytes:
        label = f"{self.name}:{entry.path}"
        with Blobs(self.repository) as blobs:
            if entry.is_file and blobs.size(entry, label) > MAX_BYTES:
                raise PlancheckError(
                    f"{label}: larger than {MAX_BYTES // 1024} KiB, the most that is read of it"
                )
            return blobs.data(entry, self.name)
