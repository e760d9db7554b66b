"""Whether data conforms to a JSON Schema, said fast for the keywords that our own schemas use.

jsonschema judges, and finds the words; importing it costs more than checking a plan. What conforms
needs no words, and nearly every plan does. So a schema is turned into functions here that say yes
or no as jsonschema would, which a test holds; of a schema with any other keyword they say no, and
jsonschema is asked.
"""

import re
from collections.abc import Callable
from typing import Any

Test = Callable[[Any], bool]
_REFERENCE = re.compile(r"#/\$defs/([\w-]+)", re.ASCII)


class _Unknown(Exception):
    """The schema uses what is not known here."""


def conforming(schema: dict[str, Any]) -> Test:
    """The test for data that conforms to ``schema``, one that jsonschema takes for a good one.

    It says no where it cannot tell.
    """
    try:
        test = _Maker(schema).test(schema)
    except (_Unknown, RecursionError):
        return _never

    def conforms(data: Any) -> bool:
        try:
            return test(data)
        except RecursionError:
            return False

    return conforms


def _always(_: Any) -> bool:
    return True


def _never(_: Any) -> bool:
    return False


def _is_integer(value: Any) -> bool:
    is_whole = isinstance(value, int) or (isinstance(value, float) and value.is_integer())
    return is_whole and not isinstance(value, bool)


_TYPES: dict[str, Test] = {
    "array": lambda value: isinstance(value, list),
    "boolean": lambda value: isinstance(value, bool),
    "integer": _is_integer,
    "null": lambda value: value is None,
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "object": lambda value: isinstance(value, dict),
    "string": lambda value: isinstance(value, str),
}


class _Maker:
    """The tests of one schema; those under ``$defs`` are made once, when first referred to."""

    def __init__(self, root: dict[str, Any]) -> None:
        self.root = root
        self.named: dict[str, Test] = {}

    def test(self, schema: Any) -> Test:
        """The test of ``schema``, the root or a part of it."""
        if isinstance(schema, bool):
            return _always if schema else _never
        tests = []
        for keyword, asked in schema.items():
            if keyword in ("title", "description", "$comment", "$defs") or keyword[:2] == "x-":
                continue
            if keyword in ("$schema", "$id") and schema is self.root:
                continue
            if keyword not in _KEYWORDS:
                raise _Unknown(keyword)
            tests.append(_KEYWORDS[keyword](self, asked, schema))
        return tests[0] if len(tests) == 1 else _all_of(tests)

    def reference(self, asked: str, _: Any) -> Test:
        name = _REFERENCE.fullmatch(asked)
        definitions = self.root.get("$defs", {})
        if not name or name[1] not in definitions:
            raise _Unknown(asked)
        if asked not in self.named:
            self.named[asked] = _never  # until it is made: it may refer to itself
            self.named[asked] = self.test(definitions[name[1]])
        named = self.named
        return lambda value: named[asked](value)  # noqa: PLW0108 -- looked up when it is there

    def type(self, asked: str | list[str], _: Any) -> Test:
        if isinstance(asked, str):
            return _TYPES[asked]
        return _any_of([_TYPES[one] for one in asked])

    def enum(self, asked: list[Any], _: Any) -> Test:
        if not all(one is None or isinstance(one, str) for one in asked):
            raise _Unknown("enum")  # 1, 1.0 and true are told apart, [1] and [1.0] are not
        known = frozenset(asked)
        return lambda value: (value is None or isinstance(value, str)) and value in known

    def pattern(self, asked: str, _: Any) -> Test:
        search = re.compile(asked).search
        return lambda value: not isinstance(value, str) or search(value) is not None

    def required(self, asked: list[str], _: Any) -> Test:
        names = frozenset(asked)
        return lambda value: not isinstance(value, dict) or names <= value.keys()

    def properties(self, asked: dict[str, Any], _: Any) -> Test:
        tests = {name: self.test(one) for name, one in asked.items()}

        def conforms(value: Any) -> bool:
            return not isinstance(value, dict) or all(
                test(value[name]) for name, test in tests.items() if name in value
            )

        return conforms

    def additional(self, asked: Any, schema: dict[str, Any]) -> Test:
        """``patternProperties`` would matter as well: it is not known here."""
        known, test = frozenset(schema.get("properties", ())), self.test(asked)

        def conforms(value: Any) -> bool:
            return not isinstance(value, dict) or all(
                test(one) for name, one in value.items() if name not in known
            )

        return conforms

    def items(self, asked: Any, _: Any) -> Test:
        """``prefixItems`` would matter as well: it is not known here."""
        test = self.test(asked)
        return lambda value: not isinstance(value, list) or all(map(test, value))

    def min_items(self, asked: int, _: Any) -> Test:
        return lambda value: not isinstance(value, list) or len(value) >= asked

    def all_of(self, asked: list[Any], _: Any) -> Test:
        return _all_of([self.test(one) for one in asked])

    def any_of(self, asked: list[Any], _: Any) -> Test:
        return _any_of([self.test(one) for one in asked])


def _all_of(tests: list[Test]) -> Test:
    return lambda value: all(test(value) for test in tests)


def _any_of(tests: list[Test]) -> Test:
    return lambda value: any(test(value) for test in tests)


_KEYWORDS: dict[str, Callable[[_Maker, Any, dict[str, Any]], Test]] = {
    "$ref": _Maker.reference,
    "additionalProperties": _Maker.additional,
    "allOf": _Maker.all_of,
    "anyOf": _Maker.any_of,
    "enum": _Maker.enum,
    "items": _Maker.items,
    "minItems": _Maker.min_items,
    "pattern": _Maker.pattern,
    "properties": _Maker.properties,
    "required": _Maker.required,
    "type": _Maker.type,
}
