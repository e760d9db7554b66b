"""The files that a commit, the index or the work tree holds, listed and never checked out.

Paths are from the repository's root, with bytes that are no UTF-8 as surrogates. Those of a commit
are labels: a hostile tree may hold ``../x``, so that they are never joined to a folder.
"""

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from plancheck import disk
from plancheck.errors import PlancheckError
from plancheck.git.repository import Call, Repository

FILE = "100644"
LINK = "120000"
SUBMODULE = "160000"
FOLDER = "040000"
_KINDS = {LINK: "symbolic link", SUBMODULE: "submodule", FOLDER: "folder"}
_SKIPPED = "S"
"""The tag of what a sparse checkout leaves out of the work tree."""

Wanted = Callable[[str], bool]
"""Whether a path may be a plan's."""


class Entry(Struct, frozen=True, order=True):
    """A file in a tree, by the id of its content; two of one id have the same text.

    ``oid`` is empty for what cannot be read, so that reading it tells why. ``is_on_disk`` is
    whether it is read from there and not from git.
    """

    path: str
    mode: str
    oid: str
    is_on_disk: bool = False

    @property
    def is_file(self) -> bool:
        """Whether it is an ordinary file: no link, no submodule."""
        return self.mode not in _KINDS

    @property
    def is_odd(self) -> bool:
        """Whether it is a link or a submodule."""
        return self.mode in (LINK, SUBMODULE)

    @property
    def kind(self) -> str:
        """What it is, where it is no ordinary file."""
        return _KINDS.get(self.mode, "file")


def of_commit(
    repository: Repository, commit: str, paths: Collection[str] = (), is_wanted: Wanted = bool
) -> list[Entry]:
    """What the tree of ``commit`` holds, in all or at ``paths``, folders left out.

    Raises PlancheckError when a path stands in it twice.
    """
    entries: dict[str, Entry] = {}
    for entry in listed(repository, commit, paths):
        if not is_wanted(entry.path):
            continue
        if entry.path in entries:
            raise stands_twice(entry.path, commit)
        entries[entry.path] = entry
    return list(entries.values())


def listed(repository: Repository, commit: str, paths: Collection[str] = ()) -> Iterator[Entry]:
    """Every file that ``of_commit`` looks at: a forged tree has two of one path, listed both."""
    lines = None if paths else repository.listed.get(commit)
    if lines is None:
        problem = f"the files of {commit[:12]} cannot be listed"
        lines = repository.ask(*call(commit), *paths, problem=problem)
        if not paths:
            repository.listed.clear()
            repository.listed[commit] = lines
    for facts, path in _lines(lines):
        mode, _, oid = facts.split(" ")
        yield Entry(path, mode, oid)


def call(commit: str) -> Call:
    """The call of git that lists every file of ``commit``."""
    return "ls-tree", "-r", "-z", "--full-tree", commit, "--"


def stands_twice(path: str, commit: str) -> PlancheckError:
    """The error for two files of one path: which of them git would check out cannot be told."""
    return PlancheckError(
        f"{path}: stands twice in the tree of {commit[:12]}", "`git fsck` tells more"
    )


def of_index(repository: Repository, is_wanted: Wanted) -> list[Entry]:
    """What is staged.

    An empty file is left out: it may be one that ``git add -N`` only announced, and holds no plan
    anyway. Raises PlancheckError when a wanted one is unmerged.
    """
    empty = _blob_id(repository, b"")
    entries = []
    for staged in _staged(repository):
        if not is_wanted(staged.entry.path):
            continue
        if staged.stage != "0":
            raise PlancheckError(
                f"{staged.entry.path}: is unmerged", "resolve the conflict and `git add` it"
            )
        if staged.entry.oid != empty:
            entries.append(staged.entry)
    return entries


def of_work_tree(repository: Repository, is_wanted: Wanted) -> list[Entry]:
    """The files on disk, those that git tracks and those that it would not ignore.

    What a sparse checkout leaves out is taken from the index, as git does.
    """
    staged = {one.entry.path: one for one in _staged(repository)}
    listed = repository.ask(
        *("ls-files", "-z", "--others", "--exclude-standard"),
        problem="the work tree cannot be listed",
    )
    others = [os.fsdecode(name) for name in _parts(listed)]
    entries = []
    for path in filter(is_wanted, dict.fromkeys([*staged, *others])):
        is_submodule = path in staged and staged[path].entry.mode == SUBMODULE
        entry = staged[path].entry if is_submodule else on_disk(repository, path)
        if entry is None and path in staged and staged[path].tag == _SKIPPED:
            entry = staged[path].entry
        entries += [entry] if entry else []
    return entries


def on_disk(repository: Repository, path: str) -> Entry | None:
    """The file at ``path`` in the work tree, None where there is none.

    There is none behind a link to a folder either: git does not look there, and it may lead
    anywhere.
    """
    root = os.path.realpath(repository.work_tree)
    place = Path(root, path)
    above = str(place.parent)
    if os.path.realpath(above) != above or not os.path.lexists(place):
        return None
    if place.is_symlink():
        return Entry(path, LINK, "", is_on_disk=True)
    if place.is_dir():
        return Entry(path, FOLDER, "", is_on_disk=True)
    try:
        oid = _blob_id(repository, disk.read(path, place))
    except PlancheckError:  # told when its text is asked for
        oid = ""
    return Entry(path, FILE, oid, is_on_disk=True)


class _Staged(Struct, frozen=True):
    entry: Entry
    stage: str
    tag: str


def _staged(repository: Repository) -> Iterator[_Staged]:
    _ = repository.work_tree
    listed = repository.ask("ls-files", "--stage", "-t", "-z", problem="the index cannot be listed")
    for facts, path in _lines(listed):
        tag, mode, oid, stage = facts.split(" ")
        yield _Staged(Entry(path, mode, oid), stage, tag)


def _lines(listed: bytes) -> Iterable[tuple[str, str]]:
    """Facts and path of each line of a listing."""
    for line in _parts(listed):
        facts, _, name = line.partition(b"\t")
        yield facts.decode(), os.fsdecode(name)


def _parts(listed: bytes) -> list[bytes]:
    *parts, rest = listed.split(b"\0")
    if rest:
        raise PlancheckError("a listing of git's is cut short", "try again")
    return parts


def _blob_id(repository: Repository, data: bytes) -> str:
    """The id that git gives to content, which its filters have not touched."""
    import hashlib  # with OpenSSL behind it, and only for files on disk

    made = hashlib.new(repository.hash_name, usedforsecurity=False)
    made.update(b"blob %d\0" % len(data))
    made.update(data)
    return made.hexdigest()
