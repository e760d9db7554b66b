"""Where the files of a team's settings are read from: the disk or, for a change that is to be
judged by what held before it, a revision.
"""

from collections.abc import Callable
from pathlib import Path

from plancheck.errors import PlancheckError

MAX_BYTES = 16 * 1024 * 1024
"""Most that is read of a file: it may say much of others before what it says of plancheck."""

Read = Callable[[Path], bytes | None]
"""What a file holds, None where there is none; raises PlancheckError when it cannot be read."""


def on_disk(path: Path) -> bytes | None:
    """What the file ``path`` of the work tree holds, up to one byte more than MAX_BYTES."""
    try:
        is_file = path.is_file()
    except PermissionError:  # a folder above that we may not look into is not ours
        return None
    except OSError as error:
        raise _unreadable(path, error) from None
    if not is_file:
        return None
    try:
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise _unreadable(path, error) from None


def _unreadable(path: Path, error: OSError) -> PlancheckError:
    return PlancheckError(f"{path}: cannot be read: {error.strerror}")
