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
from plancheck.workers import Workers, portions

CASES = sorted((Path(__file__).parent / "rules" / "cases").glob("*/*.rst"))
SETUP = Setup(find("linked", Path()))

forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="as POSIX has it")


@given(st.lists(st.integers(1, 1000), max_size=600))
def test_all_work_is_dealt_the_dearest_first(costs: list[int]) -> None:
    dealt = portions(costs)
    assert sorted(one for portion in dealt for one in portion) == list(range(len(costs)))
    assert len(dealt) == min(len(costs), 256)
    loads = [sum(costs[one] for one in portion) for portion in dealt]
    assert len(dealt) < 256 or max(loads) - min(loads) <= max(costs)
    firsts = [costs[portion[0]] for portion in dealt]
    assert firsts == sorted(firsts, reverse=True)


@forks
def test_each_does_a_part_of_the_work_and_sends_what_it_finds() -> None:
    def work(_one: int) -> bytes:
        time.sleep(0.03)
        return b"%d" % os.getpid()

    with Workers([[one, one + 1] for one in range(0, 60, 2)], 2, work) as workers:
        found = workers.results()
        processes = {b"%d" % one for one in (os.getpid(), *workers._running)}  # noqa: SLF001
    assert sorted(found) == list(range(60))
    assert set(found.values()) == processes


@forks
def test_a_worker_that_dies_loses_only_what_it_did() -> None:
    here = os.getpid()

    def work(one: int) -> bytes:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(0.05)
        return b"%d" % one

    with Workers([[one] for one in range(20)], 2, work) as workers:
        found = workers.results()
    assert found == {one: b"%d" % one for one in found}
    assert len(found) >= 18


@forks
def test_workers_are_gone_when_they_are_no_longer_wanted() -> None:
    with Workers([[1], [2]], 2, lambda _: time.sleep(60)) as workers:
        processes = list(workers._running)  # noqa: SLF001 -- there is no other way to know them
    assert len(processes) == 2
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
