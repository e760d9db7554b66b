"""A team's own schema: refused with a reason where it could not be used, or would not say what
its author means.
"""

from collections.abc import Iterator
from typing import Any

from plancheck import structured
from plancheck.errors import PlancheckError
from plancheck.finding import Severity
from plancheck.language.words import nearest
from plancheck.violation import NOTE

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ANNOTATIONS = frozenset(
    """
    $schema $id $defs $comment $anchor $dynamicAnchor $vocabulary title description default examples
    deprecated readOnly writeOnly then else minContains maxContains definitions
    """.split()
)
"""Keywords that are no constraints of their own."""
_MAPS = frozenset(["properties", "patternProperties", "$defs", "definitions", "dependentSchemas"])
"""Keywords that hold schemas by name."""


def refuse_unusable(name: str, content: Any) -> None:
    """Raise PlancheckError where ``content`` of the file ``name`` is no schema to check plans with.

    That is: no object, another dialect, not what the dialect allows, a reference out of the file
    or to nothing, a keyword that nobody knows, a format (none is checked), a bad x-plancheck.
    """
    import jsonschema

    if not isinstance(content, dict):
        raise PlancheckError(
            f"{name}: a schema is {structured.kind({})}, this is {structured.kind(content)}",
            "`plancheck schema linked` prints one to begin with",
        )
    dialect = content.get("$schema", DIALECT)
    if dialect != DIALECT:
        raise PlancheckError(f"{name}: its $schema is {dialect!r}", f"only {DIALECT} is known")
    known = _ANNOTATIONS | set(jsonschema.Draft202012Validator.VALIDATORS) | {NOTE}
    try:
        jsonschema.Draft202012Validator.check_schema(content)
        _refuse_references(name, content)
        for place, subschema in _subschemas(content, "#"):
            _refuse_keywords(f"{name}: {place}", subschema, known)
            if NOTE in subschema:
                _refuse_note(f"{name}: {place}/{NOTE}", subschema[NOTE])
    except jsonschema.SchemaError as error:
        place = "/".join(map(str, ("#", *error.absolute_path)))
        message = " ".join(error.message.split())[:160]
        raise PlancheckError(f"{name}: {place}: {message}") from None
    except RecursionError:
        raise PlancheckError(f"{name}: nested too deeply") from None


def not_held(name: str, reference: str) -> PlancheckError:
    """What is said of a schema that refers to what it does not hold."""
    return PlancheckError(
        f"{name}: the schema refers to {reference!r}, which it does not hold",
        "keep what it refers to in the same file, under $defs",
    )


def _subschemas(schema: Any, place: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """``schema`` and every schema within it, each with its place."""
    if not isinstance(schema, dict):
        return
    yield place, schema
    for key, value in schema.items():
        if key in _MAPS and isinstance(value, dict):
            for name, one in value.items():
                yield from _subschemas(one, f"{place}/{key}/{name}")
        elif isinstance(value, list) and key not in ("enum", "examples"):
            for number, one in enumerate(value):
                yield from _subschemas(one, f"{place}/{key}/{number}")
        elif key not in ("const", "default") and not key.startswith("x-"):
            yield from _subschemas(value, f"{place}/{key}")


def _refuse_keywords(place: str, schema: dict[str, Any], known: frozenset[str]) -> None:
    """Refuse a keyword that would be passed over without a word."""
    for key in schema:
        if key not in known and not key.startswith("x-"):
            close = nearest(key, known)
            hint = f"did you mean {close}?" if close else "a remark goes under $comment"
            raise PlancheckError(f"{place} has an unknown keyword {key!r}", hint)
    if "format" in schema:
        raise PlancheckError(f"{place}/format: no format is checked", "say it as a pattern")


def _refuse_references(name: str, content: dict[str, Any]) -> None:
    """Refuse references out of the file or to nothing at once, not when a plan first gets there."""
    import referencing
    import referencing.exceptions
    import referencing.jsonschema

    resource = referencing.jsonschema.DRAFT202012.create_resource(content)
    resolver: Any = referencing.Registry().resolver_with_root(resource)
    for place, subschema in _subschemas(content, "#"):
        for key in ("$ref", "$dynamicRef"):
            reference = str(subschema.get(key, "#"))
            if not reference.startswith("#"):
                raise PlancheckError(
                    f"{name}: {place}/{key} refers to {reference!r}, outside the file",
                    "nothing is fetched or read: keep what it refers to under $defs",
                )
            try:
                resolver.lookup(reference)
            except referencing.exceptions.Unresolvable:
                raise not_held(name, reference) from None


def _refuse_note(place: str, note: Any) -> None:
    """Refuse an x-plancheck that says something unknown, so that no typing slip goes unseen."""
    known = ("rule", "message", "hint", "severity")
    if not isinstance(note, dict) or not all(isinstance(text, str) for text in note.values()):
        raise PlancheckError(f"{place} must hold texts by name", f"known: {', '.join(known)}")
    for key in note:
        if key not in known:
            close = nearest(key, known)
            hint = f"did you mean {close}?" if close else f"known: {', '.join(known)}"
            raise PlancheckError(f"{place} has an unknown key {key!r}", hint)
    if note.get("severity", "error") not in list(Severity):
        raise PlancheckError(
            f"{place}/severity is {note['severity']!r}", f"known: {', '.join(Severity)}"
        )
