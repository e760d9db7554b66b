import re

import pytest

from plancheck.finding import Finding, Severity
from plancheck.render.report import Report
from plancheck.render.text import text
from plancheck.source import SourceText, Span


def finding(message: str, span: Span | None = None, path: str = "p.rst", hint: str = "") -> Finding:
    return Finding(path, span or Span(3, 5, 3, 9), "a-rule", Severity.WARNING, message, hint)


def report(one: Finding, source: str = "", *, colour: bool = False) -> Report:
    return Report((one,), {one.path: SourceText(one.path, source)}, complete=True, colour=colour)


def excerpt(source: str, span: Span) -> list[str]:
    return text(report(finding("m", span), source)).split("\n")[2:4]


def test_zuul_skips_what_stands_below_a_finding() -> None:
    for line in text(report(finding("m", hint="h"), "a\nb\n    cccc:1:2: d\n")).split("\n")[1:5]:
        assert line.startswith(" ")


@pytest.mark.parametrize(
    ("source", "span", "shown"),
    [
        ("abcdef", Span(1, 2, 1, 4), [" 1 | abcdef", "   |  ^^"]),
        ("\tabc", Span(1, 2, 1, 5), [" 1 |     abc", "   |     ^^^"]),
        ("漢字 ab", Span(1, 4, 1, 6), [" 1 | 漢字 ab", "   |      ^^"]),
        ("漢字 ab", Span(1, 1, 1, 3), [" 1 | 漢字 ab", "   | ^^^^"]),
        ("a\u202eb cd", Span(1, 5, 1, 7), [" 1 | a\\u202eb cd", "   |          ^^"]),
        ("one\ntwo", Span(1, 2, 2, 3), [" 1 | one", "   |  ^^"]),
        ("abc", Span(1, 4, 1, 4), [" 1 | abc", "   |    ^"]),
        ("", Span(1, 1, 1, 1), [" 1 |", "   | ^"]),
        ("##[group]", Span(1, 3, 1, 10), [" 1 | ##\\x5bgroup]", "   |   ^^^^^^^"]),
    ],
)
def test_the_mark_stands_under_its_place(source: str, span: Span, shown: list[str]) -> None:
    assert excerpt(source, span) == shown


def test_a_long_line_is_cut_around_its_place() -> None:
    line, mark = excerpt("a" * 500 + "bbb" + "c" * 500, Span(1, 501, 1, 504))
    assert len(line) < 140
    assert line[mark.index("^") : mark.rindex("^") + 1] == "bbb"


def test_colours_take_no_room() -> None:
    plain, coloured = (
        text(report(finding("m\x1b[0m", hint="h\x1b[0m"), "a\nb\nccccdddd\n", colour=colour))
        for colour in (False, True)
    )
    assert "\x1b[1;33mwarning:\x1b[0m m\\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[\d;]+m", "", coloured) == plain


def test_a_finding_without_its_source_has_no_excerpt() -> None:
    one = finding("m", hint="do this")
    shown = text(Report((one,), {}, complete=False, quiet=True))
    assert shown == "p.rst:3:5: warning: m [a-rule]\n   = hint: do this\n"


@pytest.mark.parametrize(
    ("severities", "plans", "complete", "said"),
    [
        ([], 1, True, "1 plan checked: nothing to report"),
        ([], 2, False, "2 plans checked: nothing to report; not everything could be checked"),
        ([], 0, False, "nothing could be checked"),
        (["error", "error", "info"], 3, True, "3 plans checked: 2 errors, 1 info"),
        (["warning"], 1, True, "1 plan checked: 1 warning"),
    ],
)
def test_the_summary_counts(
    severities: list[str], plans: int, said: str, *, complete: bool
) -> None:
    findings = tuple(
        Finding("p.rst", Span(1, 1, 1, 1), "a-rule", Severity(one), "m") for one in severities
    )
    sources = {str(number): SourceText(str(number), "") for number in range(plans)}
    assert text(Report(findings, sources, complete=complete)).split("\n")[-2] == said
