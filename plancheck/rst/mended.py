"""docutils' parser, mended for the time of one parse where a hostile text would hurt it.

It only asserts that the cells of a drawn table do not overlap and that its columns fit: the former
ends in an AssertionError that nobody catches, and with ``python -O``, which drops assertions, a
table could be read another way than without. It keeps every rest of a quote that it takes
attributions from, which fills the memory with the square of their number. Up to 0.22 it does not
say on which line a drawn table begins.

And it takes half of its time for what it then does not need: it starts a machine for each item and
cell, where most hold one plain paragraph; it makes all fifteen states of a machine, of which one or
two are entered; and it compiles all patterns of inline markup, which takes as long as parsing a
short plan does.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

from docutils import nodes
from docutils.parsers.rst import states, tableparser
from docutils.statemachine import StateMachine

from plancheck.language.patterns import Pattern

Cell = tuple[int, int, int, list[str]]
"""As docutils has it: further rows, further columns, line offset, lines."""


class _GridTableParser(tableparser.GridTableParser):
    """Tells cells that overlap as what they are: a malformed table."""

    def mark_done(self, top: int, left: int, bottom: int, right: int) -> None:
        """Note that a cell was read; raises TableMarkupError where another one was there."""
        if any(done != top - 1 for done in self.done[left:right]):
            raise tableparser.TableMarkupError("Malformed table; parse incomplete.")
        super().mark_done(top, left, bottom, right)


class _SimpleTableParser(tableparser.SimpleTableParser):
    """Tells a column span that begins beside a column with and without assertions."""

    def init_row(self, colspec: list[tuple[int, int]], offset: int) -> list[Cell]:
        """An empty row; raises TableMarkupError where a span does not fit the columns."""
        ends = [end for _, end in self.columns]
        at = 0
        for start, end in colspec:
            if at >= len(ends) or start != self.columns[at][0] or end not in ends[at:]:
                text = f"Column span alignment problem in table line {offset + 2}."
                raise tableparser.TableMarkupError(text, offset=offset + 1)
            at = ends.index(end, at) + 1
        return super().init_row(colspec, offset)


_split_attribution = states.Body.split_attribution


def _split_and_let_go(body: states.Body, indented: Any, line_offset: int) -> Any:
    """What docutils makes of a quote, the rest of it cut loose from what was before."""
    parts = _split_attribution(body, indented, line_offset)  # type: ignore[no-untyped-call]
    rest = parts[3]
    if rest is not None:
        rest.disconnect()
    return parts


MAX_CELLS = 20_000
"""Most cells of one drawn table: each is a document of its own, and takes memory like one."""

_build_table = states.Body.build_table


def _build_table_with_line(
    body: states.Body, data: Any, line: int, *others: Any, **named: Any
) -> nodes.table:
    """The table that docutils builds, with the line that it begins on.

    Raises TableMarkupError where it has more than MAX_CELLS.
    """
    _, head, rows = data
    if sum(map(len, (*head, *rows))) > MAX_CELLS:
        raise tableparser.TableMarkupError(f"more than {MAX_CELLS} cells")
    table: nodes.table = _build_table(body, data, line, *others, **named)
    table.source, table.line = body.state_machine.get_source_and_line(line)
    return table


class _States(dict[str, Any]):
    """The states of a machine by their names, each made when it is first entered."""

    def __init__(self, machine: Any, classes: Iterable[type[Any]]) -> None:
        super().__init__()
        self._machine = machine
        self._classes = {one.__name__: one for one in classes}

    def __missing__(self, name: str) -> Any:
        state = self[name] = self._classes[name](self._machine, self._machine.debug)
        # Before its first run a machine has none; when it begins, it tells all of its states.
        if getattr(self._machine, "memo", None):
            state.runtime_init()
        return state


def _add_states_on_demand(machine: Any, classes: Iterable[type[Any]]) -> None:
    machine.states = _States(machine, classes)


_init_inliner = states.Inliner.init_customizations
_RE_ON_DEMAND = SimpleNamespace(**{**vars(re), "compile": Pattern})
"""The module ``re``, but that it compiles a pattern when that is first tried."""


def _init_on_demand(inliner: states.Inliner, settings: Any) -> None:
    """What docutils does; and a bare address is looked for only where it may be one."""
    saved = states.re  # type: ignore[attr-defined]
    try:
        states.re = _RE_ON_DEMAND  # type: ignore[attr-defined]
        _init_inliner(inliner, settings)
    finally:
        states.re = saved  # type: ignore[attr-defined]
    inliner.patterns.uri.given = _may_hold_address


def _may_hold_address(text: str) -> bool:
    return ":" in text or "@" in text


_SIGN = re.compile(r"[`*|_\[\\:@]")
"""One of these is in all markup within a paragraph, and in what is taken for it, as addresses."""

_parse_inline = states.Inliner.parse


def _parse_inline_if_any(
    inliner: states.Inliner, text: str, *others: Any
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """What docutils does; a text without markup is nothing else."""
    if text and not _SIGN.search(text):
        return [nodes.Text(text)], []
    return _parse_inline(inliner, text, *others)


_PLAIN = re.compile(r"(?:[^\W\d_]{2,}(?=[ ,;:]|$)|(?:``?|\*\*?)[^\W_])")
"""How a paragraph begins that can be nothing else in RST."""
_PLAIN_BEHIND = re.compile(r"(?=\S).*[^\W_]")
"""A further line of one: not indented, and no underline."""

_nested_parse = states.RSTState.nested_parse


def _nested_parse_at_once(
    state: states.RSTState,
    block: Any,
    input_offset: int,
    node: nodes.Element | None = None,
    *others: Any,
    **named: Any,
) -> int:
    """What docutils does, which starts a machine for what mostly is one paragraph: with none."""
    first, *behind = block.data or ("",)
    if (
        node is None
        or others
        or named
        or not _PLAIN.match(first)
        or not all(map(_PLAIN_BEHIND.match, behind))
        or (behind or [first])[-1].rstrip().endswith("::")
    ):
        return _nested_parse(state, block, input_offset, node, *others, **named)
    size = len(block)
    state.document.note_source(*block.info(size - 1 if behind else size))
    text = "\n".join(block.data).rstrip()
    inlines, messages = state.inliner.parse(text, input_offset + 1, state.memo, node)
    paragraph = nodes.paragraph(text, "", *inlines)
    paragraph.source, line = block.info(0)
    paragraph.line = line + 1
    node += [paragraph, *messages]
    state.document.note_source(*block.info(size))
    return input_offset + size


_MENDED: tuple[tuple[Any, str, Any], ...] = (
    (StateMachine, "add_states", _add_states_on_demand),
    (states.Inliner, "init_customizations", _init_on_demand),
    (states.Inliner, "parse", _parse_inline_if_any),
    (states.RSTState, "nested_parse", _nested_parse_at_once),
    (states.Body, "split_attribution", _split_and_let_go),
    (states.Body, "build_table", _build_table_with_line),
    (tableparser, "GridTableParser", _GridTableParser),
    (tableparser, "SimpleTableParser", _SimpleTableParser),
)
"""What stands in the place of what, by the class or module that holds it and its name there."""


@contextmanager
def mended_parser() -> Iterator[None]:
    """Let docutils parse with what is mended here; not to be used in threads."""
    saved = [(holder, name, getattr(holder, name)) for holder, name, _ in _MENDED]
    try:
        for holder, name, mended in _MENDED:
            setattr(holder, name, mended)
        yield
    finally:
        for holder, name, own in saved:
            setattr(holder, name, own)
