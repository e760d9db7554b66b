"""Where a configuration is found."""

import re
from pathlib import Path

from msgspec.structs import replace

from plancheck.config.model import Config
from plancheck.config.reading import FILE_NAME, PYPROJECT, parse
from plancheck.storage import Read, on_disk

_OUR_TABLE = re.compile(rb"^\s*\[\s*tool\s*\.\s*plancheck\b", re.MULTILINE)


def discover(folder: Path, storage: Read = on_disk, root: Path | None = None) -> Config:
    """The configuration for plans in ``folder``: the nearest file from there up to the root.

    The root is ``root``, else the repository's, else the file system's. In one folder
    ``.plancheck.yaml`` comes before ``[tool.plancheck]`` in ``pyproject.toml``. Raises
    PlancheckError that names all that is wrong in the file that is found; a broken one is never
    passed over.
    """
    folder = absolute(folder)
    for place in (folder, *folder.parents):
        for name in (FILE_NAME, PYPROJECT):
            data = storage(place / name)
            config = None if data is None else parse(place / name, data, storage)
            if config is not None:
                return _with_other(config, storage)
        if place == root or (root is None and is_root(place)):
            break
    return Config(None, folder, storage=storage)


def _with_other(config: Config, storage: Read) -> Config:
    """``config``, telling of a pyproject.toml beside it that speaks of plancheck as well."""
    other = config.folder / PYPROJECT
    if config.path == other or not _OUR_TABLE.search(storage(other) or b""):
        return config
    return replace(config, passed_over=other)


def root_of(folder: Path) -> Path | None:
    """The root of the repository on disk that ``folder`` is in, None outside of one."""
    folder = absolute(folder)
    return next((place for place in (folder, *folder.parents) if is_root(place)), None)


def is_root(folder: Path) -> bool:
    """Whether a repository begins in ``folder``; in a submodule or work tree ``.git`` is a file."""
    try:
        return (folder / ".git").exists()
    except OSError:  # a folder above that we may not look into
        return False


def absolute(folder: Path) -> Path:
    """``folder`` from the root of the file system on, without ``..``.

    What stands before ``..`` may be a link, and is not above the folder.
    """
    return folder.resolve() if ".." in folder.parts else folder.absolute()
