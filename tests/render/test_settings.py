"""Settings are written so that whoever reads them as YAML reads the same text."""

import pytest
import yaml

from plancheck.render.settings import comment, scalar, sequence
from plancheck.structured import load


@pytest.mark.parametrize("text", ["linked", "a/b-c.rst", "on call", "never"])
def test_plain_text_stands_as_it_is(text: str) -> None:
    assert scalar(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "*.rst",
        "true",
        "No",
        "",
        " a",
        "a ",
        "a: b",
        "a #b",
        "- a",
        "12",
        "it's",
        '"',
        "\\",
        "Hüter",
        "\x1b[31m",
        "a\nb",
        "\u202e",
        "\U000e0041",
        "😀",
        "##[group]",
        "\ue000",
    ],
)
def test_other_text_is_quoted_and_read_as_the_same(text: str) -> None:
    written = scalar(text)
    assert written.isprintable()
    assert yaml.safe_load(written) == text
    assert load("a.yaml", f"a: {sequence([text, 'b'])}  {comment(text)}\n".encode()) == {
        "a": [text, "b"]
    }
