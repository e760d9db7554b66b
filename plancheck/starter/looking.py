"""Which files of a repository are plans, as far as that can be told without being told."""

import os
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path, PurePosixPath

from msgspec import Struct

from plancheck.errors import PlancheckError
from plancheck.files import LISTS, PlanFile, read
from plancheck.model import Plan
from plancheck.rst.reader import read_plan

MAX_FOLDERS = 5000
"""Most folders that are looked into."""
MAX_READ = 200
"""Most files that are read."""

_SKIPPED = frozenset(
    """
    __pycache__ _build bower_components build dist eggs env node_modules site-packages target
    third_party vendor venv virtualenv
    """.split()
)
"""Names of folders that hold what was built or what is somebody else's; those with a dot too."""
_FOREIGN = (".git", "pyvenv.cfg")
"""What a folder holds that is another repository or a virtual environment."""
_PLAN_FOLDERS = frozenset(["plans", "priorities", "roadmaps"])
_PLAN_NAME = re.compile(r"(?:.*[-_])?(?:priorities|roadmap)(?:[-_].+)?", re.IGNORECASE)
_FORM = re.compile(r"(?:.+[-_])?(?:example|sample|skeleton|template)", re.IGNORECASE)


class Looked(Struct, frozen=True):
    """What was found: ``plans`` by their path from the root, ``others`` that read as none.

    Files that cannot be read are neither: a check has to tell of them. ``unseen`` is how many
    files were left out because there are too many, ``whole`` whether all folders were looked into.
    """

    plans: dict[str, Plan]
    others: tuple[str, ...]
    unseen: int
    whole: bool


def look(root: Path) -> Looked:
    """Look for plans under ``root``; links are not followed.

    Where some files are called like plans, only those are read, and what has themes or a cycle
    is one. Where none is, all are read, and what has a table of themes and people is one.
    """
    folders = list(islice(_folders(root), MAX_FOLDERS + 1))
    files = sorted(
        path
        for folder in folders[:MAX_FOLDERS]
        for path in _rst_files(root, folder)
        if PurePosixPath(path).name not in LISTS
    )
    able = [path for path in files if not _FORM.fullmatch(PurePosixPath(path).stem)]
    called = [path for path in able if is_called_plan(path)]
    read_first = called[:MAX_READ]
    plans, unread = _plans(root, read_first)
    plans = {path: plan for path, plan in plans.items() if plan.themes or plan.cycle}
    unseen = len(called) - len(read_first)
    if not plans:
        rest = [path for path in able if path not in called]
        found, unread_too = _plans(root, rest[:MAX_READ])
        plans = {path: plan for path, plan in found.items() if plan.has_table and plan.themes}
        unread |= unread_too
        unseen += max(0, len(rest) - MAX_READ)
    others = tuple(path for path in files if path not in plans and path not in unread)
    return Looked(plans, others, unseen, len(folders) <= MAX_FOLDERS)


def _folders(root: Path) -> Iterator[Path]:
    for place, folders, _ in os.walk(root):
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".")
            and name.lower() not in _SKIPPED
            and not any(os.path.lexists(Path(place, name, mark)) for mark in _FOREIGN)
        )
        yield Path(place)


def _rst_files(root: Path, folder: Path) -> Iterator[str]:
    for path in folder.glob("*.rst"):
        if path.is_file() and not path.is_symlink():
            yield path.relative_to(root).as_posix()


def is_called_plan(path: str) -> bool:
    """Whether the name of ``path``, or of a folder above it, is one that plans have."""
    return bool(plan_folder(path) or _PLAN_NAME.fullmatch(PurePosixPath(path).stem))


def plan_folder(path: str) -> str | None:
    """The folder above ``path`` that is called as those of plans are, None where none is."""
    parts = PurePosixPath(path).parts
    numbers = (at for at, part in enumerate(parts[:-1]) if part.lower() in _PLAN_FOLDERS)
    return next(("/".join(parts[: at + 1]) for at in numbers), None)


def _plans(root: Path, paths: Iterable[str]) -> tuple[dict[str, Plan], set[str]]:
    """The files at ``paths`` as they are read, and those that cannot be read."""
    plans: dict[str, Plan] = {}
    unread: set[str] = set()
    for path in paths:
        try:
            plans[path] = read_plan(read(PlanFile(path, root / path)))
        except PlancheckError:
            unread.add(path)
    return plans, unread
