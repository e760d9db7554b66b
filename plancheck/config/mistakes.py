"""What is wrong in a configuration, in plain words, each with its place and the right name."""

from collections.abc import Iterable
from typing import Any

from plancheck.language.words import nearest
from plancheck.structured import Lines, kind
from plancheck.violation import Path, Violation


def mistakes(violations: Iterable[Violation], lines: Lines, within: Path = ()) -> list[str]:
    """What is told of ``violations``, in the order of the file.

    ``lines`` are those of the file's keys, ``within`` is the way to the part that is ours.
    """
    told = [(_line((*within, *one.path), lines), _wrong(one)) for one in violations]
    told.sort(key=lambda one: one[0])
    return [f"line {line}: {text}" if line else text for line, text in told]


def _line(path: Path, lines: Lines) -> int:
    """The line of what stands at ``path`` or, where it is not known, around it; 0 for none."""
    ways = (path[:length] for length in range(len(path), 0, -1))
    return next((lines[way] for way in ways if way in lines), 0)


def _wrong(violation: Violation) -> str:
    """What is wrong at a place of the configuration, and the nearest right name."""
    *above, name = violation.path or ("",)
    place = ".".join(str(part) for part in violation.path) or "the configuration"
    asked, value, note = violation.asked, violation.value, violation.note
    shown = repr(value) if isinstance(value, str) else kind(value)
    hint = f": {note.hint}" if note.hint else ""
    match violation.keyword:
        case "pattern":  # the schema of configurations says of each what it is for
            return f"{place} is {shown}, {note.message}{hint}"
        case "additionalProperties":
            return _unknown(".".join(map(str, above)), str(name), asked)
        case "type":
            quoted = ": put it in quotes" if asked == "string" and not _is_nested(value) else ""
            return f"{place} is {kind(value)}, not {_ASKED[asked]}{quoted}"
        case "enum":
            return f"{place} is {shown}, not one of {', '.join(asked)}{_meant(value, asked)}{hint}"
        case "anyOf":  # the name of a schema: one that ships, or a file
            shapes = asked[0]["enum"]
            meant = _meant(value, shapes) or f" (ready-made ones: {', '.join(shapes)})"
            return f"{place} is {shown}, neither a ready-made schema nor a file{meant}"
        case "required":
            return f"{place} does not say {', '.join(one for one in asked if one not in value)}"
    return f"{place} is empty"  # minItems: the schema of configurations has no other keyword


_ASKED = {"object": kind({}), "array": kind([]), "string": kind("")}


def _is_nested(value: Any) -> bool:
    return value is None or isinstance(value, dict | list)


def _meant(value: Any, known: Iterable[str]) -> str:
    close = nearest(str(value), known)
    return f" (did you mean {close}?)" if close else ""


def _unknown(place: str, name: str, known: tuple[str, ...]) -> str:
    inside = f" in {place}" if place else ""
    few = ", ".join(sorted(known)) if len(known) < 9 else "see `plancheck schema config`"
    return f"unknown key {name!r}{inside}{_meant(name, known) or f' (known: {few})'}"
