"""Plans by the names that people give them: which files are meant, and their text."""

import os
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from plancheck import disk
from plancheck.config import Config, matching
from plancheck.errors import PlancheckError
from plancheck.output import replace
from plancheck.source import SourceText

STDIN = "-"
STDIN_LABEL = "<stdin>"

LISTS = frozenset(["index.rst", "README.rst"])
"""Names of files that only tell of a folder's plans; a glob has to name them in full."""


class PlanFile(Struct, frozen=True):
    """A plan's file; its ``path`` is None for standard input.

    ``label`` is the path as people gave it, with ``/`` between its parts.
    """

    label: str
    path: Path | None


def folder_of(argument: str) -> Path:
    """The folder whose configuration is in force for ``argument``, a path or a mere label."""
    if _is_folder(argument):
        return Path(argument)
    parent = Path(argument).parent
    return parent if _is_folder(parent) else Path()


def named(argument: str, config: Config) -> list[PlanFile]:
    """The plans that ``argument`` names: a file, or those in a folder.

    In a folder these are the files that the configuration's globs match, or every RST file where
    it names none, but for those that it excludes. Raises PlancheckError when there is no such
    file, or no plan in the folder.
    """
    path = Path(argument)
    if not _is_folder(path):
        if not os.path.lexists(path):
            raise PlancheckError(f"{argument}: no such file or folder")
        return [PlanFile(path.as_posix(), path)]
    found = plans_in(path, config)
    if not found:
        raise PlancheckError(
            f"{argument}: no plan in this folder",
            "name the file, or the plans' globs under `plans:` in the configuration",
        )
    return [PlanFile(file.as_posix(), file) for file in found]


def configured(config: Config) -> list[PlanFile]:
    """The plans that the configuration names, their labels relative to the working folder.

    Raises PlancheckError when it names none, or none exists.
    """
    if not config.plans:
        raise PlancheckError(
            "no plan to check",
            "name one: plancheck check PATH, or set `plans:` in .plancheck.yaml, which"
            " `plancheck init` writes",
        )
    found = plans_in(config.folder, config)
    if not found:
        raise PlancheckError(f"{config.path}: no file matches {', '.join(config.plans)}")
    labels = (Path(os.path.relpath(file)).as_posix() for file in found)
    return [PlanFile(label, file) for label, file in zip(labels, found, strict=True)]


def unique(plans: Iterable[PlanFile]) -> list[PlanFile]:
    """``plans`` in the order of their labels, each once however often it was named.

    Raises PlancheckError when standard input goes by the label of a file.
    """
    by_path: dict[str, PlanFile] = {}
    plans = list(plans)
    labels = {plan.label for plan in plans if plan.path}
    for plan in plans:
        if plan.path is None and plan.label in labels:
            raise PlancheckError(
                f"{plan.label}: is named, and is what standard input is to be called",
                "call it otherwise with --stdin-filename",
            )
    for plan in sorted(plans, key=lambda plan: plan.label):
        # Links are not followed here: one is no plan, whatever it points to.
        place = os.path.abspath(plan.path) if plan.path else STDIN  # noqa: PTH100
        by_path.setdefault(place, plan)
    return list(by_path.values())


def read(plan: PlanFile) -> SourceText:
    """The text of ``plan``.

    Raises PlancheckError where ``read_bytes`` does, or what it reads is no text of a plan.
    """
    return SourceText.decode(plan.label, read_bytes(plan))


def read_bytes(plan: PlanFile) -> bytes:
    """The bytes of ``plan``.

    Raises PlancheckError when it is no ordinary file (a link may point anywhere, a pipe never
    end), cannot be read, or is larger than a plan can be.
    """
    return disk.read(plan.label, plan.path)


