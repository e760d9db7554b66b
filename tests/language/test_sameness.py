"""When two texts say the same, and when they do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.language.sameness import essence


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Add the parser.", "add  the\nparser"),
        ("It's done: really!", "its done - really"),
        ("Users\u2019 data", "Users' data"),
        ("Serve “quotes” (and `code`)", 'serve "quotes" and code'),
        ("night-time repair", "Night time  repair"),
        ("Straße", "STRASSE"),
        ("ﬁnish it", "finish it"),
        ("soft\u00adware", "software"),
        ("Cafe\u0301", "café"),
        ("bug #1234", "bug 1234"),
        ("[ ] Port the client", "[x] Port the client"),
        ("[X] Port the client", "Port the client"),
    ],
)
def test_what_does_not_count(one: str, other: str) -> None:
    assert essence(one) == essence(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Port the C++ client", "Port the C client"),
        ("Port the C# client", "Port the C client"),
        ("Answer in < 50 ms", "Answer in > 50 ms"),
        ("Cut 20 %", "Cut 20"),
        ("Spend 5 €", "Spend 5 $"),
        ("Version 1.5", "Version 15"),
        ("कि", "का"),
        ("Plot [x] and y", "Plot [ ] and y"),
        ("[x]", "[ ]"),
        ("???", "!!!"),
    ],
)
def test_what_counts(one: str, other: str) -> None:
    assert essence(one) != essence(other)


def test_words_without_spaces_between_are_told_apart() -> None:
    assert essence("漢字を足す").split() == ["漢", "字", "を", "足", "す"]


@given(st.text())
def test_nothing_is_left_of_no_text_alone(text: str) -> None:
    assert bool(essence(text)) is bool(text.strip())
