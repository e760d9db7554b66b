import re

import pytest
import yaml

from plancheck.model import Commitment, Contact, Field, Goal, Plan, Theme
from plancheck.render.plan import FORMATS, Report, as_yaml, text
from plancheck.source import SourceText, Span
from plancheck.wire import plan_data

AT = Span(1, 1, 1, 2)


def plan(words: str, tier: str | None = "Essential") -> Plan:
    """A plan that says ``words`` wherever it can."""
    theme = Theme(
        name=words,
        tier=tier,
        commitment=Commitment.STRETCH,
        contacts=(Contact(words, None, AT), Contact("Ada Moss", None, AT)),
        fields=(Field(words, words, AT), Field("Target", words, AT)),
        link=None,
        section=None,
        goals=(Goal(words, Commitment.STRETCH, AT), Goal("b", Commitment.COMMITTED, AT)),
        span=AT,
    )
    return Plan(SourceText("p.rst", words), title=words, cycle=words, themes=(theme,))


def test_text_shows_all_that_was_read() -> None:
    assert text(Report(plan("x"))) == (
        "   1  x, cycle x\n"
        "\n"
        "== Essential ==\n"
        "\n"
        "   1  x (stretch): x, Ada Moss\n"
        "      (x: x)\n"
        "      (Target: x)\n"
        "       1  ~ x\n"
        "       1  * b\n"
        "\n"
        "1 theme, 1 committed goal, 1 stretch goal\n"
    )


def test_an_empty_plan_is_shown_as_one() -> None:
    shown = text(Report(Plan(SourceText("p.rst", ""))))
    assert shown == "   1  (no title)\n\n0 themes, 0 committed goals, 0 stretch goals\n"


WORDS = [
    "::error::x",
    "\xa0::set-output name=x::y",
    "x ##[group]y",
    "##vso[task]x",
    "\x1b[31m \x07 \x9b2J \b \r\n ::debug::x",
    "\u202ex\u200b\u3164",
    "- : x: # y",
    "yes",
    "long " * 60 + "::warning::x",
    "a" * 100 + "\xe9::error::x",  # YAML would be folded here
]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("words", WORDS)
def test_no_words_become_a_command(form: str, words: str) -> None:
    for line in FORMATS[form](Report(plan(words, tier=words))).split("\n"):
        assert line.isprintable()
        assert not line.lstrip().startswith("::")
        assert not re.search(r"##\w*\[", line)


@pytest.mark.parametrize("words", WORDS)
def test_yaml_says_what_the_data_says(words: str) -> None:
    assert yaml.safe_load(as_yaml(Report(plan(words)))) == plan_data(plan(words))
