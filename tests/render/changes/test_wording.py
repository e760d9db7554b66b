import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.render.changes.wording import MAX_WORDS, Pieces, differing


def marked(pieces: Pieces) -> str:
    return "".join(f"<{piece.text}>" if piece.differs else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("before", "after", "old", "new"),
    [
        (
            "Paint two ferries.",
            "Paint three ferries.",
            "Paint <two> ferries.",
            "Paint <three> ferries.",
        ),
        ("Paint it.", "Paint it red.", "Paint it.", "Paint it <red.>"),
        ("Paint, them", "paint them!", "Paint, them", "paint them!"),
        ("a b c d", "a d", "a <b c> d", "a d"),
        ("", "all new", "", "<all new>"),
    ],
)
def test_the_words_that_differ_are_marked(before: str, after: str, old: str, new: str) -> None:
    assert tuple(map(marked, differing(before, after))) == (old, new)


def test_of_texts_too_long_to_compare_all_is_marked() -> None:
    long = "word " * (MAX_WORDS + 1)
    assert tuple(map(marked, differing(long, "word"))) == (f"<{long}>", "<word>")


TEXTS = st.lists(st.sampled_from(["a", "b,", "B", "c", "漢字", "-", "d."]), max_size=12).map(
    " ".join
)


@given(TEXTS, TEXTS)
def test_the_pieces_are_the_texts(before: str, after: str) -> None:
    pieces = differing(before, after)
    assert tuple("".join(piece.text for piece in side) for side in pieces) == (before, after)
    for side in pieces:
        for piece in side:
            assert piece.text
            assert not piece.differs or piece.text == piece.text.strip()
