"""Rows 17-20 and 25: what a text may be made of, beside words."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from plancheck.rst.reader import read_plan
from plancheck.source import SourceText

Run = Callable[..., CompletedProcess[str]]


@pytest.mark.parametrize("text", ["", "\n\n\n", ".. a comment\n\n.. another\n", "\ufeff", "\\\n"])
def test_row_17_a_plan_of_nothing_is_read_and_has_nothing_to_mend(run: Run, text: str) -> None:
    Path("x.rst").write_bytes(text.encode())
    done = run("check", "x.rst")
    assert (done.returncode, done.stdout) == (0, "1 plan checked: nothing to report\n")
    assert done.stderr == ""


def test_row_18_a_byte_order_mark_changes_nothing() -> None:
    text = b"- We will add snapshots.\n- We will mend volumes.\n"
    plain = read_plan(SourceText.decode("x.rst", text))
    marked = read_plan(SourceText.decode("x.rst", b"\xef\xbb\xbf" + text))
    assert marked == plain
    assert len(plain.themes) == 2


def test_row_19_line_ends_of_every_kind_give_the_same_report(run: Run, bad: str) -> None:
    text = f"{bad}\n`Nobody`_\n\n*a\n"
    mixed = "".join(
        line + end for line, end in zip(text.split("\n"), ["\n", "\r\n"] * 30, strict=False)
    )
    reports = set()
    for one in (text, text.replace("\n", "\r\n"), text.replace("\n", "\r"), mixed):
        Path("x.rst").write_bytes(one.encode())
        reports.add(run("check", "x.rst").stdout)
    assert len(reports) == 1
    assert "x.rst:7:3: " in reports.pop()


@pytest.mark.parametrize("name", ["spec", "tabs", "only", "a:b", "ÄÖ", "x" * 90])
def test_row_25_items_in_directives_that_nobody_knows_are_read(name: str) -> None:
    items = "   * We will add snapshots.\n\n   * We will mend volumes.\n"
    text = f"Maple\n=====\n\n.. {name}::\n   :x: y\n\n{items}"
    assert len(read_plan(SourceText("x.rst", text)).themes) == 2
