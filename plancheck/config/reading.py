"""What a file says of plancheck, checked as a whole."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plancheck.config.model import Config, Override, Severities, Words
from plancheck.errors import PlancheckError, SeveralErrors
from plancheck.finding import Severity
from plancheck.schema import shipped
from plancheck.storage import Read, on_disk

if TYPE_CHECKING:
    from plancheck.changes.changelog import Acceptance

FILE_NAME = ".plancheck.yaml"
PYPROJECT = "pyproject.toml"


def read(path: Path, storage: Read = on_disk) -> Config:
    """The configuration in ``path``; raises PlancheckError that names all that is wrong in it."""
    data = storage(path)
    if data is None:
        there = os.path.lexists(path)
        raise PlancheckError(f"{path}: {'is no regular file' if there else 'no such file'}")
    config = parse(path, data, storage)
    if config is None:
        raise PlancheckError(
            f"{path}: has no [tool.plancheck] table", f"add one, or use {FILE_NAME}"
        )
    return config


def parse(path: Path, data: bytes, storage: Read) -> Config | None:
    """The configuration in ``data``, the content of ``path``.

    None for a TOML file that says nothing of plancheck. Raises PlancheckError that names all that
    is wrong in it.
    """
    settings = _settings(path, data)
    if settings is None:
        return None
    if violations := shipped("config").violations(settings):
        from plancheck import structured
        from plancheck.config.mistakes import mistakes

        lines = structured.lines(path.name, data)
        within = ("tool", "plancheck") if path.suffix == ".toml" else ()
        raise SeveralErrors(f"{path}: {told}" for told in mistakes(violations, lines, within))
    return Config(
        path,
        path.parent,
        tuple(settings.get("plans", ())),
        tuple(settings.get("exclude", ())),
        settings.get("schema"),
        settings.get("fail_on"),
        _words(settings),
        _severities(settings),
        tuple(_override(one) for one in settings.get("overrides", ())),
        tuple(_acceptance(one, path) for one in settings.get("accept", ())),
        storage=storage,
    )


def _settings(path: Path, data: bytes) -> Any:
    """What the file says of plancheck; None for a TOML file that says nothing."""
    if path.name == PYPROJECT and b"plancheck" not in data:
        return None  # somebody else's, and none of our limits apply to it
    from plancheck import structured

    content = structured.load(str(path), data)
    if path.suffix == ".toml":
        tool = content.get("tool")
        return tool.get("plancheck") if isinstance(tool, dict) else None
    return {} if content is None else content


def _override(settings: dict[str, Any]) -> Override:
    return Override(
        tuple(settings["files"]), settings.get("schema"), _words(settings), _severities(settings)
    )


def _acceptance(settings: dict[str, Any], path: Path) -> "Acceptance":
    from plancheck.changes.change import Kind
    from plancheck.changes.changelog import Acceptance

    return Acceptance(
        Kind(settings["kind"]), settings["what"], settings["reason"], origin=path.name
    )


def _words(settings: dict[str, Any]) -> Words:
    return {name: tuple(phrases) for name, phrases in settings.get("words", {}).items()}


def _severities(settings: dict[str, Any]) -> Severities:
    return {code: _severity(code, weight) for code, weight in settings.get("rules", {}).items()}


def _severity(code: str, weight: str) -> Severity | None:
    """What the ``weight`` of a rule stands for; ``on`` is the rule's own severity."""
    if weight == "on":
        from plancheck.rules import BY_CODE

        return BY_CODE[code].severity
    return None if weight == "off" else Severity(weight)
