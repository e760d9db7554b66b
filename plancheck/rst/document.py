"""RST text to docutils' tree, by a path on which a hostile text can do nothing but be refused.

docutils is told every setting and reads no configuration file: its ``publish_*`` functions read
``./docutils.conf``, and what stands there beats what the caller asks for. No transform runs, so
nothing is substituted, resolved, moved or counted here.
"""

import time
from collections import defaultdict
from collections.abc import Iterable
from copy import copy
from functools import cache
from typing import Any, TypeVar

from docutils import frontend, nodes, utils
from docutils.parsers.rst import Parser
from msgspec import Struct, field

from plancheck.language.words import key
from plancheck.limits import TimeIsUp
from plancheck.rst.parser import parse_into
from plancheck.rst.places import Bounds, Located, Places
from plancheck.rst.refusals import MAX_LINE, Unreadable, refuse
from plancheck.source import MAX_BYTES, SourceText, Span

MAX_MESSAGES = 200
"""Most problems docutils may find before the text is refused: each is looked for at a cost that
grows with the text."""
MAX_REMARKS = 2_000
"""Most remarks of any kind, such as on a title that stands twice: docutils keeps each in its tree,
and dearly."""
MAX_DEPTH = 40
"""Deepest nesting of lists, quotes and the like. Real files stay below 15; docutils itself fails
between 100 and 160, at a depth that depends on who calls it."""
MAX_SECONDS = 5.0
"""Time that one text may take of the processor. It is looked at between lines; where there is an
alarm, that ends what takes longer within a line as well."""
LOOK_EVERY = 16
"""Lines after which the time is looked at: that costs as much as to read a short line."""


class Message(Struct, frozen=True):
    """What docutils has to say about a line: ``level`` 2 is a warning, 3 an error."""

    line: int
    level: int
    text: str
    quoted: str


Kind = TypeVar("Kind", bound=nodes.Element)


class Document(Struct, frozen=True):
    """A parsed text: docutils' tree, what docutils said of it, and the places of its words.

    ``by_kind`` are the elements of the tree, each kind in the order of the text. What was asked for
    is kept: in ``located`` the texts of nodes, by the ids of these and the part of the source that
    they were looked for in; in ``held`` the ids of the nodes that hold some kinds.
    """

    source: SourceText
    tree: nodes.document
    by_kind: dict[type[nodes.Element], list[Any]]
    messages: tuple[Message, ...]
    places: Places
    substitutions: dict[str, str]
    located: dict[tuple[int, Bounds | None], tuple[nodes.Node, Located]] = field(
        default_factory=dict
    )
    held: dict[tuple[type[nodes.Element], ...], set[int]] = field(default_factory=dict)

    def all(self, kind: type[Kind]) -> list[Kind]:
        """Every element of just this ``kind``, in the order of the text."""
        return self.by_kind.get(kind, [])

    def holders(self, *kinds: type[nodes.Element]) -> set[int]:
        """The ids of the nodes that hold an element of one of ``kinds``, however deep."""
        if kinds not in self.held:
            holders = self.held[kinds] = set()
            for kind in kinds:
                for element in self.all(kind):
                    node: Any = element.parent
                    while node is not None and id(node) not in holders:
                        holders.add(id(node))
                        node = node.parent
        return self.held[kinds]

    def let_go(self) -> None:
        """Let nothing of it hold itself, so that all of it goes when nobody asks for it any more.

        To wait until Python finds out takes a tenth of the time in which plans are read.
        """
        for alike in self.by_kind.values():
            for node in alike:
                node.children = ()
        vars(self.tree).clear()
        self.located.clear()
        self.places.let_go()


class _IncludeLog(list[Any]):
    """docutils takes an entry off at the comment that an include ends with, written or made up."""

    def pop(self, *_index: Any) -> None:
        """Nothing is ever included here: such a comment is a plan's own."""


def too_slow(span: Span) -> Unreadable:
    """What is said of a text that takes longer than MAX_SECONDS."""
    return Unreadable(f"reading it takes more than {MAX_SECONDS:g} seconds", span)


