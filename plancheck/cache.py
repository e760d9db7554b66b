"""A folder of small documents that can be had again by their keys, or not: it is a cache.

Nothing that happens to it is an error. What is damaged, is no ordinary file or belongs to somebody
else is as good as not there, what cannot be written is not kept, and several runs can share it.
Documents are data and never code; each carries a digest of what it holds.
"""

import contextlib
import os
import stat
import sys
from pathlib import Path

from plancheck.digests import blake2

VARIABLE = "PLANCHECK_CACHE_DIR"
"""Says in the environment which folder it is."""
MAX_DOCUMENTS = 128
"""Most documents on each of the 16 shelves; the oldest go first."""
MAX_BYTES = 96 * 1024
"""Largest document that is kept; a plan of 20 KiB as it was read has some 80."""
_NAME = "v2"
"""The folder in it whose documents have the form of this version."""


def folder() -> Path | None:
    """Where it is: the user's own place for such things, None where there is none."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named).absolute()
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    else:
        base = "" if sys.platform == "darwin" else os.environ.get("XDG_CACHE_HOME", "")
        home = os.environ.get("HOME", "~") and os.path.expanduser("~")  # noqa: PTH111 -- Path's raises
        if not os.path.isabs(base) and os.path.isdir(home):  # noqa: PTH112, PTH117
            # A home that is not there is that of a user who has none, and is not made.
            base = os.path.join(home, "Library/Caches" if sys.platform == "darwin" else ".cache")  # noqa: PTH118
    return Path(base, "plancheck") if os.path.isabs(base) else None  # noqa: PTH117


class Cache:
    """The documents in ``place``; none, and none are kept, where that is None."""

    def __init__(self, place: Path | None) -> None:
        self._place = place / _NAME if place else None
        self._is_ours: bool | None = None

    def get(self, key: str) -> bytes | None:
        """The document of ``key``, None where there is none that can be trusted."""
        if not self._place or not self._usable(self._place):
            return None
        with contextlib.suppress(OSError):
            flags = os.O_RDONLY
            for name in ("O_BINARY", "O_NOFOLLOW", "O_NONBLOCK"):  # as far as the system has them
                flags |= getattr(os, name, 0)
            with os.fdopen(os.open(self._path(key), flags), "rb") as stream:
                found = os.fstat(stream.fileno())
                if not stat.S_ISREG(found.st_mode) or not _is_own(found):
                    return None
                head, _, body = stream.read(MAX_BYTES + 1).partition(b"\n")
            if head == blake2(key.encode(), body).encode():
                return body
        return None

    def put(self, key: str, document: bytes) -> None:
        """Keep ``document``, if that can be done."""
        if not self._place:
            return
        data = blake2(key.encode(), document).encode() + b"\n" + document
        if len(data) > MAX_BYTES:
            return
        path = self._path(key)
        temporary = f"{path}.{os.getpid()}"
        with contextlib.suppress(OSError):
            os.makedirs(self._place, 0o700, exist_ok=True)  # noqa: PTH103 -- for what is above, too
            self._is_ours = None
            if not self._usable(self._place):
                return
            shelf = os.path.dirname(path)  # noqa: PTH120
            with contextlib.suppress(FileExistsError):
                os.mkdir(shelf, 0o700)  # noqa: PTH102
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            try:
                with os.fdopen(os.open(temporary, flags, 0o600), "wb") as stream:
                    stream.write(data)
                os.replace(temporary, path)  # noqa: PTH105
            except OSError:
                os.unlink(temporary)  # noqa: PTH108
                raise
            _thin_out(shelf)

    def clear(self) -> int:
        """Take all of it away; how many documents there were. Raises OSError where one stays."""
        if not self._place or not os.path.lexists(self._place):
            return 0
        import shutil  # for all that it brings along

        number = sum(len(names) for _, _, names in os.walk(self._place))
        shutil.rmtree(self._place)
        return number

    def _path(self, key: str) -> str:
        return os.path.join(str(self._place), key[0], key)  # noqa: PTH118 -- once for each plan

    def _usable(self, place: Path) -> bool:
        """Whether nobody else can have written what is in ``place``."""
        if self._is_ours is None:
            try:
                found = os.lstat(place)
            except OSError:
                return False
            self._is_ours = stat.S_ISDIR(found.st_mode) and _is_own(found)
        return self._is_ours


def _is_own(found: os.stat_result) -> bool:
    """Whether a file is the user's, and nobody else's to write: where there are no users, it is."""
    if not hasattr(os, "getuid"):
        return True
    return found.st_uid == os.getuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _thin_out(shelf: str) -> None:
    """Leave half of what stands on a ``shelf`` that is full, the newest."""
    with os.scandir(shelf) as entries:
        found = list(entries)
    if len(found) > MAX_DOCUMENTS:
        found.sort(key=lambda one: one.stat(follow_symlinks=False).st_mtime_ns)
        for one in found[: -MAX_DOCUMENTS // 2]:
            with contextlib.suppress(OSError):  # another run was faster
                os.unlink(one.path)  # noqa: PTH108
