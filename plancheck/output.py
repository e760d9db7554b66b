"""Where a report goes: standard output, or a file that is replaced as a whole."""

import os
import stat
import sys
from collections.abc import Iterable
from pathlib import Path

from plancheck.errors import PlancheckError

_OPEN = ("/dev/stderr", "/dev/fd/", "/proc/self/fd/")
"""Where what the process has open stands: a file behind it is somebody's log, a pipe has no name.
"""


def has_colour(choice: str, path: Path | None) -> bool:
    """Whether to colour: as asked, else as the environment says, else on a terminal.

    https://no-color.org and https://force-color.org: set and not empty.
    """
    if choice != "auto":
        return choice == "always"
    if path or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return bool(sys.stdout and sys.stdout.isatty()) and os.environ.get("TERM") != "dumb"


def write(text: str) -> None:
    """Write ``text`` to standard output, the same bytes in every locale.

    Raises BrokenPipeError when its reader is gone, PlancheckError when it cannot be written.
    """
    if sys.stdout is None:
        raise PlancheckError("standard output is closed", "write to a file with -o FILE")
    try:
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise PlancheckError(f"standard output: cannot be written: {error.strerror}") from None


def write_file(path: Path, text: str, inputs: Iterable[str] = ()) -> None:
    """Write ``text`` to ``path`` so that the file holds either all of it or what it held before.

    A link is followed; a pipe, a device and what is open already are written as they are. Raises
    PlancheckError when it cannot be written, or is one of ``inputs``, the paths of what the report
    is about.
    """
    target = Path(os.path.realpath(path))  # unlike resolve(), it has an answer for a loop
    for name in inputs:
        if _same(target, Path(name)):
            raise PlancheckError(
                f"{path}: is itself read, and the report would replace it", "name another file"
            )
    try:
        if path.exists() and (os.fspath(path).startswith(_OPEN) or not path.is_file()):
            with path.open("ab") as stream:
                stream.write(text.encode())
        else:
            replace(target, text.encode())
    except OSError as error:
        raise PlancheckError(f"{path}: cannot be written: {error.strerror}") from None


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # one of them is not there
        return False


def replace(target: Path, data: bytes) -> None:
    """Put ``data`` in the place of the file ``target``, keeping its permissions.

    Whoever reads it meanwhile has all of the old or all of the new. Raises OSError, and the file
    is as it was then.
    """
    import tempfile  # for all that it brings along

    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~_umask()
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(descriptor)
        temporary.chmod(mode)
        temporary.replace(target)
    except BaseException:
        temporary.unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
