"""The configuration: found, read and checked as a whole."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from plancheck import structured
from plancheck.errors import PlancheckError
from plancheck.finding import Severity
from plancheck.rules import BY_CODE
from plancheck.schema import Schema, find, shipped
from plancheck.structured import kind
from plancheck.violation import DEFAULT_SCHEMA, Violation
from plancheck.wording import DEFAULT, Wording
from plancheck.words import nearest

FILE_NAME = ".plancheck.yaml"
PYPROJECT = "pyproject.toml"


@dataclass(frozen=True)
class Config:
    """What is in force for a plan.

    ``path`` is the file it comes from, None for the defaults; ``folder`` what its globs and files
    are relative to. ``plans`` is empty where none are named. ``schema`` is None where none is
    chosen: then the default is in force. ``severities`` maps rules to a severity other than their
    own, or to None where they are off.
    """

    path: Path | None
    folder: Path
    plans: tuple[str, ...] = ()
    schema: str | None = None
    wording: Wording = DEFAULT
    severities: Mapping[str, Severity | None] = field(default_factory=dict)

    def find_schema(self) -> Schema:
        """The schema that is chosen, or the default one."""
        return find(self.schema or DEFAULT_SCHEMA, self.folder)


def discover(folder: Path) -> Config:
    """The configuration for plans in ``folder``: the nearest file from there up to the root.

    The root is the repository's, or the file system's outside of one. In one folder
    ``.plancheck.yaml`` comes before ``[tool.plancheck]`` in ``pyproject.toml``.
    """
    folder = folder.absolute()
    for place in (folder, *folder.parents):
        for name in (FILE_NAME, PYPROJECT):
            path = place / name
            settings = _settings(path) if _is_file(path) else None
            if settings is not None:
                return _config(path, settings)
        if (place / ".git").exists():
            break
    return Config(None, folder)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a folder above that we may not look into is not ours
        return False


def read(path: Path) -> Config:
    """The configuration in ``path``; raises PlancheckError that names all that is wrong in it."""
    settings = _settings(path)
    if settings is None:
        raise PlancheckError(
            f"{path}: has no [tool.plancheck] table", f"add one, or use {FILE_NAME}"
        )
    return _config(path, settings)


def _settings(path: Path) -> Any:
    """What ``path`` says of plancheck; None for a TOML file that says nothing."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise PlancheckError(f"{path}: cannot be read: {error.strerror}") from None
    if path.name == PYPROJECT and b"plancheck" not in data:
        return None  # somebody else's, and none of our limits apply to it
    content = structured.load(str(path), data)
    if path.suffix == ".toml":
        tool = content.get("tool")
        return tool.get("plancheck") if isinstance(tool, dict) else None
    return {} if content is None else content


def _config(path: Path, settings: Any) -> Config:
    violations = shipped("config").violations(settings)
    if violations:
        raise PlancheckError(f"{path}: " + "; ".join(_wrong(one) for one in violations))
    words = {name: tuple(phrases) for name, phrases in settings.get("words", {}).items()}
    return Config(
        path,
        path.parent,
        tuple(settings.get("plans", ())),
        settings.get("schema"),
        DEFAULT.extended(words),
        {code: _severity(code, level) for code, level in settings.get("rules", {}).items()},
    )


def _severity(code: str, level: str) -> Severity | None:
    """What a ``level`` of the configuration stands for; ``on`` is the rule's own severity."""
    if level == "on":
        return BY_CODE[code].severity
    return None if level == "off" else Severity(level)


def _wrong(violation: Violation) -> str:
    """What is wrong at a place of the configuration, and the nearest right name."""
    *above, name = violation.path or ("",)
    place = ".".join(str(part) for part in violation.path) or "the configuration"
    asked, value = violation.asked, violation.value
    match violation.keyword:
        case "additionalProperties":
            return _unknown(".".join(map(str, above)), str(name), asked)
        case "type":
            quoted = ": put it in quotes" if asked == "string" and not _is_nested(value) else ""
            return f"{place} is {kind(value)}, not {_ASKED[asked]}{quoted}"
        case "enum":
            close = nearest(str(value), asked)
            hint = f" (did you mean {close}?)" if close else ""
            shown = repr(value) if isinstance(value, str) else kind(value)
            return f"{place} is {shown}, not one of {', '.join(asked)}{hint}"
        case "minLength":
            return f"{place} is empty"
    if violation.keyword == "pattern":
        return f"{place} is blank"
    return f"{place} breaks {violation.keyword}: {asked!r}"


_ASKED = {"object": kind({}), "array": kind([]), "string": kind("")}


def _is_nested(value: Any) -> bool:
    return value is None or isinstance(value, dict | list)


def _unknown(place: str, name: str, known: tuple[str, ...]) -> str:
    close = nearest(name, known)
    inside = f" in {place}" if place else ""
    few = ", ".join(sorted(known)) if len(known) < 9 else "see `plancheck schema config`"
    hint = f"did you mean {close}?" if close else f"known: {few}"
    return f"unknown key {name!r}{inside} ({hint})"
