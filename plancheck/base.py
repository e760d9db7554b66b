"""What is in force for a comparison: the settings of its base, the revision compared with.

A change must not relax the gate that it has to pass, so that what it says itself of settings and
schemas does not count yet. Where the base is no revision, the settings on disk are in force.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path, PurePosixPath

from plancheck.config import Config, discover, read
from plancheck.files import is_plan
from plancheck.git import Comparison, Place, Snapshot
from plancheck.storage import on_disk

_PLANS = re.compile(r"(?:^|/)(?:priorities/.+|(?:.+[-_])?priorities)\.rst$")
_NO_PLANS = re.compile(r"(?:^|/)(?:index|readme|(?:.+[-_])?template)\.rst$", re.IGNORECASE)
"""Which files are plans where no configuration says so: those that the hook takes."""


class Base:
    """The settings for the plans of a comparison; ``chosen`` is a file to be used instead."""

    def __init__(self, named: Comparison, chosen: Path | None = None) -> None:
        self._named = named
        self._chosen = chosen
        self._configs: dict[PurePosixPath, Config] = {}

    def config(self, path: str) -> Config:
        """What is in force for the plan at ``path``, which begins at ``root``.

        Raises PlancheckError that names all that is wrong in it.
        """
        place = PurePosixPath(path)
        folder = PurePosixPath() if ".." in place.parts else place.parent  # of a hostile tree
        if folder not in self._configs:
            self._configs[folder] = self._found(self.root / folder)
        return self._configs[folder]

    def is_plan(self, path: str) -> bool:
        """Whether the file at ``path`` is a plan, by the configuration for it."""
        config = self.config(path)
        if config.plans or config.exclude:
            return is_plan(self.root / path, config)
        return bool(_PLANS.search(path)) and not _NO_PLANS.search(path)

    @property
    def in_force(self) -> tuple[Config, ...]:
        """Every configuration that was asked for and is in a file, each once."""
        found = {config.path: config for config in self._configs.values() if config.path}
        return tuple(found[path] for path in sorted(found))

    def notices(self) -> Iterator[str]:
        """What is to be said of settings that the change itself touches."""
        for config in self.in_force if self._snapshot else ():
            path = config.path
            if path and on_disk(path) != self._stored(path):
                yield (
                    f"{path.relative_to(self.root).as_posix()}: as in {self._named.before.name};"
                    " what is changed in it counts from the next comparison on"
                )

    @cached_property
    def root(self) -> Path:
        """Where the paths of plans begin."""
        repository = self._named.repository
        return repository.place if repository else self._named.folder.absolute()

    def _found(self, folder: Path) -> Config:
        if self._chosen:
            return read(self._chosen)
        if self._snapshot:
            return discover(folder, self._stored, self.root)
        return discover(folder)

    @cached_property
    def _snapshot(self) -> Snapshot | None:
        """The files of the base, None where it is no revision."""
        before, repository = self._named.before, self._named.repository
        if repository is None or before.commit is None or before.place is not Place.COMMIT:
            return None
        return Snapshot(repository, before.commit, before.name)

    def _stored(self, path: Path) -> bytes | None:
        """What a file of the base holds."""
        if self._snapshot is None or not path.is_relative_to(self.root):
            return None
        return self._snapshot.read(path.relative_to(self.root).as_posix())