def rewrite(plan: PlanFile, before: bytes, after: bytes) -> None:
    """Put ``after`` in the place of ``before``, the bytes of ``plan``, a file.

    Raises PlancheckError when it holds something else by now, or cannot be written: one that
    nobody may write is left alone, though its folder, or being root, would let it be replaced.
    """
    if plan.path is None:
        raise ValueError("standard input is no file")
    if read_bytes(plan) != before:
        raise PlancheckError(
            f"{plan.label}: has changed since it was read, and is left as it is", "run it again"
        )
    try:
        if not (plan.path.stat().st_mode & 0o222 and os.access(plan.path, os.W_OK)):
            raise PlancheckError(f"{plan.label}: cannot be written: it is read-only")
        replace(plan.path, after)
    except OSError as error:
        raise PlancheckError(f"{plan.label}: cannot be written: {error.strerror}") from None


def nearby(label: str) -> str:
    """``label``, a path, as it is called from the working folder, if it lies in that."""
    near = Path(os.path.relpath(label)).as_posix()
    return label if near.startswith("../") or not os.path.isabs(label) else near  # noqa: PTH117


def read_argument(argument: str, stdin_label: str = STDIN_LABEL) -> SourceText:
    """The text of the one plan that ``argument`` names: ``[REV:]PATH``, or ``-``.

    Raises PlancheckError where there is none, or where it could be both a file and a plan in a
    revision.
    """
    if argument == STDIN:
        return read(PlanFile(stdin_label, None))
    is_file = os.path.lexists(argument)
    if ":" not in argument or argument.startswith(("/", "./", "../")):
        if _is_folder(argument):
            raise PlancheckError(f"{argument}: is a folder", "name one plan in it")
        if not is_file:
            raise PlancheckError(f"{argument}: no such file")
        return read(PlanFile(Path(argument).as_posix(), Path(argument)))
    from plancheck import git  # subprocess is as dear as a bare start of Python

    revision, _, path = argument.partition(":")
    if not is_file:
        return git.read(revision, path, Path())
    if git.exists(revision, path, Path()):
        raise PlancheckError(
            f"{argument}: is both a file and a plan in a revision",
            f"write ./{argument} for the file, {revision}~0:{path} for the revision",
        )
    return read_argument(f"./{argument}")


def places(labels: Iterable[str]) -> dict[str, str]:
    """The paths of plans, by their labels, from the root of the repository around the working
    folder, or from that folder where there is none; without those that are elsewhere.

    git knows a file by the folder where it is, not by a link to that folder.
    """
    folder = Path.cwd()
    above = (folder, *folder.parents)
    root = next((one for one in above if os.path.lexists(one / ".git")), folder)
    found = {}
    for label in labels:
        parent, name = os.path.split(label)
        path = Path(os.path.realpath(parent), name)
        if label != STDIN_LABEL and path.is_relative_to(root):
            found[label] = path.relative_to(root).as_posix()
    return found


def _is_folder(path: str | Path) -> bool:
    return os.path.isdir(path)  # noqa: PTH112 -- Path's raises for a name that is too long


def plans_in(folder: Path, config: Config) -> list[Path]:
    """The plans in ``folder``, and whatever of it cannot be read, so that this is told later.

    Links to folders are not followed, links to files that are found anyway are left out.
    """
    unread: list[Path] = []
    found: list[Path] = []
    walk = os.walk(folder, onerror=lambda error: unread.append(Path(error.filename)))
    for place, folders, names in walk:
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [path for name in sorted(names) if is_plan(path := Path(place, name), config)]
    files = {os.path.realpath(path) for path in found if not path.is_symlink()}
    plans = [p for p in found if not p.is_symlink() or os.path.realpath(p) not in files]
    return unread + plans


def is_plan(path: Path, config: Config) -> bool:
    """Whether the RST file at ``path`` is a plan, as ``config`` has it."""
    if matching(path, config.folder, config.exclude):
        return False
    if not config.plans:
        return path.suffix == ".rst" and path.name not in LISTS
    return any(
        path.name not in LISTS or glob.split("/")[-1] == path.name
        for glob in matching(path, config.folder, config.plans)
    )