def parse(source: SourceText) -> Document:
    """Parse ``source``; raises Unreadable where a limit is met or a character forbids it."""
    refuse(source)
    tree = utils.new_document(source.path, copy(_settings()))
    tree.include_log = _IncludeLog()
    messages: list[Message] = []
    remarks = 0
    deadline = time.process_time() + MAX_SECONDS
    seen = 0
    seen_line = 1

    def within_time(path: Any, offset: int | None) -> None:
        nonlocal seen, seen_line
        tree.current_source, tree.current_line = path, None
        if offset is not None:
            tree.current_line = seen_line = offset + 1
        seen += 1
        if seen % LOOK_EVERY == 0 and time.process_time() > deadline:
            raise too_slow(source.line_span(seen_line))

    def note_message(message: nodes.system_message) -> None:
        nonlocal remarks
        remarks += 1
        level, line = int(message["level"]), int(message.get("line") or 1)
        if remarks > MAX_REMARKS:
            what = f"it gives cause for more than {MAX_REMARKS} remarks such as: {_said(message)}"
            raise Unreadable(what, source.line_span(line))
        if level < 2:
            return
        literal = "".join(child.astext() for child in message.children[1:])
        messages.append(Message(line, level, _said(message), literal))
        if len(messages) > MAX_MESSAGES:
            raise Unreadable(
                f"it has more than {MAX_MESSAGES} syntax problems", source.line_span(line)
            )

    tree.note_source = within_time  # type: ignore[assignment,method-assign]
    tree.reporter.attach_observer(note_message)
    try:
        parse_into(tree, source.text)
    except (RecursionError, MemoryError):
        raise Unreadable(
            "it is nested too deeply, or one paragraph holds too much", source.line_span(seen_line)
        ) from None
    except (Unreadable, TimeIsUp):
        raise
    except Exception as error:  # noqa: BLE001 -- docutils has such places; none is a plan's to hit
        what = f"the parser of RST fails at it ({type(error).__name__})"
        raise Unreadable(what, source.line_span(seen_line)) from None
    by_kind = _by_kind(tree, source)
    substitutions = _substitutions(tree, by_kind.get(nodes.substitution_reference, []), source)
    return Document(source, tree, by_kind, tuple(messages), Places(source), substitutions)


@cache
def _settings() -> Any:
    settings = frontend.get_default_settings(Parser)
    for name, value in _SETTINGS.items():
        setattr(settings, name, value)
    return settings


def _said(message: nodes.system_message) -> str:
    text: str = message.children[0].astext()
    return text


def _substitutions(
    tree: nodes.document, references: Iterable[nodes.Element], source: SourceText
) -> dict[str, str]:
    """What is put in for each ``|name|``, by the name as RST compares it.

    Raises Unreadable where all that is put in would be more than a plan may hold.
    """
    texts = {key(name): node.astext() for name, node in tree.substitution_defs.items()}
    room = MAX_BYTES
    for node in references:
        room -= len(texts.get(key(str(node["refname"])), ""))
        if room < 0:
            raise Unreadable(
                f"its substitutions put in more than {MAX_BYTES // 1024} KiB", source.line_span(1)
            )
    return texts


_SETTINGS: dict[str, Any] = {
    "_disable_config": True,
    "auto_id_prefix": "%",
    "character_level_inline_markup": False,
    "debug": False,
    "exit_status_level": 5,
    "file_insertion_enabled": False,
    "halt_level": 5,
    "id_prefix": "",
    "language_code": "en",
    "line_length_limit": MAX_LINE,
    "pep_references": None,
    "raw_enabled": False,
    "record_dependencies": None,
    "report_level": 5,
    "rfc_references": None,
    "smart_quotes": False,
    "syntax_highlight": "none",
    "tab_width": 8,
    "trim_footnote_reference_space": False,
    "warning_stream": False,
}


def _by_kind(
    tree: nodes.document, source: SourceText
) -> dict[type[nodes.Element], list[nodes.Element]]:
    """The elements of ``tree`` by their kinds, each kind in the order of the text.

    Raises Unreadable where they are nested too deeply, so that all may be walked by recursion.
    """
    by_kind: dict[type[nodes.Element], list[nodes.Element]] = defaultdict(list)
    _take(
        tree, 2 * MAX_DEPTH + 1, by_kind, source
    )  # a list and its item, a quote and its paragraph
    return dict(by_kind)


def _take(
    node: Any,
    room: int,
    by_kind: dict[type[nodes.Element], list[nodes.Element]],
    source: SourceText,
) -> None:
    by_kind[type(node)].append(node)
    if not room:
        around = node
        while around is not None and not around.line:
            around = around.parent
        raise Unreadable(
            f"it is nested too deeply, more than {MAX_DEPTH} levels",
            source.line_span(around.line if around is not None else 1),
        )
    for child in node.children:
        if type(child) is not nodes.Text:
            _take(child, room - 1, by_kind, source)
