import html
import re

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hypothesis import given
from hypothesis import strategies as st

from plancheck.language.words import fold
from plancheck.render.prose import markdown, plain
from plancheck.render.terminal import printable


def rendered(text: str) -> str:
    """As GitHub's own renderer has it, before it takes HTML away."""
    return str(cmarkgfm.github_flavored_markdown_to_html(text, Options.CMARK_OPT_UNSAFE))


def words(shown: str) -> str:
    """What people read of HTML."""
    return html.unescape(re.sub(r"<[^>]+>", "", shown)).strip().replace("\u200b", "")


def test_markdown_shows_the_words_and_is_nothing_else(payloads: tuple[str, ...]) -> None:
    for text in payloads:
        shown = rendered(markdown(text, 1000))
        assert re.fullmatch(r"<p>[^<]*</p>\n", shown), (text, shown)
        assert words(shown) == printable(fold(text)), text
        assert markdown(text, 1000).isprintable()


def test_markdown_is_no_more_within_a_table_or_behind_words(payloads: tuple[str, ...]) -> None:
    for text in payloads:
        cell = markdown(text, 1000)
        shown = rendered(f"| a | b |\n| --- | --- |\n| x {cell} | {cell} |\n\nend\n")
        assert re.sub(r"<td>[^<]*</td>", "<td/>", shown).count("<td/>") == 2, (text, shown)
        assert set(re.findall(r"<(\w+)", shown)) == set("table thead tbody tr th td p".split())
        assert shown.endswith("<p>end</p>\n")


def test_plain_text_is_not_live_where_markdown_is_read(payloads: tuple[str, ...]) -> None:
    for text in payloads:
        said = plain(text)
        assert said.replace("\u200b", "") == printable(fold(text))
        shown = rendered(said)
        assert set(re.findall(r"<(\w+)", shown)) <= set("p code em strong del".split()), shown


PIECES = [*r"\`*_{}[]()<>#+-.!|~:@&/\"'^=$%;,", *" \na1", "https://e.example", "www.e.example"]
PIECES += ["[x]", "](", "<a", "-->", "<!--", "&lt;", "&#64;", "a@e.example", "GH-1", "```", "1. "]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_no_mixture_of_marks_is_more_than_words(text: str) -> None:
    said = printable(fold(text))
    shown = rendered(plain(text))
    assert set(re.findall(r"<[/!?]?(\w*)", shown)) <= set("p code em strong del".split())
    shown = rendered(f"| a | b |\n| --- | --- |\n| {markdown(text, 1000)} | end |\n")
    cells = re.findall(r"<td>([^<]*)</td>", shown)
    assert [words(cell) for cell in cells] == [said, "end"]


@pytest.mark.parametrize("text", ["___", "_ _ _", "__ _ ____", "***", "- - -"])
def test_signs_alone_draw_no_rule(text: str) -> None:
    for said in (plain(text), markdown(text, 99)):
        assert rendered(said).startswith("<p>")
        assert words(rendered(said)) == text


@pytest.mark.parametrize("text", ["@ada", "@org/team", "#1", "GH-1", "a/b#1", "x @ada", "gh-12"])
def test_mentions_and_references_are_broken(text: str) -> None:
    for shown in (plain(text), html.unescape(rendered(markdown(text, 99)))):
        assert re.search("[@#-]\u200b", shown)
        assert not re.search(r"@\w|#\d|gh-\d", shown, re.IGNORECASE)


@pytest.mark.parametrize("text", ["&#64;ada", "&commat;ada", r"\@ada"])
def test_a_mention_in_disguise_stays_one(text: str) -> None:
    for said in (plain(text), rendered(markdown(text, 99))):
        assert "@ada" not in html.unescape(html.unescape(said))


@pytest.mark.parametrize("text", ["!1", "~bug", '~"a b"', "%1", '%"a"', "$1", "&1"])
def test_references_of_gitlab_are_broken(text: str) -> None:
    assert plain(text)[-len(text) :][0] != text[0]


def test_what_stands_in_braces_is_no_placeholder() -> None:
    assert plain("a {0} {x} {}") == "a {\u200b0} {x} {}"


def test_ordinary_words_are_left_alone() -> None:
    text = 'theme "Säge 漢字" names nobody: 50 % of 3-4 (a_b), see other.rst line 4'
    assert plain(text) == text


def test_long_text_is_cut_before_it_is_escaped() -> None:
    assert markdown("a" * 10, 10) == "a" * 10
    assert markdown("a" * 11, 10) == "a" * 7 + r"\.\.\."
    assert markdown("a b c d e f", 10) == r"a b c d\.\.\."
    assert markdown("aaaaaa bbb c", 10) == r"aaaaaa\.\.\."
    assert markdown("&" * 100, 10).count("&amp;") == 7
