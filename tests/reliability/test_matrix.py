"""No row of the matrix is forgotten, and none is said to be tested where it is not."""

import re
from pathlib import Path

import pytest

from tests.reliability.matrix import GIT, NOT_HERE, REFERENCED, ROWS

TESTS = Path(__file__).parent.parent
NUMBERED = re.compile(r"^def test_row_((?:\d\d_)+)", re.MULTILINE)


def own_rows() -> set[int]:
    """The numbers of the rows that have tests of their own in this folder."""
    texts = (path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    found = (match for text in texts for match in NUMBERED.findall(text))
    return {int(number) for numbers in found for number in numbers.split("_") if number}


def test_every_row_is_in_one_place() -> None:
    places = [*own_rows(), *REFERENCED, *GIT, *NOT_HERE]
    assert sorted(places) == list(ROWS)


@pytest.mark.parametrize("row", REFERENCED)
def test_what_a_row_refers_to_is_there(row: int) -> None:
    for test in REFERENCED[row]:
        path, name = test.split("::")
        assert f"\ndef {name}(" in (TESTS / path).read_text(encoding="utf-8")


def test_every_row_of_git_is_marked_there() -> None:
    texts = (path.read_text(encoding="utf-8") for path in (TESTS / "git").glob("test_*.py"))
    marked = {int(row) for text in texts for row in re.findall(r"# row (\d+)", text)}
    assert marked >= GIT


def test_a_row_without_a_test_has_a_reason() -> None:
    assert all(len(reason) > 30 for reason in NOT_HERE.values())
