import pytest

from plancheck.render.rst_text import escaped


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("ordinary words: 3-4 (a.b), snake_case", "ordinary words: 3-4 (a.b), snake_case"),
        ("*a* `b` |c| d@e \\", r"\*a\* \`b\` \|c\| d\@e \\"),
        ("a_ _b 1_2 _ __c", r"a\_ \_b 1_2 \_ \_\_c"),
        (":x: y:: http://z", r"\:x: y\:: http\://z"),
        (" a\n\t b ", "a b"),
        ("\x1b ##[x]", r"\\x1b ##\\x5bx]"),
    ],
)
def test_nothing_is_markup_where_it_stands(text: str, shown: str) -> None:
    assert escaped(text) == shown
