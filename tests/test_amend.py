import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.amend import amended, place_before
from plancheck.source import Edit, SourceText, Span


def edit(line: int, column: int, end_line: int, end_column: int, text: str) -> Edit:
    return Edit(Span(line, column, end_line, end_column), text)


@pytest.mark.parametrize(
    ("data", "edits", "wanted"),
    [
        (b"abc\n", [edit(1, 2, 1, 3, "xy")], b"axyc\n"),
        (b"abc", [edit(1, 4, 1, 4, "_")], b"abc_"),
        (b"a\nb\nc\n", [edit(2, 1, 3, 1, "")], b"a\nc\n"),
        (b"a\nb", [edit(1, 2, 2, 2, "")], b"a"),
        (b"a\r\nb\r\n", [edit(2, 1, 2, 1, "\n")], b"a\r\n\r\nb\r\n"),
        (b"a\rb\r", [edit(2, 1, 2, 1, "x\n")], b"a\rx\rb\r"),
        (b"a\r\nb\nc", [edit(2, 1, 2, 1, "\n")], b"a\r\n\nb\nc"),
        (b"a\r\nb", [edit(2, 1, 2, 1, "\n")], b"a\r\n\r\nb"),
        (b"a", [edit(1, 1, 1, 1, "\n")], b"\na"),
        (b"\xef\xbb\xbfab\t \n", [edit(1, 1, 1, 2, "x")], b"\xef\xbb\xbfxb\t \n"),
        ("é漢x\n".encode(), [edit(1, 2, 1, 3, "-")], "é-x\n".encode()),
        (b"ab\n", [edit(1, 2, 1, 3, ""), edit(1, 1, 1, 1, "_")], b"_a\n"),
        (b"ab\ncd\n", [], b"ab\ncd\n"),
    ],
)
def test_edits_are_made_and_all_else_stays(data: bytes, edits: list[Edit], wanted: bytes) -> None:
    assert amended(data, edits) == wanted


@pytest.mark.parametrize(
    ("edits", "told"),
    [
        ([edit(1, 1, 1, 3, "x"), edit(1, 2, 1, 4, "y")], "edits overlap on line 1"),
        ([edit(9, 1, 9, 1, "x")], "line 9 of 3"),
        ([edit(1, 5, 1, 5, "x")], "column 5 of line 1 lies behind its end"),
    ],
)
def test_edits_that_cannot_be_made_are_refused(edits: list[Edit], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        amended(b"abc\r\nde\n", edits)


@given(st.data(), st.text(alphabet="ab漢\n", max_size=30))
def test_places_are_found_again(data: st.DataObject, text: str) -> None:
    """Each character that no edit touched is found where it stood."""
    plan = SourceText("p", text)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True)))
    cuts = cuts[: len(cuts) // 2 * 2]

    def place(of: str, offset: int) -> tuple[int, int]:
        before = of[:offset]
        return before.count("\n") + 1, offset - before.rfind("\n")

    edits, kept, new, at = [], [], "", 0
    for begin, end in zip(cuts[::2], cuts[1::2], strict=True):
        put = data.draw(st.text(alphabet="xy\n", max_size=4))
        edits.append(Edit(Span(*place(text, begin), *place(text, end)), put))
        kept += [(len(new) + n, at + n) for n in range(begin - at)]
        new += text[at:begin] + put
        at = end
    kept += [(len(new) + n, at + n) for n in range(len(text) - at)]
    new += text[at:]
    assert amended(plan.text.encode(), edits).decode() == new
    for after, before in kept:
        span = Span(*place(new, after), *place(new, after))
        assert place_before(span, edits) == Span(*place(text, before), *place(text, before))
