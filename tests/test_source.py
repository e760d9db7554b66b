import pytest

from plancheck.errors import PlancheckError
from plancheck.source import MAX_BYTES, SourceText, Span


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (b"", ("",)),
        (b"a\nb\n", ("a", "b", "")),
        (b"a\r\nb\rc", ("a", "b", "c")),
        (b"\xef\xbb\xbf- a", ("- a",)),
        ("a\u2028b\x0cc\x85".encode(), ("a\u2028b\x0cc\x85",)),
    ],
)
def test_lines_are_those_that_git_counts(data: bytes, lines: tuple[str, ...]) -> None:
    assert SourceText.decode("p.rst", data).lines == lines


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"a\nb\xe9", "p.rst: not UTF-8: byte 0xe9 on line 2 (offset 3): save the file as UTF-8"),
        (b"\xef\xbb\xbfa\r\rb\xe9", "byte 0xe9 on line 3 (offset 7)"),
        (b"a\r\nb\r\n\xc3", "byte 0xc3 on line 3 (offset 6)"),
        (b"\xff\xfea\0", "byte 0xff on line 1 (offset 0)"),
        (b"x" * (MAX_BYTES + 1), "p.rst: larger than 256 KiB"),
        (b"version https://git-lfs.github.com/spec/v1\n", "p.rst: is a Git LFS pointer"),
    ],
)
def test_what_is_no_plan_is_refused(data: bytes, told: str) -> None:
    with pytest.raises(PlancheckError) as caught:
        SourceText.decode("p.rst", data)
    assert told in str(caught.value)
    assert caught.value.hint


def test_the_largest_plan_is_read() -> None:
    assert len(SourceText.decode("p.rst", b"x" * MAX_BYTES).text) == MAX_BYTES


@pytest.mark.parametrize(
    ("first", "last", "span"),
    [
        (1, None, Span(1, 1, 1, 6)),
        (2, None, Span(2, 3, 2, 6)),
        (2, 4, Span(2, 3, 4, 4)),
        (3, None, Span(3, 1, 3, 1)),
        (0, None, Span(1, 1, 1, 6)),
        (9, 12, Span(4, 1, 4, 4)),
        (4, 1, Span(4, 1, 4, 4)),
    ],
)
def test_line_span_covers_what_is_printed(first: int, last: int | None, span: Span) -> None:
    assert SourceText("p.rst", "title\n  abc  \n   \nend").line_span(first, last) == span


def test_a_span_has_an_end_after_its_start() -> None:
    for numbers in ((0, 1, 1, 1), (1, 0, 1, 1), (2, 1, 1, 1), (1, 3, 1, 2)):
        with pytest.raises(ValueError, match="not a place in a text"):
            Span(*numbers)


def test_spans_cover_and_reach() -> None:
    outer, inner = Span(1, 5, 3, 2), Span(2, 1, 2, 9)
    assert outer.covers(inner)
    assert outer.covers(outer)
    assert not inner.covers(outer)
    assert not outer.covers(Span(1, 4, 2, 1))
    assert inner.to(Span(4, 1, 5, 3)) == Span(2, 1, 5, 3)
