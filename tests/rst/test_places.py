"""Where the words of a text stand: the lines and columns that a reader of the source would name."""

import pytest

from plancheck.rst.places import Bounds, Places
from plancheck.source import SourceText, Span


def places(text: str) -> Places:
    return Places(SourceText("plan.rst", text))


def excerpt(text: str, span: Span) -> str:
    return SourceText("plan.rst", text).excerpt(span)


def test_words_on_several_lines_are_one_place() -> None:
    text = "Intro.\n\n* We will add\n  snapshots, and more.\n"
    found = places(text).locate("We will add snapshots, and more.", Bounds(3, 4))
    assert found.span == Span(3, 3, 4, 23)
    assert found.place(8, 22) == Span(3, 11, 4, 13)


def test_a_word_is_looked_for_from_the_line_that_the_text_begins_on() -> None:
    text = "add\nadd\nadd\n"
    assert places(text).locate("add", Bounds(2, 3)).span == Span(2, 1, 2, 4)
    assert places(text).locate("add add", Bounds(2, 3)).span == Span(2, 1, 3, 4)


def test_the_number_of_an_item_is_passed_over() -> None:
    text = "1. Add 1 driver\n2. Add 2 drivers\n"
    assert places(text).locate("Add 2 drivers", Bounds(2, 2)).span == Span(2, 4, 2, 17)


def test_words_that_stand_apart_are_found_one_by_one() -> None:
    text = "Add |many| drivers :ref:`for it <x>` soon\n"
    found = places(text).locate("Add forty drivers for it soon", Bounds(1, 1))
    assert excerpt(text, found.place(0, 17)) == "Add |many| drivers"
    assert excerpt(text, found.place(18, 24)) == "`for it <x>`"
    assert found.place(4, 9) == Span(1, 1, 1, 42)  # of which no word was found: the whole block


def test_what_is_not_shown_is_no_word() -> None:
    text = "See `the for page <https://for.example/soon>`_ for it\n"
    found = places(text).locate("See the for page for it", Bounds(1, 1))
    assert excerpt(text, found.place(17, 23)) == "for it"
    assert excerpt(text, found.place(4, 16)) == "`the for page <https://for.example/soon>`_"


def test_markup_beside_a_text_belongs_to_it_and_other_signs_do_not() -> None:
    text = "(**Add** `it`_)\n"
    found = places(text).locate("(Add it)", Bounds(1, 1))
    assert excerpt(text, found.place(1, 7)) == "**Add** `it`_"
    assert excerpt(text, found.span) == "(**Add** `it`_)"


TABLE = "| add a | drop a |\n| 漢字 b| add b  |\n"


@pytest.mark.parametrize(
    ("text", "bounds", "place"),
    [
        ("add b", Bounds(1, 2, 10, 17), Span(2, 9, 2, 14)),
        ("drop a add b", Bounds(1, 2, 10, 17), Span(1, 11, 2, 14)),
        ("add a 漢字 b", Bounds(1, 2, 2, 8), Span(1, 3, 2, 7)),
        ("drop", Bounds(1, 2, 2, 8), Span(1, 1, 2, 17)),
    ],
)
def test_a_cell_has_its_columns_as_a_terminal_shows_them(
    text: str, bounds: Bounds, place: Span
) -> None:
    assert places(TABLE).locate(text, bounds).span == place


def test_a_part_of_a_text_has_the_places_of_its_own_words() -> None:
    text = "Add snapshots. Drop the\ndriver.\n"
    whole = places(text).locate("Add snapshots. Drop the driver.", Bounds(1, 2))
    part = whole.cut(14, 31)
    assert (part.text, part.span) == ("Drop the driver.", Span(1, 16, 2, 8))
    assert part.cut(5, 8).span == Span(1, 21, 1, 24)
    assert whole.cut(0, 31) is whole
    assert (part.end, whole.cut(0, 3).end, whole.cut(0, 0).end) == ((2, 7), (1, 4), None)


def test_joined_texts_keep_their_places() -> None:
    text = ":Owner of it: Ada Park\n\n:Lead: Ben\n"
    at = places(text)
    name = at.locate("Owner of it", Bounds(1, 1)).cut(0, 5)
    person = at.locate("Ada Park", Bounds(1, 1)).cut(4, 8)
    both = name.joined(person)
    assert (both.text, both.span) == ("Owner Park", Span(1, 2, 1, 23))
    assert (both.place(0, 5), both.place(6, 10)) == (Span(1, 2, 1, 7), Span(1, 19, 1, 23))
    nobody = at.locate("", Bounds(3, 3))
    assert name.joined(nobody) is name
    assert nobody.joined(name) is name
    assert name.joined(at.locate("Ben", Bounds(3, 3))).span == Span(1, 2, 3, 11)


def test_bounds_beyond_the_text_are_those_of_its_last_line() -> None:
    found = places("one\ntwo").locate("two", Bounds(9, 9))
    assert found.span == Span(2, 1, 2, 4)
