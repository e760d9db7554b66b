"""What holds for every plan into which defects are put: laws of ``fix``."""

import re
from collections.abc import Callable
from difflib import SequenceMatcher
from functools import partial
from pathlib import Path

from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from plancheck.check import Checked, Setup, check
from plancheck.fix import Fixed, fix
from plancheck.language.words import width
from plancheck.model import Plan, Theme
from plancheck.schema import find
from plancheck.source import SourceText

SETUP = Setup(find("linked", Path()), partial(find, folder=Path()))
NAMES = ["Storage", "Cells V2", "API (new)", "漢字 store", "Backups"]
PEOPLE = ["Ada Park", "Ben Ode", "Éva Nagy"]
SENTENCES = st.sampled_from(
    [
        "We will add `snapshots <https://x.example>`_ and **clones**.",
        "Last cycle we did *nothing*; see `Ada Park`_.",
        "Zones are going to be a stretch goal.",
        "We need a ``parser``\nthat reads 漢字.",
    ]
)
BLOCKS = st.lists(
    st.one_of(
        SENTENCES,
        st.lists(SENTENCES, min_size=2, max_size=3).map(
            lambda items: (
                "We plan to:\n\n" + "\n".join("* " + i.replace("\n", "\n  ") for i in items)
            )
        ),
    ),
    max_size=3,
).map("\n\n".join)
THEMES = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sets(st.sampled_from(PEOPLE), max_size=2), BLOCKS),
    min_size=1,
    max_size=4,
    unique_by=lambda theme: theme[0],
)
LAYOUTS = st.sampled_from(["grid", "simple", "list"])


def table(rows: list[tuple[str, str]], layout: str) -> str:
    one, two = (max(width(cell) for cell in column) for column in zip(*rows, strict=True))
    cells = [(a + " " * (one - width(a)), b + " " * (two - width(b))) for a, b in rows]
    if layout == "list":
        return ".. list-table::\n   :header-rows: 1\n\n" + "\n".join(
            f"   * - {a}\n     - {b}" for a, b in rows
        )
    if layout == "simple":
        border = f"{'=' * one}  {'=' * two}"
        lines = [f"{a}  {b}".rstrip() for a, b in cells]
        return "\n".join([border, lines[0], border, *lines[1:], border])
    border = f"+{'-' * (one + 2)}+{'-' * (two + 2)}+"
    lines = [f"| {a} | {b} |\n{border}" for a, b in cells]
    return "\n".join([border, lines[0].replace("-", "="), *lines[1:]])


@st.composite
def plans(draw: st.DrawFn, layouts: st.SearchStrategy[str] = LAYOUTS) -> str:
    """A plan without a defect that a repair could be made of."""
    themes = draw(THEMES)
    rows = [("Theme", "Owner")]
    rows += [
        (f"`{name}`_", ", ".join(f"`{one}`_" for one in sorted(who))) for name, who, _ in themes
    ]
    used = {one for _, who, _ in themes for one in who}
    used |= {"Ada Park"} if any("`Ada Park`_" in blocks for *_, blocks in themes) else set()
    parts = ["Maple Plan\n==========", table(rows, draw(layouts))]
    if used:
        parts.append("\n".join(f".. _{one}: https://x.example/{one[:3]}" for one in sorted(used)))
    for name, _, blocks in themes:
        parts += [f"{name}\n{'-' * width(name)}", *([blocks] if blocks else [])]
    return "\n\n".join(parts) + "\n"


# -- defects: each is a plan's text to all texts that have it in one place -------------------------

Defect = Callable[[str], list[str]]


def everywhere(pattern: str, worse: Callable[[re.Match[str]], str]) -> Defect:
    def put(text: str) -> list[str]:
        found = re.finditer(pattern, text, re.MULTILINE)
        return [text[: one.start()] + worse(one) + text[one.end() :] for one in found]

    return put


NEUTRAL: list[Defect] = [
    everywhere(r"^\.\. _.*://.*\n", lambda one: one[0] * 2),
    everywhere(r"^\.\. _.*://.*\n", lambda one: f"{one[0]}.. _Zoe Moss: https://zoe.example\n"),
    everywhere(r"\n\n(?=\w.*\n-)", lambda _: "\n\n.. _Zoe:\n   https://zoe.example/\n   zoe\n\n"),
    everywhere(r"(?<=^\w)(.{4,}\n)([-=])\2(?=\2*$)", lambda one: one[1] + one[2]),
]
LINKS: list[Defect] = [
    everywhere(r"`[^`<>\n]+`_( ?)(?=[^\w])", lambda one: one[0].replace("_", "", 1) + one[1]),
    everywhere(r"`([^`<>\n]+)`_", lambda one: f"'{one[1]}'_"),
    everywhere(r"`([^`<>\n]+)`_", lambda one: f"“{one[1]}”_"),
]
LISTS: list[Defect] = [everywhere(r":\n\n(?=\*)", lambda _: ":\n")]
GRIDS: list[Defect] = [
    everywhere(r"^(\|.*) \|$", lambda one: f"{one[1]}|"),
    everywhere(r"^(\|.*) \|$", lambda one: f"{one[1]}    |"),
    everywhere(r"^(\|[^|\n]*)\|", lambda one: f"{one[1]}  |"),
    everywhere(r"^(\+.*)([-=]\+)$", lambda one: f"{one[1]}{one[2][0]}{one[2]}"),
]


