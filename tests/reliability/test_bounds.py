"""What a plan may make of the time and memory of a run is bounded, and a bound is a finding."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from plancheck import check as checking
from plancheck.check import Setup, check
from plancheck.language.wording import Wording
from plancheck.limits import TimeIsUp, time_limit
from plancheck.model import FlawKind, Plan
from plancheck.rst.reader import read_plan
from plancheck.rules import BY_CODE, RULES
from plancheck.rules.base import Problem
from plancheck.schema import find
from plancheck.source import MAX_BYTES, SourceText
from plancheck.suppress import told
from tests.conftest import ROOT
from tests.fuzz.hostile import HEAD, plan


def refused(text: str) -> str:
    read = read_plan(SourceText("p.rst", text))
    return next((one.detail for one in read.flaws if one.kind is FlawKind.UNREADABLE), "")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_rule_that_does_not_end_is_a_finding_and_loses_no_other(
    monkeypatch: pytest.MonkeyPatch, bad: str
) -> None:
    def endless(_plan: Plan, _words: Wording) -> Iterator[Problem]:
        while True:
            pass
        yield

    slow = replace(BY_CODE["wrong-cycle"], check=endless)
    rules = tuple(slow if one.code == slow.code else one for one in RULES)
    monkeypatch.setattr(checking, "RULES", rules)
    monkeypatch.setattr(checking, "MAX_SECONDS", 0.2)
    setup = Setup(find("linked", ROOT))
    text = f"{bad}\n.. plancheck: ignore-file[wrong-cycle]\n"
    checked = check(SourceText("p.rst", text), setup)
    assert [one.code for one in checked.findings] == ["unreadable-plan", "theme-without-contact"]
    assert checked.findings[0].message.endswith("within 0.2 seconds: wrong-cycle did not end")
    assert not checked.bugs
    assert told("p.rst", checked, (), setup).findings == checked.findings


def test_time_is_what_is_computed_not_what_passes() -> None:
    import time

    with time_limit(0.2):
        time.sleep(0.5)
    with pytest.raises(TimeIsUp), time_limit(0.2):
        any(map(str.isdigit, iter(lambda: "x", "y")))


@pytest.mark.parametrize(
    "kind", ["sections of one title", "a new style each", "targets of one name"]
)
def test_what_stands_twice_too_often_is_refused(kind: str) -> None:
    reason = refused(plan(kind, MAX_BYTES))
    assert reason.startswith(
        ("it gives cause for more than 2000 remarks", "it has more than 200 s")
    )


def test_what_stands_twice_as_often_as_in_real_plans_is_read() -> None:
    assert not refused(HEAD + "Goals\n-----\n\n* We will.\n\n" * 900)


@pytest.mark.parametrize("kind", ["simple, two columns", "grid of two columns"])
def test_a_drawn_table_of_too_many_cells_is_told_as_malformed(kind: str) -> None:
    read = read_plan(SourceText("p.rst", plan(kind, MAX_BYTES)))
    assert [(one.kind, one.span.line) for one in read.flaws] == [(FlawKind.MALFORMED_TABLE, 4)]
    assert read.flaws[0].detail == "more than 20000 cells"


def test_too_many_themes_are_refused_where_they_begin_to_be() -> None:
    read = read_plan(SourceText("p.rst", plan("themes", 120_000)))
    (flaw,) = read.flaws
    assert flaw.detail == "it has more than 2000 themes"
    assert flaw.span.line == 9 + 2 * 2000


def test_too_many_references_are_refused_where_they_begin_to_be() -> None:
    text = HEAD + "".join(f"`Ada {number}`_\n" for number in range(10_001))
    read = read_plan(SourceText("p.rst", text))
    (flaw,) = read.flaws
    assert flaw.detail == "it has more than 10000 references"
    assert (flaw.span.line, flaw.span.column) == (HEAD.count("\n") + 10_001, 1)


def test_a_parser_that_fails_is_a_finding(monkeypatch: pytest.MonkeyPatch, bad: str) -> None:
    from docutils.parsers.rst import Parser

    def fail(*_: object) -> None:
        raise IndexError

    monkeypatch.setattr(Parser, "parse", fail)
    assert refused(bad) == "the parser of RST fails at it (IndexError)"
