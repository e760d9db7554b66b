"""The use-case of ``config``: what is in force for a plan or a folder, and from where.

It is told as YAML that says the same when it is pasted into a configuration: what is set stands
there, what is a default behind ``#``.
"""

from collections.abc import Iterator
from pathlib import Path

from plancheck import files
from plancheck.config import DEFAULT_FAIL_ON, Config, Override, matching
from plancheck.errors import PlancheckError
from plancheck.finding import Severity
from plancheck.language.words import count
from plancheck.render.settings import comment, scalar, sequence
from plancheck.rules import BY_CODE
from plancheck.violation import DEFAULT_SCHEMA

MAX_PLANS = 100
"""Most plans of a folder that are listed."""


def in_force(path: Path, config: Config) -> str:
    """What ``config``, the nearest to ``path``, says of that plan or folder.

    Raises PlancheckError where there is no such path.
    """
    if not path.exists():
        raise PlancheckError(f"{path}: no such file or folder")
    told = _of_folder(path, config) if path.is_dir() else _of_plan(path, config)
    return "".join(f"{line}\n" for line in (*_head(path, config), "", *told))


def _head(path: Path, config: Config) -> Iterator[str]:
    where = path.as_posix()
    if config.path is None:
        yield comment(f"No configuration is in force for {where}, only defaults.")
    else:
        yield comment(f"In force for {where}, from {config.path}.")
    if config.passed_over:
        yield comment(f"{config.passed_over} has settings too; they are passed over.")
    yield comment('Behind "#" stands what is a default.')


def _of_folder(path: Path, config: Config) -> Iterator[str]:
    plans = sorted(files.plans_in(path, config))
    yield from _globs(config)
    yield comment(f"In this folder that is {count(len(plans), 'plan')}{':' if plans else '.'}")
    for plan in plans[:MAX_PLANS]:
        names = ", ".join(f"overrides.{number}" for number in config.applying(plan))
        yield comment(f"  {plan.as_posix()}" + (f" ({names})" if names else ""))
    if len(plans) > MAX_PLANS:
        yield comment(f"  and {len(plans) - MAX_PLANS} more")
    yield from _settings(_Origins(config), config)
    if config.overrides:
        yield from ("", "overrides:")
    for number, override in enumerate(config.overrides):
        yield from _override(override, f"{_file(config)}: overrides.{number}")


def _of_plan(path: Path, config: Config) -> Iterator[str]:
    yield from _globs(config)
    if globs := matching(path, config.folder, config.exclude):
        yield comment(f"{path.as_posix()} is excluded by {sequence(globs)}.")
    elif config.plans and not matching(path, config.folder, config.plans):
        yield comment(f"{path.as_posix()} is none of these plans.")
    yield from _settings(_Origins(config, config.applying(path)), config.for_plan(path))


def _globs(config: Config) -> Iterator[str]:
    for key, globs in (("plans", config.plans), ("exclude", config.exclude)):
        if globs:
            yield f"{key}:  {comment(f'{_file(config)}: {key}')}"
            yield from (f"  - {scalar(glob)}" for glob in globs)
        else:
            yield f"# {key}: []  # default"


class _Origins:
    """Where the settings come from that are in force for a plan: the keys that set each."""

    def __init__(self, config: Config, applied: tuple[int, ...] = ()) -> None:
        self.file = _file(config)
        self.parts: list[tuple[str, Config | Override]] = [("", config)]
        self.parts += [(f"overrides.{number}.", config.overrides[number]) for number in applied]

    def schema(self) -> str:
        return self._last([f"{place}schema" for place, part in self.parts if part.schema])

    def rule(self, code: str) -> str:
        return self._last(
            [f"{place}rules.{code}" for place, part in self.parts if code in part.severities]
        )

    def words(self, name: str) -> str:
        keys = [f"{place}words.{name}" for place, part in self.parts if name in part.words]
        return f"{self.file}: {', '.join(keys)}"

    def _last(self, keys: list[str]) -> str:
        return f"{self.file}: {keys[-1]}" if keys else ""


def _settings(origins: _Origins, config: Config) -> Iterator[str]:
    yield ""
    yield _setting("schema", config.schema or DEFAULT_SCHEMA, origins.schema())
    fail_on = f"{origins.file}: fail_on" if config.fail_on else ""
    yield _setting("fail_on", config.fail_on or DEFAULT_FAIL_ON, fail_on)
    yield from ("", "rules:" if config.severities else "# rules:")
    for code, rule in BY_CODE.items():
        own = rule.severity if rule.enabled else None
        severity = config.severities.get(code, own)
        yield _setting(code, _level(severity), origins.rule(code), "  ")
    yield ""
    if not config.words:
        yield "# words: {}  # default: those that ship"
        return
    yield "words:  # beside those that ship"
    for name, words in config.words.items():
        yield f"  {name}: {sequence(words)}  {comment(origins.words(name))}"


def _setting(key: str, value: str, origin: str, indent: str = "") -> str:
    if not origin:
        return f"{indent}# {key}: {value}  # default"
    return f"{indent}{key}: {scalar(value)}  {comment(origin)}"


def _override(override: Override, origin: str) -> Iterator[str]:
    yield f"  - files: {sequence(override.files)}  {comment(origin)}"
    if override.schema:
        yield f"    schema: {scalar(override.schema)}"
    if override.severities:
        yield "    rules:"
        for code, severity in override.severities.items():
            yield f"      {code}: {_level(severity)}"
    if override.words:
        yield "    words:"
        yield from (f"      {name}: {sequence(words)}" for name, words in override.words.items())


def _level(severity: Severity | None) -> str:
    return severity or "off"


def _file(config: Config) -> str:
    return config.path.name if config.path else ""
