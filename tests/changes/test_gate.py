"""Which changes the gate lets pass, and what counts as somebody's word for one."""

import pytest

from plancheck.changes.change import Kind
from plancheck.changes.changelog import Acceptance
from plancheck.changes.gate import judged
from plancheck.changes.selection import selection
from plancheck.diff.compare import compare
from plancheck.rst.reader import read_plan
from plancheck.source import SourceText

BEFORE = """\
Harbour Priorities
==================

Ferries
-------

* Paint the two old ferries before summer.
* Sell tickets at the kiosk.
* Sell snacks at the kiosk.

Cranes
------

* Certify every crane operator.
* Grease the cables of the big crane.
"""
AFTER = """\
Harbour Priorities
==================

Ferries
-------

* Paint the two old ferries before summer.
"""
DROPPED = ["Sell tickets", "Sell snacks", "Cranes", "Certify", "Grease"]


def accept(what: str, kind: Kind = Kind.DROPPED) -> Acceptance:
    return Acceptance(kind, what, "because", "commit 1a2b3c4")


def gate(*said: Acceptance, fail_on: str = "dropped") -> tuple[list[str], list[str], list[str]]:
    """What fails, what is accepted, and which acceptances name nothing."""
    both = [read_plan(SourceText("harbour.rst", text)) for text in (BEFORE, AFTER)]
    (plan,), unmatched = judged([compare(*both)], selection(fail_on), said)

    def shown(numbers: list[int]) -> list[str]:
        texts = (plan.comparison.changes[number].sides[0].text for number in sorted(numbers))
        return [next(word for word in DROPPED if text.startswith(word)) for text in texts]

    return shown([*plan.failing]), shown([*plan.accepted]), [one.what for one in unmatched]


def ids() -> dict[str, str]:
    both = [read_plan(SourceText("harbour.rst", text)) for text in (BEFORE, AFTER)]
    return {change.sides[0].text.split()[1]: change.id for change in compare(*both).changes[:2]}


def test_without_a_word_for_it_all_that_is_watched_for_fails() -> None:
    assert gate() == (DROPPED, [], [])
    assert gate(fail_on="theme:dropped") == (["Cranes"], [], [])
    assert gate(fail_on="added,stretched") == ([], [], [])


def test_a_change_is_accepted_by_its_id() -> None:
    tickets = ids()["tickets"]
    rest = ["Sell snacks", "Cranes", "Certify", "Grease"]
    assert gate(accept(tickets)) == (rest, ["Sell tickets"], [])
    assert gate(accept(tickets.upper())) == (rest, ["Sell tickets"], [])


@pytest.mark.parametrize(
    "words", ["Sell tickets at the kiosk.", "sell  *tickets* at the KIOSK", "tickets at the kiosk"]
)
def test_a_change_is_accepted_by_its_words_or_enough_of_them(words: str) -> None:
    failing, accepted, unmatched = gate(accept(words))
    assert (accepted, unmatched) == (["Sell tickets"], [])
    assert "Sell tickets" not in failing


@pytest.mark.parametrize("words", ["kiosk", "the kiosk", "at the kiosk", "Buoys", "", "deadbeef"])
def test_words_that_are_too_few_or_fit_several_or_none_accept_nothing(words: str) -> None:
    assert gate(accept(words)) == (DROPPED, [], [words])


def test_who_accepts_that_a_theme_goes_accepts_it_of_its_goals() -> None:
    assert gate(accept("cranes")) == (
        ["Sell tickets", "Sell snacks"],
        ["Cranes", "Certify", "Grease"],
        [],
    )


def test_a_word_for_another_kind_of_change_does_not_count() -> None:
    assert gate(accept("Cranes", Kind.STRETCHED)) == (DROPPED, [], ["Cranes"])


def test_what_is_accepted_is_known_where_nothing_is_watched_for() -> None:
    assert gate(accept("Sell snacks at the kiosk"), fail_on="added") == ([], ["Sell snacks"], [])
