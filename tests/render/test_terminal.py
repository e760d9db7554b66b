import re
import sys

import pytest

from plancheck.language.words import width
from plancheck.render.terminal import encodable, escaped, json_text, line_start, paint, printable


def test_what_is_printable_is_left_alone() -> None:
    for text in ("", "plain", "Ängström, 漢字, ✗", "::error::x", "a ## b [c] #[d]", "x:1:2: y"):
        assert printable(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31m", "\\x1b[31m"),
        ("a\nb\rc\td", "a\\x0ab\\x0dc\\x09d"),
        ("\x9b2J", "\\x9b2J"),
        ("\xa0x", "\\xa0x"),
        ("\u202ex\u2069", "\\u202ex\\u2069"),
        ("a\u200bb\ufeff", "a\\u200bb\\ufeff"),
        ("\u2800\u3164", "\\u2800\\u3164"),
        ("\U000e0041", "\\U000e0041"),
        ("\udce9", "\\udce9"),
        ("##[group]x", "##\\x5bgroup]x"),
        ("a##vso[b]", "a##vso\\x5bb]"),
    ],
)
def test_what_is_not_is_escaped(text: str, shown: str) -> None:
    assert printable(text) == shown
    assert printable(shown) == shown


@pytest.mark.parametrize(
    ("character", "shown"),
    [
        ("\x00", "\\x00"),
        ("\xff", "\\xff"),
        ("\u0100", "\\u0100"),
        ("\uffff", "\\uffff"),
        ("\U00010000", "\\U00010000"),
    ],
)
def test_a_number_has_two_four_or_eight_digits(character: str, shown: str) -> None:
    assert escaped(character) == shown


def test_of_a_path_for_programs_only_what_no_json_holds_is_escaped() -> None:
    assert (
        encodable("\ud800\udfff/\udce9 \u202e##[Ä.rst") == "\\ud800\\udfff/\\udce9 \u202e##[Ä.rst"
    )


def test_every_character_comes_out_printable() -> None:
    assert printable("".join(map(chr, range(sys.maxunicode + 1)))).isprintable()


@pytest.mark.parametrize("text", ["::x", "-x", "#x", " x", ":", "\x1b", "\u3000::x", "x", ""])
def test_no_line_begins_with_a_command(text: str) -> None:
    shown = line_start(text)
    assert not re.match(r"\s|[:#-]", shown)
    assert shown.endswith(printable(text))


def test_width_counts_cells() -> None:
    assert [width(text) for text in ("", "ab", "漢字", "e\u0301", "ｶ")] == [0, 2, 4, 1, 1]


def test_paint_paints_only_where_asked() -> None:
    assert paint("x", "bold", "red", colour=True) == "\x1b[1;31mx\x1b[0m"
    assert paint("x", "bold", colour=False) == "x"
    assert paint("", "bold", colour=True) == ""


def test_json_holds_no_command_and_only_ascii() -> None:
    shown = json_text({"a": "##[x] ##vso[y] é \u2028 [z]"})
    assert shown == '{\n  "a": "##\\u005bx] ##vso\\u005by] \\u00e9 \\u2028 [z]"\n}\n'
    with pytest.raises(ValueError, match="JSON compliant"):
        json_text(float("nan"))
