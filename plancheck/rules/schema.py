"""The plan does not follow the schema that its team chose.

Why
---
A team's own schema says what its plans must hold: a field, a number of people, names of a form.
Where the schema gives a message of its own for a constraint, that message is shown.

The examples are for the schema ``tiers``.

Bad
---
::

    Maple Project Priorities
    ========================

    ======== =====
    Priority Owner
    ======== =====
    Storage_ ada
    ======== =====

    Optional
    --------

    ======== =====
    Priority Owner
    ======== =====
    Backups_ ben
    ======== =====

    Storage
    -------

    We will finish snapshots.

    Backups
    -------

    We will restore single files.

Good
----
::

    Maple Project Priorities
    ========================

    Essential
    ---------

    ======== =====
    Priority Owner
    ======== =====
    Storage_ ada
    ======== =====

    Optional
    --------

    ======== =====
    Priority Owner
    ======== =====
    Backups_ ben
    ======== =====

    Storage
    -------

    We will finish snapshots.

    Backups
    -------

    We will restore single files.
"""

import re
from collections.abc import Sequence
from typing import Any

from plancheck.finding import Severity
from plancheck.language.words import count, quote
from plancheck.model import Plan
from plancheck.rules.base import Problem, Rule, contact_at, theme_at
from plancheck.violation import Violation
from plancheck.wire import place_of

_KINDS = {
    "string": "text",
    "array": "a list",
    "object": "present",
    "null": "absent",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
}
_ATTRIBUTES = {"url": "address", "resolves": "kind"}
"""What authors call what the data names otherwise."""

_LIMITS = {
    "minItems": "at least",
    "maxItems": "at most",
    "minLength": "at least",
    "maxLength": "at most",
    "minProperties": "at least",
    "maxProperties": "at most",
    "minimum": "at least",
    "maximum": "at most",
    "exclusiveMinimum": "more than",
    "exclusiveMaximum": "less than",
}


def describe(plan: Plan, violation: Violation) -> Problem:
    theme, contact = theme_at(plan, violation), contact_at(plan, violation)
    note = violation.note
    words = {
        "theme": quote(theme.name if theme else ""),
        "contact": quote(contact.name if contact else ""),
        "value": _shown(violation.value),
    }
    # all at once: what a plan says in the place of one word may look like another
    own = re.sub(r"\{(theme|contact|value)\}", lambda match: words[match[1]], note.message)
    where = "/".join(str(part) for part in violation.path) or "the whole plan"
    hint = note.hint or f"the schema asks for it at {where} ({violation.keyword})"
    return Problem(place_of(plan, violation.path), own or _message(plan, violation), hint)


def _message(plan: Plan, violation: Violation) -> str:
    """What breaks the schema, as an author of plans calls it, and what the schema asks for."""
    owner, rest = _owner(plan, violation)
    match rest:
        case []:
            return f"{owner} {_demand(violation)}"
        case ["fields"] if violation.keyword == "required":
            missing = ", ".join(quote(name) for name in _missing(violation))
            return f"{owner} has no field {missing}"
        case ["fields", str(name)] if violation.keyword in ("additionalProperties", "false"):
            return f"{owner} has a field {quote(name)}, which the schema does not allow"
        case [("contacts" | "goals" | "themes") as what] if isinstance(violation.value, list):
            return _amount(owner, what.removesuffix("s"), violation)
        case ["section" | "link" as what] if violation.value is None:
            return f"{owner} has no {what}"
    return f"{owner}: {_attribute(rest)} {_demand(violation)}"


def _owner(plan: Plan, violation: Violation) -> tuple[str, list[str | int]]:
    """The thing of the plan that a breach stands in, and the way from there to the breach."""
    theme, contact = theme_at(plan, violation), contact_at(plan, violation)
    named = f"theme {quote(theme.name)}" if theme else "the plan"
    match violation.path:
        case ("themes", int(), "contacts", int(), *rest) if contact:
            return f"contact {quote(contact.name)} of {named}", rest
        case ("themes", int(), "goals", int(number), *rest) if theme:
            return f"goal {quote(theme.goals[number].text)} of {named}", rest
        case ("themes", int(), *rest):
            return named, rest
    return named, list(violation.path)


def _attribute(rest: Sequence[str | int]) -> str:
    """``its section's title``, ``its field "Target"``."""
    match rest:
        case ["fields", name]:
            return f"its field {quote(str(name))}"
    parts = [_ATTRIBUTES.get(str(part), str(part)) for part in rest]
    return "its " + "'s ".join(parts)


def _amount(owner: str, noun: str, violation: Violation) -> str:
    """What is wrong with how many contacts, goals or themes there are."""
    asked, number = violation.asked, len(violation.value)
    has = f"{owner} has {count(number, noun) if number else f'no {noun}'}"
    match violation.keyword:
        case "minItems" | "maxItems":
            return f"{has}, the schema asks for {_LIMITS[violation.keyword]} {asked}"
        case "contains" | "minContains":
            return f"{owner} has no {noun} of the kind that the schema asks for"
        case "uniqueItems":
            return f"{owner} has one {noun} twice"
    return f"{has}, which the schema does not allow"


def _missing(violation: Violation) -> list[str]:
    return [name for name in violation.asked if name not in violation.value]


def _demand(violation: Violation) -> str:
    """What the schema asks and the plan does not give."""
    asked, value = violation.asked, violation.value
    shown = "missing" if value is None else _shown(value)
    match violation.keyword:
        case "required":
            return "lacks " + ", ".join(quote(name) for name in _missing(violation))
        case keyword if keyword in _LIMITS:
            return f"{_size(value)}, the schema asks for {_LIMITS[keyword]} {asked}"
        case "enum":
            return f"is {shown}, not one of {', '.join(_shown(one) for one in asked)}"
        case "const":
            return f"is {shown}, not {_shown(asked)}"
        case "pattern":
            return f"is {shown}, which does not match {_shown(asked)}"
        case "type":
            return _wrong_type(asked, value)
        case "additionalProperties" | "unevaluatedProperties" | "propertyNames" | "false":
            return "is not allowed by the schema"
        case "anyOf" | "oneOf":
            return f"is {shown}, which fits none of the forms that the schema allows"
        case "not":
            return f"is {shown}, which the schema rules out"
    return f"does not follow the schema ({violation.keyword})"


def _wrong_type(asked: str | list[str], value: Any) -> str:
    kinds = [asked] if isinstance(asked, str) else asked
    if value is None:
        return "is missing"
    return f"is {_shown(value)}, not " + " or ".join(_KINDS.get(kind, kind) for kind in kinds)


def _size(value: Any) -> str:
    match value:
        case str():
            return f"is {quote(value)}, {count(len(value), 'character')} long"
        case dict():
            return f"holds {len(value)}"
    return f"is {_shown(value)}"


def _shown(value: Any) -> str:
    match value:
        case None:
            return "nothing"
        case bool():
            return str(value).lower()
        case str():
            return quote(value)
        case list():
            return f"a list of {len(value)}"
        case dict():
            names = (value.get(key) for key in ("name", "title", "text"))
            return quote(str(next((name for name in names if name), "a table")))
    return str(value)


RULE = Rule("schema", Severity.ERROR, __doc__, describe=describe)