@st.composite
def spoilt(draw: st.DrawFn, kinds: list[Defect], whole: st.SearchStrategy[str]) -> tuple[str, str]:
    """A plan and the same with defects."""
    text = worse = draw(whole)
    for defect in draw(st.lists(st.sampled_from(kinds), min_size=1, max_size=3)):
        worse = draw(st.sampled_from(defect(worse) or [worse]))
    return text, worse


def judge(source: SourceText) -> Checked:
    return check(source, SETUP)


def fixed(data: bytes) -> Fixed:
    source = SourceText.decode("maple.rst", data)
    return fix(data, source, judge(source), judge)


def read(text: str) -> Plan:
    plan = judge(SourceText("maple.rst", text)).plan
    assert plan is not None
    return plan


def plan_of(done: Fixed) -> Plan:
    assert done.checked.plan is not None
    return done.checked.plan


def shown(plan: Plan) -> tuple[object, ...]:
    """What ``show`` says."""
    return plan.title, plan.label, plan.cycle, plan.themes


def but(theme: Theme) -> Theme:
    """A theme without what a list or a link may change of it."""
    return replace(theme, goals=(), contacts=(), link=None, section=None)


def changed_ends(before: str, after: str) -> list[str]:
    """Lines of their own text that stand in both, in one order, and end otherwise."""
    mine, theirs = ends_of(before), ends_of(after)
    one, other = [text for text, _ in mine], [text for text, _ in theirs]
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    pairs = [(block.a + at, block.b + at) for block in blocks for at in range(block.size)]
    return [
        one[at]
        for at, to in pairs
        if mine[at] != theirs[to] and one.count(one[at]) == other.count(one[at]) == 1
    ]


def ends_of(text: str) -> list[tuple[str, str]]:
    """The lines but for the last, and how each ends."""
    return re.findall(r"([^\r\n]*)(\r\n|\r|\n)", text)


def assert_settled(done: Fixed) -> None:
    """A second run changes nothing."""
    assert fixed(done.data).data == done.data


@given(plans())
def test_a_plan_without_defects_stays_as_it_is(text: str) -> None:
    assert fixed(text.encode()).repaired == 0


@given(spoilt(NEUTRAL, plans()))
def test_neutral_repairs_leave_the_plan_what_it_is(texts: tuple[str, str]) -> None:
    done = fixed(texts[1].encode())
    assert shown(plan_of(done)) == shown(read(texts[1])) == shown(read(texts[0]))
    assert done.source.text == texts[0]
    assert_settled(done)


@given(spoilt(LINKS, plans()))
def test_names_are_links_again(texts: tuple[str, str]) -> None:
    before, done = read(texts[1]), fixed(texts[1].encode())
    assert_settled(done)
    assert (before.title, before.cycle) == (plan_of(done).title, plan_of(done).cycle)
    codes = {finding.code for finding in done.checked.findings}
    if not codes & {"bare-name", "quoted-name", "malformed-table"}:
        assert shown(plan_of(done)) == shown(read(texts[0]))


@given(spoilt(LISTS, plans()))
def test_lists_are_lists_again_and_else_all_stays(texts: tuple[str, str]) -> None:
    before, done = read(texts[1]), fixed(texts[1].encode())
    assert_settled(done)
    assert list(map(but, before.themes)) == list(map(but, plan_of(done).themes))
    assert done.source.text == texts[0]


@given(spoilt(GRIDS, plans(st.just("grid"))))
def test_tables_are_read_again(texts: tuple[str, str]) -> None:
    done = fixed(texts[1].encode())
    assert_settled(done)
    assert shown(plan_of(done)) == shown(read(texts[0]))
    cells = [re.sub(r" +(?=\|)|[-=]+(?=\+)", "", text) for text in (texts[0], done.source.text)]
    assert cells[0] == cells[1]


@given(
    spoilt([*NEUTRAL, *LINKS, *LISTS, *GRIDS], plans()),
    st.lists(st.sampled_from(["\n", "\r\n", "\r"]), min_size=1, max_size=5),
    st.booleans(),
    st.booleans(),
)
def test_what_is_not_repaired_stays_byte_for_byte(
    texts: tuple[str, str], ends: list[str], mark: bool, newline: bool
) -> None:
    lines = texts[1].split("\n")
    if not newline:
        lines.pop()
    ended = "".join(
        line + (ends[number % len(ends)] if number < len(lines) - 1 else "")
        for number, line in enumerate(lines)
    )
    data = (("\ufeff" if mark else "") + ended).encode()
    source = SourceText.decode("maple.rst", data)
    assume(source.lines == tuple(lines))  # CR and LF that came together are one end
    done = fix(data, source, judge(source), judge)
    plain = fixed(source.text.encode())
    if len(set(ends)) == 1:
        assert done.source.text == plain.source.text
        assert (
            done.data
            == (("\ufeff" if mark else "") + plain.source.text).replace("\n", ends[0]).encode()
        )
    assert changed_ends(ended, done.data.decode().removeprefix("\ufeff")) == []
    assert done.data.startswith(b"\xef\xbb\xbf") == mark
    assert_settled(done)
