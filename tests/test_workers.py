"""Several processes: what they find, and that it is the same however many there are."""

import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck import judging
from plancheck.check import Checked, Setup
from plancheck.errors import PlancheckError
from plancheck.judging import Judge
from plancheck.schema import Schema, find
from plancheck.source import SourceText
from plancheck.workers import Workers, shares

CASES = sorted((Path(__file__).parent / "rules" / "cases").glob("*/*.rst"))
SETUP = Setup(find("linked", Path()))

forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="as POSIX has it")


@given(st.lists(st.integers(1, 1000), max_size=30), st.integers(1, 5))
def test_work_is_dealt_evenly_and_all_of_it(costs: list[int], number: int) -> None:
    dealt = shares(costs, number)
    assert sorted(one for share in dealt for one in share) == list(range(len(costs)))
    loads = [sum(costs[one] for one in share) for share in dealt]
    assert not loads or max(loads) - min(loads) <= max(costs)


@forks
def test_workers_send_what_they_find() -> None:
    with Workers([[1, 2], [3]], lambda one: b"%d" % one) as workers:
        assert workers.results() == {1: b"1", 2: b"2", 3: b"3"}


@forks
def test_a_worker_that_dies_loses_no_other() -> None:
    def work(one: int) -> bytes | None:
        if one == 1:
            os.kill(os.getpid(), signal.SIGKILL)
        return None

    with Workers([[1, 2], [3]], work) as workers:
        assert workers.results() == {3: None}


@forks
def test_workers_are_gone_when_they_are_no_longer_wanted() -> None:
    with Workers([[1], [2]], lambda _: time.sleep(60)) as workers:
        processes = list(workers._running)  # noqa: SLF001 -- there is no other way to know them
    for process in processes:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def found(cases: Sequence[tuple[SourceText, Setup]], number: int) -> list[str]:
    judge = Judge(cached=False, number=number)
    judge.look_ahead(cases)
    return [shown(judge.judge(*case)) for case in cases]


def shown(checked: Checked) -> str:
    """Everything in it but the plan, places and all."""
    return repr((checked.findings, checked.suppressions, checked.claims, checked.in_full))


@forks
def test_what_is_found_does_not_depend_on_the_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "MIN_SHARE", 1)
    cases = [
        (SourceText(str(file), file.read_text(encoding="utf-8")), SETUP) for file in CASES[::3]
    ]
    assert found(cases, 1) == found(cases, 2) == found(cases, 5)


@forks
def test_what_cannot_be_sent_is_found_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "MIN_SHARE", 1)
    text = CASES[0].read_text(encoding="utf-8")
    cases = [(SourceText(f"{name}\udce9.rst", text), SETUP) for name in "abcd"]
    assert found(cases, 1) == found(cases, 2)


@forks
def test_what_fails_elsewhere_is_told_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "MIN_SHARE", 1)
    endless = Schema("own.json", {"$defs": {"a": {"$ref": "#/$defs/a"}}, "$ref": "#/$defs/a"})
    cases = [(SourceText(f"{name}.rst", "Plan\n====\n"), Setup(endless)) for name in "abcd"]
    judge = Judge(cached=False, number=2)
    judge.look_ahead(cases)
    for case in cases:
        with pytest.raises(PlancheckError, match="refers to itself without end"):
            judge.judge(*case)


@forks
def test_where_no_process_can_be_started_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def none_left() -> int:
        raise BlockingIOError

    cases = [(SourceText(f"{name}.rst", "Plan\n====\n"), SETUP) for name in "abcd"]
    expected = found(cases, 1)
    monkeypatch.setattr(judging, "MIN_SHARE", 1)
    monkeypatch.setattr(os, "fork", none_left)
    assert found(cases, 3) == expected
