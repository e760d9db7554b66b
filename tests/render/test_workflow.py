from collections.abc import Callable

import pytest

from plancheck.render.terminal import printable
from plancheck.render.workflow import command

Commands = Callable[[str], list[tuple[str, dict[str, str], str]]]


@pytest.mark.parametrize(
    ("properties", "message", "line"),
    [
        ({}, "m", "::error::m\n"),
        ({"file": "", "line": 0}, "m", "::error::m\n"),
        ({"file": "p.rst", "line": 3, "col": 0}, "m", "::error file=p.rst,line=3::m\n"),
        ({"file": "a,b:c%d.rst"}, "a,b:c%d", "::error file=a%2Cb%3Ac%25d.rst::a,b:c%25d\n"),
        ({"title": "a\r\nb"}, "a\r\nb", "::error title=a%0D%0Ab::a%0D%0Ab\n"),
        ({"title": "%0A"}, "%0A", "::error title=%250A::%250A\n"),
        ({"title": "\x1b"}, "\x1b\u202e", "::error title=\\x1b::\\x1b\\u202e\n"),
    ],
)
def test_a_command_is_escaped_as_the_toolkit_does(
    properties: dict[str, str | int], message: str, line: str
) -> None:
    assert command("error", properties, message) == line


def test_what_the_runner_reads_is_what_was_said(
    payloads: tuple[str, ...], commands_in: Commands
) -> None:
    for text in payloads:
        line = command("warning", {"file": text, "line": 1, "title": text}, text)
        shown = {mark: mark for mark in "\r\n"}
        said = "".join(shown.get(mark, printable(mark)) for mark in text).replace("##[", r"##\x5b")
        said = said.replace("##vso[", r"##vso\x5b")
        assert commands_in(line) == [("warning", {"file": said, "line": "1", "title": said}, said)]
        assert line[:-1].isprintable()
