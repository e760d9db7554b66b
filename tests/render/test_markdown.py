"""The summary as GitHub's own renderer shows it."""

import html
import re
from collections.abc import Callable

import cmarkgfm
from cmarkgfm.cmark import Options

from plancheck.finding import Finding, Severity
from plancheck.language.words import fold
from plancheck.render.markdown import markdown
from plancheck.render.report import Report
from plancheck.render.terminal import printable
from plancheck.source import Span

Make = Callable[..., Finding]
Build = Callable[..., Report]


def rows(text: str) -> list[list[str]]:
    """The rows of the one table in a summary that holds nothing else but words."""
    shown = cmarkgfm.github_flavored_markdown_to_html(text, Options.CMARK_OPT_UNSAFE)
    tags = set(re.findall(r"<[/!?]?(\w*)", shown))
    assert tags <= set("h3 p table thead tbody tr th td code".split()), shown
    assert shown.count("<table>") <= 1
    assert shown.count("<h3>") == 1
    cells = [
        re.findall(r"<td>(.*?)</td>", row, re.DOTALL)
        for row in re.findall(r"<tr>(.*?)</tr>", shown, re.DOTALL)
    ]
    return [[html.unescape(re.sub(r"<[^>]+>", "", cell)) for cell in row] for row in cells if row]


def test_nothing_to_report_is_a_sentence(report: Build) -> None:
    assert markdown(report(good=["p.rst"])) == (
        "### plancheck\n\n1 plan checked\\: nothing to report\n"
    )


def test_findings_are_rows_the_worst_first(finding: Make, report: Build) -> None:
    found = [
        finding("a", hint="mend it"),
        finding("b", path="../q.rst", severity=Severity.ERROR),
        finding("c", severity=Severity.INFO),
    ]
    text = markdown(report(*found, places={"../q.rst": "plans/q.rst"}, known=4))
    assert r"2 plans checked\: 1 error\, 1 warning\, 1 info \(4 known before\)" in text
    assert "\n\n| severity | place | finding | what to do |\n" in text
    assert rows(text) == [
        ["error", "plans/q.rst:4:1", "b (bare-name)", ""],
        ["warning", "p.rst:4:1", "a (bare-name)", "mend it"],
        ["info", "p.rst:4:1", "c (bare-name)", ""],
    ]


def test_payloads_are_words(payloads: tuple[str, ...], finding: Make, report: Build) -> None:
    for text in payloads:
        one = finding(text, hint=text, path=text)
        ((_, place, message, hint),) = rows(markdown(report(one)))
        said = printable(fold(text))
        assert place.replace("\u200b", "") == f"{said}:4:1"
        assert message.replace("\u200b", "") == f"{said} (bare-name)"
        assert hint.replace("\u200b", "") == said


def test_a_comment_is_never_too_long_and_counts_what_it_leaves_out(
    many: Callable[[int], list[Finding]], report: Build
) -> None:
    text = markdown(report(*many(5_000)))
    assert len(text.encode()) <= 60_000
    shown = rows(text)
    assert [row[0] for row in shown] == ["error"] * len(shown)
    assert 100 < len(shown) < 500
    left = 5_000 - len(shown)
    assert text.endswith(
        f" |\n\n{left} more, see the full report: `plancheck check` tells all 5000.\n"
    )
    assert "500 errors\\, 3500 warnings\\, 1000 info" in text


def test_the_longest_findings_leave_room_for_the_end(finding: Make, report: Build) -> None:
    found = [
        finding("\u6f22&@" * 999, hint="\u6f22" * 9999, path="<" * 4096, span=Span(at, 1, at, 2))
        for at in range(1, 100)
    ]
    text = markdown(report(*found))
    assert len(text.encode()) <= 60_000
    assert len(rows(text)) > 5
