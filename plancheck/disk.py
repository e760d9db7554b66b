"""The bytes of a plan that is a file, or standard input: bounded, and never those of a device."""

import errno
import os
import stat
import sys
from pathlib import Path

from plancheck.errors import PlancheckError
from plancheck.source import MAX_BYTES, too_large


def read(label: str, path: Path | None) -> bytes:
    """What is in the file at ``path``, or None for standard input; ``label`` is its name in errors.

    Raises PlancheckError when it is no ordinary file (a link may point anywhere, a pipe never
    end), cannot be read, or is larger than a plan may be.
    """
    try:
        data = _file_bytes(label, path) if path else _stdin_bytes()
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise PlancheckError(
                f"{label}: is a symbolic link", "name the file that it points to"
            ) from None
        raise PlancheckError(f"{label}: cannot be read: {error.strerror}") from None
    if len(data) > MAX_BYTES:
        raise too_large(label)
    return data


def _stdin_bytes() -> bytes:
    if sys.stdin is None:  # closed before Python started
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return sys.stdin.buffer.read(MAX_BYTES + 1)


def _file_bytes(label: str, path: Path) -> bytes:
    flags = os.O_RDONLY
    for name in ("O_BINARY", "O_NOFOLLOW", "O_NONBLOCK"):  # as far as the system has them
        flags |= getattr(os, name, 0)
    with os.fdopen(os.open(path, flags), "rb") as stream:
        if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            raise PlancheckError(f"{label}: is not a regular file", "a plan is a file with text")
        return stream.read(MAX_BYTES + 1)
