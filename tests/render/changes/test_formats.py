"""The changelog as people read it, in each format, and what no plan can do to it."""

import json
import re
from collections.abc import Callable
from html.parser import HTMLParser

import cmarkgfm
import pytest
from docutils import nodes
from docutils.core import publish_doctree

from plancheck.changes.change import KINDS, Anchor, Change, Comparison, Kind, Ref
from plancheck.changes.changelog import Acceptance, Changelog, PlanChanges, Side
from plancheck.model import Commitment, Plan
from plancheck.render.changes import FORMATS, Report
from plancheck.render.changes.text import SYMBOLS, text
from plancheck.source import SourceText, Span

Make = Callable[..., Changelog]


def test_text_tells_it_by_theme_with_a_legend_and_a_count(make: Make, accepted: Acceptance) -> None:
    assert text(Report(make(fail_on="dropped,stretched", said=[accepted]))) == (
        """\
 + added   - dropped   ~ stretched   ^ promoted   = renamed   > moved   * reworded   @ relinked\
   ! changed

plan harbour.rst: main -> HEAD

   theme Ferries
     * Paint [-the two-] old ferries before the summer season begins.
    -> Paint {+all three+} old ferries before the summer season begins. [line 31]
     ~ Replace the engine of the northern ferry with an electric one\
 [line 32; not accepted, id 6ee235d0]
     > Number the bollards along the promenade. [line 33; was under Quays]
     - Sell tickets for both lines at the kiosk. [was on line 35; not accepted, id a9ea4362]
     @ contact Mo Lund: https://people.example/mo -> https://people.example/mo.lund [line 10]
     ! Target: Sprint 2 -> Sprint 3 [line 10]

 = theme Quays -> Wharves [line 12]
     + contact: Eva [line 12]
     - contact: Ada [was on line 12]

 + theme Buoys [line 14]
     + Anchor a ring of buoys around the reef. [line 43]

 ^ theme Lights [line 16]
     ^ Renew the lamps of the lighthouse. [line 48]

 - theme Cranes [was on line 14; accepted in commit 1a2b3c4: leased out]
     - Certify every crane operator by winter.\
 [was on line 46; accepted in commit 1a2b3c4: leased out]

goals: 1 added, 2 dropped, 1 stretched, 1 promoted, 1 moved, 1 reworded;\
 themes: 1 added, 1 dropped, 1 promoted, 1 renamed;\
 contacts: 1 added, 1 dropped, 1 relinked; fields: 1 changed
2 changes not accepted (--fail-on dropped,stretched)
"""
    )


def test_the_legend_names_the_symbols_that_occur_and_no_others(make: Make, good: str) -> None:
    shown = text(Report(make(good, good.replace("any snapshot", "every snapshot"))))
    assert shown == (
        """\
 * reworded

plan harbour.rst: main -> HEAD

   theme Backups
     * Restore a volume from [-any-] snapshot.
    -> Restore a volume from {+every+} snapshot. [line 17]

goals: 1 reworded
"""
    )
    assert len(set(SYMBOLS.values())) == len(SYMBOLS) == len(Kind)


@pytest.mark.parametrize("form", ["text", "rst", "html"])
def test_nothing_is_said_in_a_sentence(make: Make, good: str, form: str) -> None:
    shown = FORMATS[form](Report(make(good, good)))
    assert "Nothing has changed in what the plan says." in shown
    assert "Backups" not in shown


@pytest.mark.parametrize("form", ["text", "markdown", "rst", "html", "github"])
def test_what_could_not_be_compared_is_not_said_to_be_unchanged(
    make: Make, good: str, form: str
) -> None:
    told = FORMATS[form](Report(make(good, good), complete=False)).replace("\\", "")
    assert "No change was found, but not everything could be compared." in told
    assert "Nothing has changed" not in told


def test_quiet_leaves_out_what_is_no_change(make: Make, good: str) -> None:
    shown = text(Report(make(good, good.replace("any snapshot", "every snapshot")), quiet=True))
    assert shown.startswith("plan harbour.rst: main -> HEAD\n")
    assert "goals:" not in shown


