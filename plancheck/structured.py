"""JSON, YAML and TOML files of configuration and schemas, read so that none can do harm.

JSON and TOML parsers are safe but for depth; YAML has aliases that multiply themselves, merge keys
that do so while loading, tags that make other objects, and keys that silently replace one another:
all of it is refused. Its plain words are read as YAML 1.2 reads them, so that ``off`` is a word and
not false, and a date is the text that stands there.
"""

import json
import re
from collections.abc import Callable
from typing import Any

from plancheck.errors import PlancheckError

MAX_BYTES = 64 * 1024
"""Largest file that is read; a configuration or a schema has a few KiB."""
MAX_DEPTH = 40
"""Deepest nesting that is read of YAML."""
Lines = dict[tuple[str | int, ...], int]
"""The lines on which keys and items of a file begin, by the way to each."""

_KINDS = {
    dict: "a table of keys",
    list: "a list",
    str: "text",
    bool: "true or false",
    int: "a number",
    float: "a number",
}


def kind(value: Any) -> str:
    """What ``value`` is, as people call it who write such files."""
    return _KINDS.get(type(value), "empty" if value is None else "a date")


def load(path: str, data: bytes) -> Any:
    """The data in the file ``path`` with content ``data``, by its ending: .json, .toml or YAML.

    Raises PlancheckError that names the line where it can.
    """
    if path.endswith(".json"):
        return load_json(path, data)
    return _read(path, data, MAX_BYTES, _load_toml if path.endswith(".toml") else _load_yaml)


def load_json(path: str, data: bytes, most: int = MAX_BYTES) -> Any:
    """The JSON in ``data``, the content of the file ``path``, of at ``most`` so many bytes.

    Raises PlancheckError that names the line where it can.
    """
    return _read(path, data, most, _load_json)


