"""What a configuration says, as values."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from plancheck.config.globs import matching
from plancheck.finding import Severity
from plancheck.language.wording import DEFAULT, Wording
from plancheck.schema import Schema, find
from plancheck.storage import Read, on_disk
from plancheck.violation import DEFAULT_SCHEMA

if TYPE_CHECKING:
    from plancheck.changes.changelog import Acceptance

Words = Mapping[str, tuple[str, ...]]
"""Further words by the name of their list in Wording."""
Severities = Mapping[str, Severity | None]
"""Rules with a severity other than their own, or None where they are off."""
DEFAULT_FAIL_ON = str(Severity.WARNING)


class Override(Struct, frozen=True):
    """Settings for the plans that one of the globs in ``files`` matches."""

    files: tuple[str, ...]
    schema: str | None = None
    words: Words = field(default_factory=dict)
    severities: Severities = field(default_factory=dict)


class Config(Struct, frozen=True, dict=True):
    """What is in force for a plan.

    ``path`` is the file it comes from, None for the defaults; ``folder`` what its globs and files
    are relative to. ``plans`` is empty where none are named; ``exclude`` takes plans out again.
    ``schema`` and ``fail_on``, the least severity that fails a check or ``never``, are None where
    none is chosen: then the defaults are in force. ``passed_over`` is a file in the same folder
    that would be in force if ``path`` were not there. ``accept`` are changes that ``diff`` lets
    pass. ``applied`` are the numbers of the overrides
    that are already part of it.
    """

    path: Path | None
    folder: Path
    plans: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    schema: str | None = None
    fail_on: str | None = None
    words: Words = field(default_factory=dict)
    severities: Severities = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()
    accept: "tuple[Acceptance, ...]" = ()
    passed_over: Path | None = None
    applied: tuple[int, ...] = ()
    storage: Read = on_disk

    @cached_property
    def wording(self) -> Wording:
        """The words that plans are read by."""
        return DEFAULT.extended(self.words) if self.words else DEFAULT

    @property
    def origin(self) -> str:
        """Where it comes from, for people."""
        if self.path is None:
            return "no configuration"
        beside = self.passed_over
        return f"{self.path}" + (f" ({beside.name} beside it is passed over)" if beside else "")

    def find_schema(self) -> Schema:
        """The schema that is chosen, or the default one, from where the configuration is."""
        return find(self.schema or DEFAULT_SCHEMA, self.folder, self.storage)

    def applying(self, path: Path) -> tuple[int, ...]:
        """The numbers of the overrides for the plan at ``path``."""
        return tuple(
            number
            for number, override in enumerate(self.overrides)
            if matching(path, self.folder, override.files)
        )

    def for_plan(self, path: Path) -> "Config":
        """What is in force for the plan at ``path``.

        Of several overrides for it, a later one has the last word on its schema and on each rule;
        words of all of them count.
        """
        numbers = self.applying(path)
        schema, severities = self.schema, dict(self.severities)
        words = dict(self.words)
        for override in (self.overrides[number] for number in numbers):
            schema = override.schema or schema
            severities |= override.severities
            for name, more in override.words.items():
                words[name] = (*words.get(name, ()), *more)
        return replace(
            self, schema=schema, words=words, severities=severities, overrides=(), applied=numbers
        )