def test_colour_changes_nothing_else(make: Make) -> None:
    coloured = text(Report(make(), colour=True))
    assert "\x1b[31m[-the two-]\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[\d;]+m", "", coloured) == text(Report(make()))


def test_rst_is_rst_with_a_section_for_each_theme(make: Make, accepted: Acceptance) -> None:
    shown = FORMATS["rst"](Report(make(said=[accepted])))
    tree = publish_doctree(shown, settings_overrides={"_disable_config": True, "halt_level": 2})
    titles = [title.astext() for title in tree.findall(nodes.title)]
    assert titles == [
        "Changes in harbour.rst",
        *(f"Theme {name}" for name in ("Ferries", "Wharves", "Buoys", "Lights", "Cranes")),
    ]
    items = [item.astext() for item in tree.findall(nodes.list_item)]
    assert items[0] == (
        'reworded from "Paint the two old ferries before the summer season begins." to "Paint all'
        ' three old ferries before the summer season begins."'
    )
    assert [strong.astext() for strong in tree.findall(nodes.strong)][:2] == [
        "the two",
        "all three",
    ]
    assert "dropped theme: Cranes (accepted in commit 1a2b3c4: leased out)" in items
    assert (
        "changed Target from “Sprint 2” to “Sprint 3”".replace("“", '"').replace("”", '"') in items
    )


