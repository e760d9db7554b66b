"""Globs of plans: which paths one matches."""

import os
from collections.abc import Iterable
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path, PurePath


def matching(path: Path, folder: Path, globs: Iterable[str]) -> list[str]:
    """Those of ``globs``, relative to ``folder``, that match ``path``."""
    globs = tuple(globs)
    if not globs:
        return []
    try:
        relative = PurePath(os.path.relpath(path, folder))
    except ValueError:  # another drive
        return []
    return [glob for glob in globs if _matches(relative, glob)]


def _matches(path: PurePath, glob: str) -> bool:
    """Whether ``path`` matches ``glob``, in which ``**/`` stands for any folders or none."""
    parts, patterns = path.parts, glob.removeprefix("./").split("/")

    @cache  # several `**` would try the same over and over
    def match(at: int, pattern: int) -> bool:
        if pattern == len(patterns):
            return at == len(parts)
        if patterns[pattern] == "**":
            return any(match(skip, pattern + 1) for skip in range(at, len(parts) + 1))
        return (
            at < len(parts)
            and fnmatchcase(parts[at], patterns[pattern])
            and match(at + 1, pattern + 1)
        )

    return match(0, 0)
