"""What is mended in docutils' parser, which makes of no text another tree than docutils does."""

import random
from pathlib import Path

import pytest
from docutils import nodes, utils
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser, states
from docutils.statemachine import StateMachine
from hypothesis import given
from hypothesis import strategies as st

from plancheck.rst.mended import mended_parser
from tests.fuzz.constructs import construct
from tests.fuzz.mutate import mutated

CASES = sorted((Path(__file__).parent.parent / "rules" / "cases").glob("*/*.rst"))
SETTINGS = get_default_settings(Parser)
SETTINGS.report_level = 5
SETTINGS.file_insertion_enabled = False
SETTINGS.raw_enabled = False


def tree(text: str) -> str:
    document = utils.new_document("plan.rst", SETTINGS.copy())
    Parser().parse(text, document)
    for table in document.findall(nodes.table):
        table.line = table.source = None  # which docutils says of some tables only
    return document.pformat()


def mended(text: str) -> str:
    with mended_parser():
        return tree(text)


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
    names = (
        *((StateMachine, "add_states"), (states.Inliner, "init_customizations")),
        *((states.Body, "split_attribution"), (states.Body, "build_table"), (states, "re")),
    )
    before = [getattr(*name) for name in names]
    with pytest.raises(TypeError), mended_parser():
        tree(None)  # type: ignore[arg-type]
    assert [getattr(*name) for name in names] == before
