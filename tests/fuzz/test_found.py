"""Texts that once broke plancheck, found by fuzzing or by reading docutils: none does again."""

import subprocess
import sys
import tracemalloc

import pytest

from plancheck.model import FlawKind
from plancheck.rst.reader import read_plan
from plancheck.source import SourceText
from tests.fuzz.targets import whole

HEAD = "Maple Plan\n==========\n\n"
FOUND = {
    "cells of a grid that overlap": "+-+--+\n+++++|\n+--+-+\n",
    "a section in an item of a list": "* .. only:: x\n\n     A\n     =\n\n     We will.\n\nB\n-\n",
    "a section in a footnote": ".. [1] .. only:: x\n\n     A\n     =\n\nB\n=\n\n* We will.\n",
    "a section in a container in a container": (
        ".. only:: x\n\n   .. only:: y\n\n      A\n      =\n\nB\n=\n"
    ),
    "two full stops in the place of a cycle": "Dig\n---\nWe will dig\nit\n    by .. .. hand",
    "docutils' own mark of an include's end": '.. end of inclusion from "x"\n\nWe will.\n',
}


@pytest.mark.parametrize("text", FOUND.values(), ids=FOUND)
def test_what_once_broke_it_does_no_more(text: str) -> None:
    whole((HEAD + text).encode())


def test_cells_that_overlap_are_a_malformed_table() -> None:
    plan = read_plan(SourceText("p.rst", HEAD + FOUND["cells of a grid that overlap"]))
    assert [(one.kind, one.span.line) for one in plan.flaws] == [(FlawKind.MALFORMED_TABLE, 4)]


def test_a_section_is_read_wherever_it_stands() -> None:
    text = HEAD + FOUND["a section in an item of a list"].replace("\nB", "\n.. _b:\n\nB")
    plan = read_plan(SourceText("p.rst", text))
    assert [one.title for one in plan.sections] == ["Maple Plan", "A", "B"]
    assert [(one.text, one.span.line) for one in plan.section_labels] == [("b", 11)]


SPANS = """\
===== ===== =====
a     b     c
===== ===== =====
x     y
----------- -----
x     y     z
----- -----
===== ===== =====
"""


@pytest.mark.parametrize("span", ["----- -----", "--- -----------"])
def test_a_table_is_malformed_with_assertions_and_without(span: str) -> None:
    text = HEAD + SPANS.replace("\n----- -----\n", f"\n{span}\n")
    script = (
        "import sys; from plancheck.rst.reader import read_plan;"
        "from plancheck.source import SourceText;"
        "print(read_plan(SourceText('p', sys.argv[1])).flaws)"
    )
    told = [
        subprocess.run(
            [sys.executable, *option, "-c", script, text],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for option in ([], ["-O"])
    ]
    assert told[0] == told[1]
    assert "Column span" in told[0]


def test_attributions_do_not_fill_the_memory() -> None:
    tracemalloc.start()
    read_plan(SourceText("p.rst", HEAD + "  a\n\n  -- b\n\n" * 700))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 12_000_000  # it was 28 MB, and four times that with each doubling
