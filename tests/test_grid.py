import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.grid import redrawing, redrawn, table_around
from plancheck.language.words import width


def lines(drawing: str) -> list[str]:
    """A drawing without the bar that marks where each of its lines begins and ends."""
    return re.findall(r"^ *!(.*)!$", drawing, re.MULTILINE)


def test_a_column_becomes_as_wide_as_its_cells_need() -> None:
    before = lines(
        """
        !+----------+-------+!
        !| Priority | Owner |!
        !+==========+=======+!
        !| Storage | ada and ben |!
        !|   * a | cy|!
        !+----------+-------+!
        !|| `x`_|!
        !+----------+-------+!
        """
    )
    assert redrawn(before) == tuple(
        lines(
            """
            !+----------+-------------+!
            !| Priority | Owner       |!
            !+==========+=============+!
            !| Storage  | ada and ben |!
            !|   * a    | cy          |!
            !+----------+-------------+!
            !|          | `x`_        |!
            !+----------+-------------+!
            """
        )
    )


def test_a_table_keeps_its_widths_its_indentation_and_what_trails() -> None:
    before = lines(
        """
        !  +-------+------+!
        !  | a     | b      | !
        !  +=======+====+!
        !  | 漢字 | é   |!
        !  | c | d!
        !  +-------+------+!
        """
    )
    assert redrawn(before) == tuple(
        lines(
            """
            !  +-------+------+!
            !  | a     | b    | !
            !  +=======+======+!
            !  | 漢字  | é    |!
            !  | c     | d    |!
            !  +-------+------+!
            """
        )
    )


@pytest.mark.parametrize(
    "odd",
    [
        "| a | b | c |",  # a cell too many, or a bar in a cell
        "| a b |",  # a cell too few
        "| a |",
        "| |x| | b |",
        "|   +---+",  # a border of one column only
        "+---+   |",
        "| a | -+ |",
        "|\ta | b |",
        " | a | b |",  # another indentation
        "+---+-=-+",
        "| a + b |",
        "",
    ],
)
def test_where_cells_are_in_doubt_nothing_is_drawn(odd: str) -> None:
    assert redrawn(["+---+---+", odd, "+---+---+"]) is None
    assert redrawn(["+---+---+", "| a | b  |", "+---+---+"]) is not None


def test_a_table_begins_with_a_border() -> None:
    assert redrawn(["| a | b  |", "+---+---+"]) is None
    assert redrawn([]) is None


def test_a_table_is_found_around_a_line() -> None:
    text = ["x", "+--+", "|a |", "+--+", "", "| a line block", "+ an item"]
    assert [table_around(text, line) for line in (2, 3, 4)] == [range(2, 5)] * 3
    assert [table_around(text, line) for line in (1, 5, 6, 7)] == [None] * 4


def test_only_lines_that_change_are_edited() -> None:
    text = ["", "+---+", "| a  |", "| b |", "+---+"]
    (edit,) = redrawing(text, range(2, 6), text[1:])
    assert (edit.span.line, edit.span.column, edit.span.end_column) == (3, 1, 7)
    assert edit.text == "| a |"
    assert redrawing(text, range(2, 6), ["+---+", "| a", "x", "+---+"]) == ()


CELLS = st.text(alphabet="ab 漢é*`_\u0301", max_size=9)


@given(st.integers(1, 4).flatmap(lambda n: st.lists(st.lists(CELLS, min_size=n, max_size=n))))
def test_the_text_of_cells_stays_and_borders_meet(rows: list[list[str]]) -> None:
    columns = len(rows[0]) if rows else 2
    border = "+" + "---+" * columns
    table = [border, *(f"| {' | '.join(row)} |" for row in rows), border]
    done = redrawn(table)
    assert done is not None
    assert len({width(line) for line in done}) == 1
    for row, line in zip(rows, done[1:-1], strict=True):
        cells = line[1:-1].split("|")
        assert [cell.rstrip(" ") for cell in cells] == [f" {cell}".rstrip(" ") for cell in row]
    assert redrawn(done) == done
