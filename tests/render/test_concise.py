import re
from collections.abc import Callable

import pytest

from plancheck.finding import Finding
from plancheck.render.concise import concise
from plancheck.render.report import Report
from plancheck.source import Span

# zuul-jobs, roles/tox/library/tox_parse_output.py
ZUUL_PEP8 = re.compile(r"^(.*):(\d+):(\d+): (.*)$")
ZUUL_SPHINX = re.compile(r"^([^:]*):([\d]+):(\w.+)$")
ZUUL_ANSI = re.compile(r"(?:\x1B[@-_]|[\x80-\x9F])[0-?]*[ -/]*[@-~]")


@pytest.mark.parametrize(
    ("path", "message", "shown"),
    [
        ("priorities/newton.rst", "says nothing", "says nothing"),
        ("with space.rst", "see other.rst:12:34: there", "see other.rst:12:34 there"),
        ("p.rst", "1:2:3:4: x :5:6: y", "1:2:3:4 x :5:6 y"),
        ("p.rst", "at 12:34:56: ", "at 12:34:56 "),
        ("odd:7:8: name.rst", "m", "m"),
        ("p.rst", "a\nb\u2028c", "a\\x0ab\\u2028c"),
        ("./p.rst", "", ""),
    ],
)
def test_zuul_finds_place_and_message(
    path: str,
    message: str,
    shown: str,
    finding: Callable[..., Finding],
    report: Callable[..., Report],
) -> None:
    printed = concise(report(finding(message, path=path, span=Span(3, 5, 3, 9)), colour=True))
    (line,) = printed.splitlines()
    match = ZUUL_PEP8.match(line)
    assert match
    assert match.groups() == (path, "3", "5", f"bare-name {shown}")
    assert ZUUL_ANSI.sub("", line) == line
    if other := ZUUL_SPHINX.match(line):  # is tried when the first has failed
        assert path.startswith(other[1])
        assert other[2] in ("3", "7")


def test_zuul_finds_the_place_whatever_is_said(
    payloads: tuple[str, ...], finding: Callable[..., Finding], report: Callable[..., Report]
) -> None:
    for text in payloads:
        (line,) = concise(report(finding(text), finding(path="q.rst"))).splitlines()[:1]
        match = ZUUL_PEP8.match(line)
        assert match
        assert match.group(1, 2, 3) == ("p.rst", "4", "1")
        assert match[4].startswith("bare-name ")