class Page(HTMLParser):
    """Reads a page as a browser would, and keeps its tags and its words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.items: list[str] = []
        self.attributes: dict[str, list[str | None]] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            self.attributes.setdefault(name, []).append(value)
        if tag == "li":
            self.items.append("")

    def handle_data(self, data: str) -> None:
        if self.items:
            self.items[-1] += data


def test_html_is_one_page_that_loads_and_runs_nothing(make: Make) -> None:
    page = Page(FORMATS["html"](Report(make())))
    assert {"script", "img", "a", "link", "iframe", "form", "object"}.isdisjoint(page.tags)
    assert set(page.attributes) == {"lang", "charset", "http-equiv", "content", "name", "class"}
    (policy,) = (one for one in page.attributes["content"] if one and "default-src" in one)
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert page.items[0].startswith("reworded Paint the two old ferries")
    assert page.tags.count("del") == page.tags.count("ins") == 1


OURS = re.compile(r"::(?:error|warning|notice) (?:file=[^:,]+,line=1,)?title=plan(?:check| \w+)::")
PAYLOADS = [
    "<script>alert(1)</script>",
    "</li></ul><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "&lt;b&gt; &#64;",
    "::error file=x::y",
    "\u00a0::set-output name=x::y",
    "x ##[add-matcher]evil.json",
    "##vso[task.setvariable variable=x]y",
    "\x1b[31mred\x1b[0m \x9b31m \x07",
    "\u202eevil\u2066",
    "*star* **strong** `role` ``code`` |sub| ref_ `ref`_ [1]_ _`target`",
    "http://evil.example/ mailto:x@evil.example x@evil.example",
    ":raw:`x` .. raw:: html :: x::",
    "1. one",
    "- item",
    "=======",
    "trailing backslash \\",
    "a\nb\r\n\n.. raw:: html",
    "",
]


def told(payload: str, form: str) -> str:
    """A changelog with every kind of change, in which all that is not ours is ``payload``."""
    plan = Plan(SourceText(payload, "x"))
    here, there = (
        Ref(words, words, Span(1, 1, 1, 2), Commitment.COMMITTED, words, words, words)
        for words in (payload, f"{payload} as it was")
    )
    changes = tuple(
        Change(
            subject,
            kind,
            None if kind is Kind.ADDED else there,
            None if kind is Kind.DROPPED else here,
            Anchor(Span(1, 1, 1, 2)) if kind in (Kind.ADDED, Kind.DROPPED) else None,
        )
        for subject, kinds in KINDS.items()
        for kind in kinds
    )
    reason = Acceptance(Kind.ADDED, payload, payload, payload)
    found = PlanChanges(Comparison(plan, plan, changes, ()), {0: reason}, frozenset({1}))
    side = Side(payload, payload, payload)
    changelog = Changelog(side, side, (found,), payload, (reason,))
    return FORMATS[form](Report(changelog, explain=True))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_plan_can_put_a_tag_into_the_page(make: Make, payload: str) -> None:
    page = Page(told(payload, "html"))
    assert set(page.tags) <= set(Page(FORMATS["html"](Report(make()))).tags)
    assert set(page.attributes) <= {"lang", "charset", "http-equiv", "content", "name", "class"}


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_plan_can_mark_up_the_rst(payload: str) -> None:
    shown = told(payload, "rst")
    tree = publish_doctree(shown, settings_overrides={"_disable_config": True, "halt_level": 2})
    known = (
        *(nodes.document, nodes.section, nodes.title, nodes.paragraph, nodes.bullet_list),
        *(nodes.list_item, nodes.Text, nodes.strong),
    )
    for message in list(tree.findall(nodes.system_message)):
        assert message["level"] == 1  # two themes of one name
        message.parent.remove(message)
    assert [node for node in tree.findall() if not isinstance(node, known)] == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_plan_can_mark_up_the_markdown(payload: str) -> None:
    page = Page(cmarkgfm.github_flavored_markdown_to_html(told(payload, "markdown")))
    assert set(page.tags) <= {"h3", "h4", "p", "strong", "ul", "li"}
    assert page.attributes == {}


def test_markdown_says_it_as_a_list_for_each_theme(make: Make) -> None:
    shown = FORMATS["markdown"](Report(make()))
    page = Page(cmarkgfm.github_flavored_markdown_to_html(shown))
    assert page.items[0].strip() == (
        'reworded from "Paint the two old ferries before the summer season begins." to "Paint all'
        ' three old ferries before the summer season begins."'
    )
    assert page.tags.count("h4") == 1
    assert page.tags[:4] == ["h3", "p", "strong", "p"]


def test_markdown_stays_below_the_limit_with_the_heaviest_first(make: Make) -> None:
    goals = "".join(f"* Sell {number} tickets of kind {number}.\n" for number in range(2000))
    before = (
        f"Harbour Plan\n============\n\nFerries\n-------\n\n* Paint the ship.\n\nX\n-\n\n{goals}"
    )
    after = before.replace("* Paint the ship.\n", "").replace(" tickets", " dear tickets")
    shown = FORMATS["markdown"](Report(make(before, after)))
    assert len(shown.encode()) < 65_536
    assert "Paint the ship" in shown
    assert re.search(
        r"^\d+ more, see the full report: `plancheck diff` tells all 200\d", shown, re.MULTILINE
    )


def test_github_annotates_what_is_gone_where_its_theme_stands(make: Make) -> None:
    shown = FORMATS["github"](Report(make()))
    assert shown.startswith(" + added")
    annotations = [line for line in shown.splitlines() if line.startswith("::")]
    assert annotations[0] == (
        "::error file=harbour.rst,line=10,title=plan dropped::Ferries: goal dropped: Sell tickets"
        " for both lines at the kiosk. (not accepted, id a9ea4362)"
    )
    assert annotations[-1] == (
        "::notice title=plancheck::2 more, see the log of this step: it has all 11 of this level"
    )
    levels = [re.match(r"::(\w+)", line) for line in annotations]
    assert [match[1] for match in levels if match] == ["error"] * 3 + ["warning"] + ["notice"] * 10


def test_zuul_comments_on_what_is_gone_where_its_theme_stands(make: Make) -> None:
    told = json.loads(FORMATS["zuul"](Report(make())))["zuul"]["file_comments"]["harbour.rst"]
    (first,) = (one for one in told if "Sell tickets" in one["message"])
    assert first == {
        "line": 10,
        "message": "error: Ferries: goal dropped: Sell tickets for both lines at the kiosk. (not"
        " accepted, id a9ea4362)",
        "level": "error",
        "range": {"start_line": 10, "start_character": 2, "end_line": 10, "end_character": 10},
    }


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_plan_can_reach_the_terminal_or_the_runner(payload: str, form: str) -> None:
    shown = told(payload, form)
    assert all(character.isprintable() for character in shown.replace("\n", ""))
    for line in shown.split("\n"):
        assert not line.strip().startswith("::") or OURS.match(line)
        assert not re.search(r"##\w*\[", line)
