"""The parts of our own in docutils' parser, which makes of no text another tree than its own do."""

import random
import re
from pathlib import Path
from typing import Any

import pytest
from docutils import nodes, utils
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser, states
from hypothesis import given
from hypothesis import strategies as st

from plancheck.rst.hastened import HASTENED, hastened_parser
from plancheck.rst.hastened.machines import _tried
from plancheck.rst.mended import MENDED
from plancheck.rst.parser import PARTS, own_parser
from plancheck.rst.parts import in_place
from tests.fuzz.constructs import construct
from tests.fuzz.mutate import mutated

CASES = sorted((Path(__file__).parent.parent / "rules" / "cases").glob("*/*.rst"))
SETTINGS = get_default_settings(Parser)
SETTINGS.report_level = 5
SETTINGS.halt_level = 5
SETTINGS.file_insertion_enabled = False
SETTINGS.raw_enabled = False


def tree(text: str, parser: Parser | None = None) -> str:
    document = utils.new_document("plan.rst", SETTINGS.copy())
    (parser or Parser()).parse(text, document)
    for table in document.findall(nodes.table):
        table.line = table.source = None  # which docutils says of some tables only
    places = [f"{type(node)} {node.line} {node.source}" for node in document.findall()]
    return "\n".join([document.pformat(), *places])


def mended(text: str) -> str:
    with in_place(MENDED + HASTENED):
        return tree(text, hastened_parser())


@pytest.mark.parametrize("file", CASES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_plan_has_the_same_tree(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert mended(text) == tree(text)


INLINE = """\
A *b* c **d** ``e`` `f` `g`_ `h`__ `i <j>`_ :k:`l` `m`:n: _`o` |p| |q|_ r_ s__ [1]_ [#]_ [#t]_ [u]_
""".split()
ADDRESSES = ["http://a.example/b?c#d", "mailto:ada@a.example", "ada@a.example", "a:b", "x@", "@x"]


@given(st.lists(st.sampled_from([*INLINE, *ADDRESSES, "(", ")", "'", "."]), max_size=12))
def test_inline_markup_has_the_same_tree(words: list[str]) -> None:
    for joined in (" ".join(words), "".join(words)):
        assert mended(joined) == tree(joined)


LINES = (
    *("We will", "add", "it.", "Storage", "ii. x", "ii", "via x", "iv) x", "A. b", "a", "Note: x"),
    *("x:: y", "add::", "::", "\\::", "a\\::", "----", "==", "....", "__", "__ x", "(a) x", "x y"),
    *(
        "**bold** x",
        "*",
        "* x",
        "**",
        "*a",
        "`Ada`_",
        "`",
        "``a``",
        "```",
        ":a: b",
        "[1] x",
        ".. x",
    ),
    *("", "| x", ">>> x", "-a  b", "2025 x", "+--+", "漢字 x", "\tx", " x", "e-mail x", "e.g. x"),
    *("-", "- x", "don't", "Ada_ x", "we, they"),
)


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=4))
def test_what_stands_in_a_block_has_the_same_tree(lines: list[str]) -> None:
    texts = [
        f"{first}{f'{chr(10)}{behind}'.join(lines)}{last}"
        for first, behind in (("* ", "  "), ("   ", "   "), (":who: ", "  "), ("term\n  ", "  "))
        for last in ("", "\n", "\n* more")
    ]
    rows = "".join(f"| {line:8} | x |\n" for line in lines)
    texts.append(f"+----------+---+\n{rows}+----------+---+\n")
    texts.append(f".. note:: {f'{chr(10)}   '.join(lines)}")
    for text in texts:
        assert mended(text) == tree(text)


@given(st.sampled_from(LINES) | st.text(st.characters(exclude_characters="\n"), max_size=9))
def test_a_line_is_told_by_its_first_character(line: str) -> None:
    kinds: tuple[Any, ...] = states.state_classes
    for kind in kinds:
        pairs = [one if isinstance(one, tuple) else (one,) for one in kind.initial_transitions]
        order = [*kind.ws_initial_transitions, *(name for name, *_ in pairs)]
        patterns = {**kind.patterns, **kind.ws_patterns}
        wanted = next(name for name in order if re.match(patterns[name], line))
        assert next(name for one, name, _ in _tried(kind, line[:1]) if one.match(line)) == wanted


@given(st.text(max_size=9) | st.text("a1- ", max_size=9))
def test_what_is_asked_of_text_is_answered_alike(text: str) -> None:
    names = ("make_id", "unescape", "column_width", "strip_combining_chars", "column_indices")
    asked = [part for part in HASTENED if part[1] in names]
    assert len(asked) >= len(names)
    for holder, name, own in asked:
        wanted = getattr(holder, name)(text)
        assert (list(own(text)) if name == "column_indices" else own(text)) == wanted, name


@given(st.integers(0, 2**32))
def test_what_is_broken_has_the_same_tree(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 -- to be had again
    text = mutated(chance, construct(chance), construct(chance))
    try:
        wanted = tree(text)
    except AssertionError:  # cells that overlap, which are told when mended
        mended(text)
    except Exception as error:  # noqa: BLE001 -- docutils has such places
        with pytest.raises(type(error)):
            mended(text)
    else:
        assert mended(text) == wanted


def test_it_is_undone() -> None:
    names = [(holder, name) for holder, name, _ in PARTS]
    before = [getattr(*name) for name in names]
    with own_parser():
        with pytest.raises(TypeError), own_parser():
            tree(None)  # type: ignore[arg-type]
        assert [getattr(*name) for name in names] == [own for *_, own in PARTS]
    assert [getattr(*name) for name in [*names, (states, "re")]] == [*before, re]