def _read(path: str, data: bytes, most: int, parse: Callable[[str], Any]) -> Any:
    if len(data) > most:
        raise PlancheckError(
            f"{path}: larger than {most // 1024} KiB, the most that is read of such a file"
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise PlancheckError(f"{path}: not UTF-8 on line {line}", "save it as UTF-8") from None
    try:
        return parse(text)
    except PlancheckError as error:
        raise PlancheckError(f"{path}: {error.message}", error.hint) from None
    except RecursionError:
        raise PlancheckError(f"{path}: nested too deeply") from None
    except (ValueError, OverflowError) as error:
        raise PlancheckError(f"{path}: {_one_line(error)}") from None


def _load_json(text: str) -> Any:
    return json.loads(text, object_pairs_hook=_no_duplicates, parse_constant=_no_constant)


def _load_toml(text: str) -> Any:
    import tomllib

    return tomllib.loads(text)


def lines(path: str, data: bytes) -> Lines:
    """The lines in a file that ``load`` reads; some of TOML, whose parser tells none, and no JSON.

    They are found when something is wrong, so that reading what is right costs nothing more.
    """
    text = data.decode("utf-8-sig")
    if path.endswith(".toml"):
        return _toml_lines(text)
    return {} if path.endswith(".json") else _yaml_lines(text)


def _yaml_lines(text: str) -> Lines:
    import yaml

    found: Lines = {}

    def visit(node: Any, way: tuple[str | int, ...]) -> None:
        if isinstance(node, yaml.MappingNode):
            for name, value in node.value:
                found[*way, name.value] = name.start_mark.line + 1
                visit(value, (*way, name.value))
        elif isinstance(node, yaml.SequenceNode):
            for number, value in enumerate(node.value):
                found[*way, number] = value.start_mark.line + 1
                visit(value, (*way, number))

    visit(yaml.compose(text, yaml.SafeLoader), ())
    return found


_TOML_TABLE = re.compile(r"\s*\[(\[?)\s*([^\]\[]+?)\s*\]")
_TOML_NAME = r"""(?:[\w-]+|"[^"]*"|'[^']*')"""
_TOML_KEY = re.compile(rf"\s*({_TOML_NAME}(?:\s*\.\s*{_TOML_NAME})*)\s*=")


def _toml_lines(text: str) -> Lines:
    """The lines of tables, and of keys that begin one."""
    found: Lines = {}
    table: tuple[str | int, ...] = ()
    counts: dict[tuple[str | int, ...], int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if header := _TOML_TABLE.match(line):
            table = _toml_names(header[2])
            if header[1]:  # an item of a list of tables
                counts[table] = counts.get(table, -1) + 1
            for length in range(len(table), 0, -1):
                if (number_of := counts.get(table[:length])) is not None:
                    table = (*table[:length], number_of, *table[length:])
            found.setdefault(table, number)
        elif key := _TOML_KEY.match(line):
            found.setdefault((*table, *_toml_names(key[1])), number)
    return found


def _toml_names(text: str) -> tuple[str, ...]:
    return tuple(name.strip(" \t\"'") for name in re.findall(_TOML_NAME, text))


def _one_line(error: Exception) -> str:
    text = " ".join(str(error).split())
    if text.startswith("Exceeds the limit"):  # Python's advice on it is for programmers
        return "a number has too many digits"
    return text


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise PlancheckError(f'the key "{name}" stands twice')
        found[name] = value
    return found


def _no_constant(name: str) -> Any:
    raise PlancheckError(f"{name} is not JSON")


def _load_yaml(text: str) -> Any:
    import yaml  # as dear as a bare start of Python, and only some runs read YAML

    text_tag = "tag:yaml.org,2002:str"
    own_reading = ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp")

    class Loader(yaml.SafeLoader):
        depth = 0
        yaml_implicit_resolvers = {  # noqa: RUF012 -- as PyYAML declares it
            first: [one for one in forms if one[0] not in own_reading]
            for first, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
        }

        def compose_node(self, parent: Any, index: Any) -> Any:
            event: Any = self.peek_event()  # type: ignore[no-untyped-call]
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise _at(event.start_mark, "anchors and aliases are not allowed")
            if getattr(event, "tag", None):
                raise _at(event.start_mark, "tags are not allowed")
            self.depth += 1
            if self.depth > MAX_DEPTH:
                raise _at(event.start_mark, "nested too deeply")
            node = super().compose_node(parent, index)
            self.depth -= 1
            return node

        def construct_mapping(self, node: Any, deep: bool = False) -> Any:  # noqa: FBT002 -- theirs
            names: set[str] = set()
            for name, _ in node.value:
                if name.tag == "tag:yaml.org,2002:merge":
                    raise _at(name.start_mark, "merge keys are not allowed")
                if not isinstance(name, yaml.ScalarNode):
                    raise _at(name.start_mark, "a key must be text")
                if name.tag != text_tag:
                    quoted = f'"{name.value}"'
                    raise _at(name.start_mark, f"the key {name.value} is not text", quoted)
                if name.value in names:
                    raise _at(name.start_mark, f'the key "{name.value}" stands twice')
                names.add(name.value)
            return super().construct_mapping(node, deep)

    Loader.add_implicit_resolver(
        "tag:yaml.org,2002:bool", re.compile("^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF")
    )

    def _at(mark: Any, what: str, quoted: str = "") -> PlancheckError:
        return PlancheckError(f"line {mark.line + 1}: {what}", f"write {quoted}" if quoted else "")

    try:
        return yaml.load(text, Loader)  # noqa: S506 -- a SafeLoader with less, not more
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise PlancheckError(f"line {line}: holds the character U+{error.character:04X}") from None
    except yaml.YAMLError as error:
        parts = (getattr(error, "context", None), getattr(error, "problem", None))
        what = ", ".join(part for part in parts if part) or _one_line(error)
        mark = getattr(error, "problem_mark", None)
        raise _at(mark, what) if mark else PlancheckError(what) from None
