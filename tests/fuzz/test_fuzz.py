"""A short run of what README and SECURITY.md tell how to run for long."""

import pytest

from tests.fuzz.mutants import documents, run, seeds_of
from tests.fuzz.targets import TARGETS

DOCUMENTS = {"reader": 150, "whole": 40, "configuration": 40, "revision": 30}


@pytest.mark.parametrize("name", TARGETS)
def test_mutated_plans_break_nothing(name: str) -> None:
    tally = run(TARGETS[name], documents(0, DOCUMENTS[name], seeds_of(name)))
    assert (tally.documents, tally.first) == (DOCUMENTS[name], {})


def test_documents_can_be_had_again() -> None:
    seeds = seeds_of("reader")
    assert list(documents(7, 20, seeds)) == list(documents(7, 20, seeds))
