"""Our own directives and roles, in the place of docutils' tables for the time of one parse.

docutils knows none of Sphinx's directives and roles, drops what stands in them, and keeps what a
document registers (``.. role::``) for every later document. So every name is looked up here:
what may hold part of a plan is parsed, what would run, fetch or insert something is kept shut,
and no name is an error.
"""

import csv
from collections.abc import Iterator
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import Directive, directives, roles, states
from docutils.statemachine import StringList

from plancheck.rst.parts import Part

MAX_CSV_CELLS = 20_000
"""Cells that are read of a csv-table: docutils' own reader fills up short rows and so turns
6 KB into 600 MB."""

SHUT = frozenset(
    """
    autoclass autofunction automodule autosummary code code-block contents date default-role
    doctest graphviz highlight image index literalinclude local-toc math meta parsed-literal
    productionlist prompt raw role sectnum sourcecode tabularcolumns testcode testoutput
    testsetup title toctree uml
    """.split()
)
"""Directives whose content is no text of a plan: neither run nor parsed."""

WITH_TITLES = frozenset(["only", "ifconfig"])
"""Directives whose content may hold section titles."""


def whole_number(options: dict[str, str], name: str) -> int:
    """The value of the option ``name``, 0 where it is no number or not given."""
    value = options.get(name, "")
    return int(value) if value.isdecimal() and len(value) < 6 else 0


class _AnyOptions(dict[str, Any]):
    """An option_spec that takes every option as text."""

    def __bool__(self) -> bool:
        return True

    def __missing__(self, name: str) -> Any:
        return directives.unchanged


class _Open(Directive):
    """A directive whose content is part of the text: a container that carries its name."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[Any] = _AnyOptions()

    def run(self) -> list[nodes.Node]:
        if isinstance(self.state, states.SubstitutionDef):
            # docutils itself sets the option alt, which an image may set otherwise, to the name.
            shown = [self.options["alt"]] if self.name == "image" else self.arguments
            text = " ".join(shown)
            return self.state.inline_text(text, self.lineno)[0]
        return [self.read()]

    def container(self) -> nodes.container:
        node = nodes.container(directive=self.name, options=dict(self.options))
        node.line = self.lineno
        return node

    def read(self) -> nodes.container:
        node = self.container()
        if self.arguments and self.content_offset:
            node["caption"] = self.arguments[0]
        self.nested(self.content, self.content_offset, node)
        return node

    def nested(self, content: StringList, offset: int, node: nodes.Element) -> None:
        self.state.nested_parse(content, offset, node, match_titles=self.name in WITH_TITLES)


class _Shut(_Open):
    """A directive that is not looked into; ``unread`` names what an include would put in."""

    def read(self) -> nodes.container:
        node = self.container()
        if self.name == "include" and self.arguments:
            node["unread"] = self.arguments[0]
        return node


class _CsvTable(_Open):
    """``csv-table``: rows of cells, each cell parsed as RST where it stands."""

    def read(self) -> nodes.container:
        node = self.container()
        elsewhere = self.options.get("file") or self.options.get("url")
        if elsewhere:
            node["unread"] = elsewhere
            return node
        try:
            rows = list(self._rows())
        except (csv.Error, ValueError) as error:
            node["malformed"] = str(error)
            return node
        heads = whole_number(self.options, "header-rows") + bool(self.options.get("header"))
        for number, (offset, end, cells) in enumerate(rows):
            row = nodes.container(directive="csv-row", head=number < heads)
            row.line = offset + 1
            for text in cells:
                cell = nodes.container(directive="csv-cell", last_line=end)
                lines = [line.strip() for line in text.split("\n")]
                items = [("", offset + index) for index in range(len(lines))]
                self.nested(StringList(lines, items=items), offset, cell)
                row += cell
            node += row
        return node

    def _rows(self) -> Iterator[tuple[int, int, list[str]]]:
        """The rows, each with the 0-based line that it begins on and the 1-based one it ends on."""
        delimiter = self.options.get("delim", ",")
        names = {"tab": "\t", "space": " "}
        style: dict[str, Any] = {
            "delimiter": names.get(delimiter, delimiter),
            "quotechar": self.options.get("quote", '"'),
            "escapechar": self.options.get("escape"),
            "doublequote": "escape" not in self.options,
            "skipinitialspace": "keepspace" not in self.options,
            "strict": True,
        }
        try:
            header = csv.reader(self.options.get("header", "").split("\n"), **style)
            body = csv.reader((f"{line}\n" for line in self.content), **style)
        except TypeError as error:  # what csv says of a delimiter of two characters
            raise ValueError(str(error)) from None
        total = 0
        for reader, first in ((header, self.lineno - 1), (body, self.content_offset)):
            begin = 0
            for cells in reader:
                total += len(cells)
                if total > MAX_CSV_CELLS:
                    raise ValueError(f"more than {MAX_CSV_CELLS} cells")
                if cells:
                    last = first + reader.line_num
                    yield first + begin, last, [cell.rstrip("\n") for cell in cells]
                begin = reader.line_num


def _directive(
    name: str, _language: object, _document: object
) -> tuple[type[Directive], list[Any]]:
    name = name.lower()
    if name == "csv-table":
        return _CsvTable, []
    return (_Shut if name in SHUT or name == "include" else _Open), []


def _interpreted(
    name: str, rawtext: str, text: str, *_context: object
) -> tuple[list[nodes.Node], list[Any]]:
    """``:name:`text <target>```: the text, with the role's name and its target.

    Sphinx's convention for titles and targets in roles:
    https://www.sphinx-doc.org/en/master/usage/referencing.html#cross-referencing-syntax
    """
    whole = str(nodes.unescape(text))
    shown, target = whole, ""
    if whole.endswith(">") and "<" in whole:
        shown, _, target = whole[:-1].rpartition("<")
    # An explicit title may be empty or the target may be all there is: `<https://...>`
    return [nodes.inline(rawtext, shown.strip() or target, role=name, target=target.strip())], []


def _role(_name: str, *_: object) -> tuple[Any, list[Any]]:
    return _interpreted, []


LOOKED_UP: tuple[Part, ...] = (
    (directives, "directive", _directive),
    (roles, "role", _role),
)
"""Sphinx swaps the same two functions (sphinx/util/docutils.py, CustomReSTDispatcher)."""
