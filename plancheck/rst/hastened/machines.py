"""The machines that docutils reads lines with.

It makes all fifteen states of a machine, and all transitions of each, of which one or two are
entered and tried; it tries each of these on every line, nearly all of which can be told by their
first character; it starts a machine for each item and cell, where most hold one plain paragraph.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Any

from docutils import nodes
from docutils.parsers.rst import states
from docutils.statemachine import StateMachine, StateWS

from plancheck.rst.parts import Part


class _States(dict[str, Any]):
    """The states of a machine by their names, each made when it is first entered."""

    def __init__(self, machine: Any, classes: Iterable[type[Any]]) -> None:
        super().__init__()
        self._machine = machine
        self._classes = _by_name(tuple(classes))

    def __missing__(self, name: str) -> Any:
        state = self[name] = self._classes[name](self._machine, self._machine.debug)
        # Before its first run a machine has none; when it begins, it tells all of its states.
        if getattr(self._machine, "memo", None):
            state.runtime_init()
        return state


@cache
def _by_name(classes: tuple[type[Any], ...]) -> dict[str, type[Any]]:
    return {one.__name__: one for one in classes}


def _add_states_on_demand(machine: Any, classes: Iterable[type[Any]]) -> None:
    machine.states = _States(machine, classes)


Transition = tuple[re.Pattern[str], str, str]
"""What matches, the name of the method for that, and the state that follows."""


class _Transitions(dict[str, Transition]):
    """The transitions of one kind of states by their names, each made when first asked for.

    docutils makes them for each state, with its methods, which then hold the state that holds them.
    """

    def __init__(self, kind: Any) -> None:
        super().__init__()
        kind.patterns.update(kind.ws_patterns)
        self._kind = kind
        initial = [*kind.ws_initial_transitions, *kind.initial_transitions]
        pairs = ((one, kind.__name__) if isinstance(one, str) else one for one in initial)
        self.following = dict(pairs)

    def __missing__(self, name: str) -> Transition:
        made = (re.compile(self._kind.patterns[name]), name, self.following[name])
        self[name] = made
        return made


@cache
def _transitions_of(kind: Any) -> _Transitions:
    return _Transitions(kind)


_add_transitions = StateWS.add_initial_transitions


def _add_transitions_on_demand(state: Any) -> None:
    if isinstance(state, states.QuotedLiteralBlock):  # which changes its own
        _add_transitions(state)
    else:
        kind: Any = type(state)
        state.transitions = _transitions_of(kind)


_MARKS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_BEGINNINGS = {
    "blank": " ",
    "indent": " ",
    "bullet": "-+*\u2022\u2023\u2043",
    "enumerator": f"(#0123456789{_LETTERS}",
    "field_marker": ":",
    "option_marker": "-+/",
    "doctest": ">",
    "line_block": "|",
    "grid_table_top": "+",
    "simple_table_top": "=",
    "explicit_markup": ".",
    "anonymous": "_",
    "line": _MARKS,
    "underline": _MARKS,
}
"""What a line begins with that a transition of that name is for; an empty one may be of any."""


@lru_cache(maxsize=2048)
def _tried(kind: Any, first: str) -> Sequence[Transition]:
    """What is tried, in its order, on a line that begins with the character ``first``."""
    known = _transitions_of(kind)
    return [known[name] for name in known.following if first in _BEGINNINGS.get(name, first)]


_check_line = StateMachine.check_line


def _check_line_by_beginning(
    machine: Any, context: Any, state: Any, transitions: list[str] | None = None
) -> Any:
    kind: Any = type(state)
    if kind is states.QuotedLiteralBlock:
        return _check_line(machine, context, state, transitions)
    line = machine.line
    if transitions is None:
        tried = _tried(kind, line[:1])
    else:
        tried = [state.transitions[name] for name in transitions]
    for pattern, name, following in tried:
        match = pattern.match(line)
        if match:
            return getattr(state, name)(match, context, following)
    return state.no_match(context, transitions)


def _next_line(machine: Any, number: int = 1) -> str:
    """What docutils does, with fewer calls: this is done for each line."""
    machine.line_offset += number
    lines = machine.input_lines
    try:
        machine.line = lines.data[machine.line_offset]
    except IndexError:
        machine.line = None
        machine.notify_observers()
        raise EOFError from None
    for observer in machine.observers:
        observer(*lines.items[machine.line_offset])
    return machine.line  # type: ignore[no-any-return]


_PLAIN = re.compile(r"(?:[^\W\d_]{2,}(?=[ ,;:]|$)|(?:``?|\*\*?)[^\W_])")
"""How a paragraph begins that can be nothing else in RST."""
_PLAIN_BEHIND = re.compile(r"(?=\S).*[^\W_]")
"""A further line of one: not indented, and no underline."""


def _is_paragraph(lines: Sequence[str]) -> bool:
    """Whether ``lines`` are one paragraph, and no literal block is announced by it."""
    first, *behind = lines
    return bool(
        _PLAIN.match(first)
        and all(map(_PLAIN_BEHIND.match, behind))
        and not lines[-1].rstrip().endswith("::")
    )


def _add_paragraph(
    state: states.RSTState,
    node: nodes.Element,
    lines: Sequence[str],
    places: Sequence[tuple[str, int]],
    input_offset: int,
) -> None:
    """Add to ``node`` the paragraph of ``lines``, and note the lines that a machine would note.

    ``places`` are the source and the number, from 0, of these lines and of blank ones behind.
    """
    end: tuple[str, Any] = (places[-1][0], None)
    at = places[len(lines) - 1 if len(lines) > 1 else 1 : len(lines) + 1]
    state.document.note_source(*(at[0] if at else end))
    text = "\n".join(lines).rstrip()
    inlines, messages = state.inliner.parse(text, input_offset + 1, state.memo, node)
    paragraph = nodes.paragraph(text, "", *inlines)
    paragraph.source, line = places[0]
    paragraph.line = line + 1
    node += [paragraph, *messages]
    state.document.note_source(*end)


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
    lines = block.data
    if node is None or others or named or not lines or not _is_paragraph(lines):
        return _nested_parse(state, block, input_offset, node, *others, **named)
    _add_paragraph(state, node, lines, block.items, input_offset)
    return input_offset + len(lines)


_list_item = states.Body.list_item


def _list_item_at_once(body: states.Body, indent: int) -> tuple[nodes.list_item, bool]:
    """What docutils does; an item of one paragraph is read without a block of its own."""
    machine: Any = body.state_machine
    begin, data = machine.line_offset, machine.input_lines.data
    margin, end = " " * indent, begin + 1
    while end < len(data) and data[end].startswith(margin):
        end += 1
    lines = [line[indent:] for line in data[begin:end]]
    while end < len(data) and not data[end]:
        end += 1
    if not _is_paragraph(lines) or (end < len(data) and data[end][0] == " "):
        return _list_item(body, indent)  # type: ignore[no-untyped-call, no-any-return]
    blanks = end - begin - len(lines)
    item = nodes.list_item("\n".join([*lines, *[""] * blanks]))
    item.source, item.line = machine.get_source_and_line()
    places, offset = machine.input_lines.items[begin:end], machine.abs_line_offset()
    machine.next_line(end - begin - 1)
    _add_paragraph(body, item, lines, places, offset)
    return item, blanks > 0 or end == len(data)


MACHINES: tuple[Part, ...] = (
    (StateMachine, "add_states", _add_states_on_demand),
    (StateMachine, "check_line", _check_line_by_beginning),
    (StateMachine, "next_line", _next_line),
    (StateWS, "add_initial_transitions", _add_transitions_on_demand),
    (states.RSTState, "nested_parse", _nested_parse_at_once),
    (states.Body, "list_item", _list_item_at_once),
    (states.RSTState, "nested_sm_cache", []),  # where machines are kept, to be used again
)
