"""Rows 93-95: what holds for every plan. ``--hypothesis-profile=long`` tries 10,000 of them."""

import re

from docutils import frontend, nodes, utils
from docutils.parsers.rst import Parser
from hypothesis import given
from hypothesis import strategies as st

from plancheck.check import Setup, check
from plancheck.language.words import fold
from plancheck.model import FlawKind
from plancheck.rst.document import parse
from plancheck.rst.reader import read_plan
from plancheck.schema import find
from plancheck.source import SourceText
from tests.conftest import ROOT
from tests.fuzz.plans import plans
from tests.fuzz.targets import whole

LINKED = find("linked", ROOT)
QUOTED = frozenset(["broken-reference", "bare-name", "quoted-name", "unused-target"])


@given(plans())
def test_every_plan_is_checked_and_told_without_harm(text: str) -> None:
    whole(text.encode())


@given(plans(), st.sampled_from(["We met on Monday.", "Nothing happened.", "* We will add more."]))
def test_row_93_what_is_added_behind_changes_nothing_before(text: str, added: str) -> None:
    text = f"{text}\n\nAppendix\n--------\n\nIt was so.\n"
    before = read_plan(SourceText("p.rst", text))
    after = read_plan(SourceText("p.rst", f"{text}\nLast\n----\n\n{added}\n"))
    if any(flaw.kind is FlawKind.UNREADABLE for flaw in before.flaws):
        return
    if not any(theme.section or theme.contacts or theme.fields for theme in before.themes):
        return  # without table and sections, items are themes, and what is added is a section
    known = len(before.themes)
    assert after.themes[:known] == before.themes
    assert {theme.name for theme in after.themes[known:]} <= {"Last"}


@given(plans())
def test_row_94_every_finding_stands_on_its_line_with_its_words(text: str) -> None:
    source = SourceText("p.rst", text)
    for one in check(source, Setup(LINKED)).findings:
        assert one.span.end_line <= len(source.lines)
        assert one.span.end_column <= len(source.lines[one.span.end_line - 1]) + 1
        quoted = re.match('"(?P<name>[^"]+)"', one.message)
        if one.code in QUOTED and quoted:
            lines = source.lines[one.span.line - 1 : one.span.end_line]
            word = re.split(r"\W+", quoted["name"].strip("[]#"))[0]
            assert word in fold(" ".join(lines)), one


@given(plans())
def test_row_95_no_item_of_a_list_is_lost(text: str) -> None:
    settings = frontend.get_default_settings(Parser)
    settings.report_level = settings.halt_level = 5
    settings.warning_stream = False
    plain = utils.new_document("p.rst", settings)
    Parser().parse(text, plain)
    ours = parse(SourceText("p.rst", text)).tree
    assert _items(plain) <= _items(ours)


def _items(tree: nodes.document) -> set[str]:
    found = tree.findall(nodes.list_item)
    return {fold(re.sub(r"\W+", " ", item.children[0].astext())) for item in found if item.children}
