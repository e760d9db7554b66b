"""What each plan of a run is checked with, found and put together once."""

from functools import partial
from pathlib import Path

from msgspec import Struct, field

from plancheck.checked import Setup
from plancheck.config import Config, discover, read
from plancheck.schema import find


class Setups(Struct):
    """The configurations and setups of a run.

    ``config_file`` and ``schema`` are what the user chose; None where the nearest configuration
    says which.
    """

    config_file: Path | None = None
    schema: str | None = None
    _configs: dict[Path, Config] = field(default_factory=dict)
    _setups: dict[tuple[Path, tuple[int, ...]], Setup] = field(default_factory=dict)

    def config(self, folder: Path) -> Config:
        """The configuration in force for plans in ``folder``."""
        if folder not in self._configs:
            chosen = self.config_file
            self._configs[folder] = read(chosen) if chosen else discover(folder)
        return self._configs[folder]

    def setup(self, config: Config) -> Setup:
        """What plans under ``config`` are checked with."""
        place = (config.path or config.folder, config.applied)
        if place not in self._setups:
            asked = self.schema
            schema = config.find_schema() if asked is None else find(asked, Path())
            is_chosen = asked is not None or config.schema is not None
            fitting = None if is_chosen else partial(find, folder=Path())
            self._setups[place] = Setup(schema, fitting, config.wording, config.severities)
        return self._setups[place]
