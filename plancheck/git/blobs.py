"""The texts of plans, read from git by two processes however many there are."""

import os
import re
from pathlib import Path
from types import TracebackType
from typing import Self

from plancheck import disk
from plancheck.errors import PlancheckError
from plancheck.git import revisions
from plancheck.git.process import Dialogue
from plancheck.git.repository import Repository, failed, open_at
from plancheck.git.trees import Entry, of_commit
from plancheck.source import MAX_BYTES, SourceText, too_large

_HEADER = re.compile(rb"([0-9a-f]+) (\w+) ([0-9]+)\n")


class Blobs:
    """The contents of a repository, asked for by id; closed as a context manager.

    Only ids are asked for, never names, which could hold line breaks; and a size before its
    content, so that nothing too large is read.
    """

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._open: dict[str, Dialogue] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the processes."""
        for dialogue in self._open.values():
            dialogue.end_input()  # so that they end side by side
        while self._open:
            self._open.popitem()[1].close()

    def text(self, entry: Entry, revision: str | None = None) -> SourceText:
        """The text of the plan at ``entry``, which is in ``revision``.

        Raises PlancheckError when it is no file, too large, missing or no text.
        """
        return SourceText.decode(entry.path, self.data(entry, revision), revision)

    def data(self, entry: Entry, revision: str | None = None) -> bytes:
        """The content of ``entry``; raises PlancheckError where it cannot be read."""
        label = entry.path if revision is None else f"{revision}:{entry.path}"
        if not entry.is_file:
            raise PlancheckError(f"{label}: is a {entry.kind}, not a file")
        if entry.is_on_disk:
            place = Path(os.path.realpath(self._repository.work_tree), entry.path)
            return disk.read(entry.path, place)
        contents = self._dialogue("--batch")  # which begins while the size is asked for
        if self.size(entry, label) > MAX_BYTES:
            raise too_large(label)
        size = self._header("--batch", entry.oid, label)
        data = contents.take(size + 1)
        if len(data) != size + 1:
            raise self._broken("--batch", label)
        return data[:size]

    def size(self, entry: Entry, label: str) -> int:
        """How many bytes there are at ``entry``, which is called ``label``."""
        return self._header("--batch-check", entry.oid, label)

    def _dialogue(self, form: str) -> Dialogue:
        if form not in self._open:
            arguments = ("cat-file", form)
            self._open[form] = Dialogue(self._repository.place, self._repository.env, *arguments)
        return self._open[form]

    def _header(self, form: str, oid: str, label: str) -> int:
        """The size of a blob, as ``git cat-file`` in one of its forms gives it."""
        line = self._dialogue(form).ask(oid.encode())
        header = _HEADER.fullmatch(line)
        if header and header[1] == oid.encode() and header[2] == b"blob":
            return int(header[3])
        is_missing = line == oid.encode() + b" missing\n"
        raise self._broken(
            form, label, "it is missing: `git fsck` tells more" if is_missing else ""
        )

    def _broken(self, form: str, label: str, told: str = "") -> PlancheckError:
        """The error for a git that answered ``told``, or not as it should."""
        done = self._open.pop(form).close()
        return failed(f"{label}: cannot be read", done, told)


def find(repository: Repository, commit: str | None, path: str, label: str) -> Entry:
    """What is at ``path`` in ``commit``, None for a branch that has none; ``label`` names it.

    Raises PlancheckError when there is nothing, or a folder.
    """
    wanted = path.rstrip("/")  # with it git lists what is inside
    entries = of_commit(repository, commit, [wanted]) if commit else []
    for entry in entries:
        if entry.path == wanted:
            return entry
        if entry.path.startswith(f"{wanted}/"):
            raise PlancheckError(f"{label}: is a folder", "name one plan in it")
    raise PlancheckError(
        f"{label}: no such file in that revision",
        "paths begin at the repository's root, or at the working folder with ./",
    )


def read(revision: str, path: str, folder: Path) -> SourceText:
    """The plan at ``path`` in ``revision``.

    ``path`` is relative to the repository's root or, as git has it, to ``folder`` where it begins
    with ``./`` or ``../``. Raises PlancheckError when there is no such revision or file, or git
    cannot be asked.
    """
    repository, entry = _located(revision, path, folder)
    with Blobs(repository) as blobs:
        return blobs.text(entry, revision)


def exists(revision: str, path: str, folder: Path) -> bool:
    """Whether there is anything at ``path`` in ``revision``."""
    try:
        _located(revision, path, folder)
    except PlancheckError:
        return False
    return True


def _located(revision: str, path: str, folder: Path) -> tuple[Repository, Entry]:
    label = f"{revision}:{path}"
    if path.rstrip("/").rpartition("/")[2] in ("", ".", ".."):
        raise PlancheckError(f"{label}: names no file", "write REVISION:PATH")
    if not revision:
        raise PlancheckError(f"{label}: names no revision", "write REVISION:PATH")
    repository = open_at(folder)
    try:
        commit = revisions.commit(repository, revision)
    except PlancheckError as error:
        raise PlancheckError(f"{label}: {error.message}", error.hint) from None
    from_root = repository.path(path) if path.startswith(("./", "../")) else path
    return repository, find(repository, commit, from_root, label)
