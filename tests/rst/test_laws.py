"""What holds for every text: laws, over plans that Hypothesis makes up and over raw characters.

``--hypothesis-profile=long`` tries each 10,000 times.
"""

from hypothesis import given
from hypothesis import strategies as st

from plancheck.model import Plan
from plancheck.rst.reader import read_plan
from plancheck.source import SourceText, Span

NAMES = st.sampled_from(
    ["Storage", "Cells V2", "API (new)", "Über *alles*", "漢字 store", "a-b_c", "x"]
)
PEOPLE = st.lists(st.sampled_from(["`Ada Park`_", "ben", "TBD", "eva-1", "Ben Ode"]), max_size=3)
SENTENCES = st.sampled_from(
    [
        "We will add `snapshots <https://x.example>`_ and **clones**.",
        "Last cycle we did *nothing*.",
        "This will help.",
        "Zones are going to be a stretch goal.",
        "We need, e.g. for v2.1, a ``parser``.",
        "Stretch goals:",
        "See [1]_ and |x| and `Storage`_ and `Ada Park`.",
        "Add 漢字.",
    ]
)
BLOCKS = st.lists(
    st.one_of(
        st.lists(SENTENCES, min_size=1, max_size=4).map(" ".join),
        st.lists(SENTENCES, min_size=1, max_size=4).map(
            lambda items: "\n".join(f"* {item}" for item in items)
        ),
        st.sampled_from(
            [".. note::\n\n   We will.", ".. unknown:: x\n\n   * We will.", "----", "::"]
        ),
    ),
    max_size=4,
)
THEMES = st.lists(st.tuples(NAMES, PEOPLE, BLOCKS), max_size=4)


def plan_text(themes: list[tuple[str, list[str], list[str]]], *, table: bool) -> str:
    parts = [".. _maple:\n", "Maple Plan\n==========\n"]
    if table and themes:
        rows = "".join(f"   * - {name}\n     - {', '.join(who)}\n" for name, who, _ in themes)
        parts.append(".. list-table::\n   :header-rows: 1\n\n   * - Theme\n     - Owner\n" + rows)
    parts.append(".. _Ada Park: https://ada.example\n")
    for name, _, blocks in themes:
        parts.append(f"{name}\n{'-' * (2 * len(name))}\n")
        parts += [f"{block}\n" for block in blocks]
    return "\n".join(parts)


def spans(plan: Plan) -> list[Span]:
    themes = plan.themes
    return [
        *(one.span for one in plan.flaws),
        *(one.span for one in plan.sections),
        *(one.span for one in plan.links),
        *(one.span for one in plan.targets),
        *(one.span for one in plan.intro),
        *(one.span for one in themes),
        *(one.span for theme in themes for one in theme.contacts),
        *(one.span for theme in themes for one in theme.fields),
        *(one.span for theme in themes for one in theme.goals),
    ]


def assert_lawful(text: str) -> None:
    source = SourceText("plan.rst", text)
    plan = read_plan(source)
    assert read_plan(source) == plan
    for span in spans(plan):
        assert span.end_line <= len(source.lines)
        assert span.column <= len(source.lines[span.line - 1]) + 1
        assert span.end_column <= len(source.lines[span.end_line - 1]) + 1
    for theme in plan.themes:
        for goal in theme.goals:
            span = goal.span
            first = source.lines[span.line - 1][span.column - 1 :]
            word = goal.text.split()[0].strip(".,:;()")
            assert not word.isalnum() or word in first, (goal, first)


@given(THEMES, st.booleans())
def test_every_place_lies_in_the_text_and_holds_its_words(
    themes: list[tuple[str, list[str], list[str]]], table: bool
) -> None:
    assert_lawful(plan_text(themes, table=table))


@given(
    st.text(
        alphabet=st.sampled_from(list("ab *`_|:.-=+<>[]()#\n\n 1'\"\\~^\t漢é\u202e")), max_size=400
    )
)
def test_no_text_makes_the_reader_fail(text: str) -> None:
    assert_lawful(text)


@given(THEMES)
def test_a_text_further_down_says_the_same(themes: list[tuple[str, list[str], list[str]]]) -> None:
    text = plan_text(themes, table=True)
    assert read_plan(SourceText("p", text)) == read_plan(SourceText("p", f"\n\n{text}\n\n"))
