"""JSON Schemas of plans: the ones that ship, a team's own, and what in a plan breaks them.

A schema is JSON Schema 2020-12 over the shape of ``show --format json``. Any subschema may carry
``x-plancheck``, an object that says how a breach of it is reported: ``rule``, the id of a rule
whose words and documentation fit, or its own ``message``, ``hint`` and ``severity``.
"""

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any

from msgspec import Struct, json

from plancheck.errors import PlancheckError
from plancheck.finding import Severity
from plancheck.language.words import nearest
from plancheck.storage import Read, on_disk
from plancheck.violation import NOTE, Note, Shape, Violation

MAX_SECONDS = 2.5
"""Time that checking one plan by a schema may take: a pattern can be made to take for ever."""
SHAPES = tuple(Shape)
"""The ready-made schemas for the shapes that plans have, by name."""
_NOTHING: dict[str, Any] = {"not": {}}


class Schema(Struct, frozen=True, dict=True):
    """A schema that can be checked with; ``name`` is how people call it."""

    name: str
    content: dict[str, Any]

    def rules(self) -> frozenset[str]:
        """The rules that the schema's notes name."""
        return frozenset(note.rule for note in _notes(self.content) if note.rule)

    def violations(self, data: dict[str, Any]) -> list[Violation]:
        """Every breach of the schema in ``data``, sorted by its place.

        Raises PlancheckError when the schema refers to what it does not hold, or never ends.
        """
        from plancheck.limits import TimeIsUp, time_limit  # not for a plan that is known

        try:
            with time_limit(MAX_SECONDS):
                return [] if self._conforms(data) else self._broken_by(data)
        except TimeIsUp:
            raise PlancheckError(
                f"{self.name}: checking by it takes more than {MAX_SECONDS:g} seconds",
                "look for a pattern with one repetition inside another",
            ) from None

    @cached_property
    def _conforms(self) -> Callable[[Any], bool]:
        from plancheck.conforms import conforming

        return conforming(self.content)

    def _broken_by(self, data: dict[str, Any]) -> list[Violation]:
        """What jsonschema says, which costs about ten bare starts of Python to import."""
        import jsonschema
        import referencing
        import referencing.exceptions

        from plancheck.own_schema import not_held

        registry: Any = referencing.Registry()  # empty: nothing is ever fetched or read
        validator = jsonschema.Draft202012Validator(_spelt_out(self.content), registry=registry)
        try:
            errors = list(validator.iter_errors(data))
        except referencing.exceptions.Unresolvable as error:
            raise not_held(self.name, error.ref) from None
        except RecursionError:
            raise PlancheckError(f"{self.name}: the schema refers to itself without end") from None
        found = (violation for error in errors for violation in _violations(error))
        return sorted(found, key=_place_order)


def _place_order(violation: Violation) -> list[tuple[bool, str | int]]:
    return [(isinstance(part, str), part) for part in violation.path]


def _violations(error: Any) -> Iterator[Violation]:
    """A breach as jsonschema tells it; one for each key where keys are not known."""
    path, note = tuple(error.absolute_path), _note(error.schema)
    if error.validator == "additionalProperties" and error.validator_value is False:
        known = tuple(error.schema.get("properties", ()))
        forms = error.schema.get("patternProperties", ())
        for name, value in error.instance.items():
            if name not in known and not any(re.search(form, name) for form in forms):
                yield Violation((*path, name), "additionalProperties", known, value, note)
    else:
        nothing = error.validator is None or error.schema == _NOTHING
        keyword = "false" if nothing else error.validator
        yield Violation(path, keyword, error.validator_value, error.instance, note)


def _spelt_out(node: Any) -> Any:
    """A schema with ``false`` under its properties as _NOTHING: jsonschema loses their places."""
    if isinstance(node, list):
        return [_spelt_out(value) for value in node]
    if not isinstance(node, dict):
        return node
    return {
        key: {name: _NOTHING if one is False else _spelt_out(one) for name, one in value.items()}
        if key == "properties" and isinstance(value, dict)
        else _spelt_out(value)
        for key, value in node.items()
    }


def names() -> tuple[str, ...]:
    """The names of all schemas that ship, those of data formats included."""
    import importlib.resources

    inside = importlib.resources.files("plancheck") / _INSIDE
    folder = inside if inside.is_dir() else _BESIDE
    files = (one.name for one in folder.iterdir())
    return tuple(sorted(one.removesuffix(".json") for one in files if one.endswith(".json")))


def shipped_text(name: str) -> str:
    """The text of the shipped schema ``name``; raises PlancheckError when there is none."""
    if name not in names():
        close = nearest(name, names())
        hint = f"did you mean {close}?" if close else "`plancheck schema` lists them"
        raise PlancheckError(f"no schema ships under the name {name!r}", hint)
    return _text(name)


def shipped(name: str) -> Schema:
    """The shipped schema ``name``, those of data formats included."""
    return Schema(name, json.decode(_text(name)))


def find(name: str, folder: FilePath, storage: Read = on_disk) -> Schema:
    """The schema to check plans with: the one in SHAPES, or in the file ``name`` in ``folder``.

    ``storage`` is what that file is read from.

    Raises PlancheckError when there is neither, or when the file holds no schema that can be
    used: bad JSON or YAML, another dialect, references out of the file, unknown rules.
    """
    if name in SHAPES:
        return shipped(name)
    path = folder / name
    if re.fullmatch(r"[\w-]+", name):  # no way to write a file, so that no file hides a shape
        raise PlancheckError(f"no schema for plans is called {name!r}", _meant(name, storage(path)))
    data = storage(path)
    if data is None:
        raise PlancheckError(
            f"{name}: no such schema file", f"ready-made ones: {', '.join(SHAPES)}"
        )
    from plancheck import structured
    from plancheck.own_schema import refuse_unusable

    content = structured.load(name, data)
    refuse_unusable(name, content)
    return Schema(name, content)


def _meant(name: str, data: bytes | None) -> str:
    """What to type instead of ``name``, none of SHAPES; ``data`` is what its file holds."""
    if data is not None:
        return f"write ./{name} for the file of that name"
    close = nearest(name, SHAPES)
    return f"did you mean {close}?" if close else f"ready-made ones: {', '.join(SHAPES)}"


def _notes(node: Any) -> Iterator[Note]:
    """Every note in a schema."""
    if isinstance(node, dict):
        yield _note(node)
        for value in node.values():
            yield from _notes(value)
    elif isinstance(node, list):
        for value in node:
            yield from _notes(value)


def _note(subschema: Any) -> Note:
    note = subschema.get(NOTE, {}) if isinstance(subschema, dict) else {}
    severity = note.get("severity")
    return Note(
        note.get("rule", ""),
        note.get("message", ""),
        note.get("hint", ""),
        Severity(severity) if severity else None,
    )


_INSIDE = "_schema"
"""Where the schemas are in the package when it is built."""
_BESIDE = FilePath(__file__).parent.parent / "schema"
"""Where they are in a checkout."""


def _text(name: str) -> str:
    """The text of the shipped schema ``name``, which there is.

    It is asked of who loaded this module, from a folder or an archive; ``importlib.resources`` can
    do no more, and is as dear as a bare start of Python.
    """
    path = FilePath(__file__).parent / _INSIDE / f"{name}.json"
    try:
        data: bytes = __spec__.loader.get_data(str(path))  # type: ignore[union-attr]
    except OSError:
        return (_BESIDE / f"{name}.json").read_text(encoding="utf-8")
    return data.decode()
