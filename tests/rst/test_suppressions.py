"""Comments that speak to plancheck: what each says, and which lines it is about."""

import pytest

from plancheck.model import FlawKind, Plan
from plancheck.rst.reader import read_plan
from plancheck.source import SourceText

IGNORE = ".. plancheck: ignore[a] why\n\n"


def read(text: str) -> Plan:
    return read_plan(SourceText("plan.rst", text))


def flaws(plan: Plan) -> list[str]:
    return [flaw.detail for flaw in plan.flaws if flaw.kind is FlawKind.SUPPRESSION]


@pytest.mark.parametrize(
    ("behind", "last"),
    [
        ("A paragraph\nof two lines.\n\nAnother.\n", 4),
        ("The last paragraph\nof two lines.", 4),
        ("* An item\n\n  with more.\n\n* Another.\n\nA paragraph.\n", 7),
        ("* An item.\n\n- An item of another list.\n", 3),
        ("* An item.\n\n  * One within.\n\n* Another.\n\n\n", 7),
        ("1. An item.\n\n2. Another.\n\n#. One more.\n\n1) One of another list.\n", 7),
        ("(1) An item.\n\nNo item.\n", 3),
        ("*emphasis* begins it.\n\n*emphasis* begins another.\n", 3),
        ("A term\n  is explained.\n\n  At length.\n\nAnother\n  is not.\n", 6),
        ("+---+---+\n| a | b |\n+---+---+\n\nNo more.\n", 5),
        ("=== ===\n a   b\n=== ===\n 1   2\n\n 3   4\n=== ===\n\nNo more.\n", 9),
        ("=== ===\n a   b\n=== ===\n 1   2\n=== ===", 7),
        (".. list-table::\n\n   * - a\n     - b\n\nNo more.\n", 6),
        (".. plancheck: ignore[b]\n\nA paragraph.\n", 5),
        ("Title\n=====\n\nText.\n\nPart\n----\n\nText.", 11),
        ("=====\nTitle\n=====\n\nText.", 7),
    ],
)
def test_it_is_about_the_block_behind_it(behind: str, last: int) -> None:
    first, *_ = read(IGNORE + behind).suppressions
    assert first.covers is not None
    begin = 5 if behind.startswith(".. plan") else 3
    assert (first.covers.line, first.covers.end_line) == (begin, last)


def test_before_a_section_it_is_about_all_that_is_in_it() -> None:
    text = (
        f"Plan\n====\n\n{IGNORE}One\n---\n\nText.\n\nIn it\n~~~~~\n\nText.\n\nTwo\n---\n\nText.\n"
    )
    (found,) = read(text).suppressions
    assert found.covers is not None
    assert (found.covers.line, found.covers.end_line) == (6, 15)


@pytest.mark.parametrize(
    ("comment", "scope", "codes", "reason", "lines"),
    [
        ("plancheck: ignore[a]", "ignore", "a", "", (3, 4)),
        ("Plancheck : IGNORE [B-c, d  e]: why  not", "ignore", "b-c d e", "why not", (3, 4)),
        ("plancheck: ignore[a] -- until\n   May", "ignore", "a", "until May", (4, 5)),
        ("plancheck: ignore-file[a] - why", "ignore-file", "a", "why", None),
        ("plancheck: ignore-line[a] why", "ignore-line", "a", "why", (3, 3)),
        ('plancheck: ignore-line[a] "storks" why', "ignore-line", "a", "why", (4, 4)),
        ('plancheck: ignore-line[a] why "storks"', "ignore-line", "a", 'why "storks"', (3, 3)),
    ],
)
def test_it_says_what_is_silenced_where_and_why(
    comment: str, scope: str, codes: str, reason: str, lines: tuple[int, int] | None
) -> None:
    plan = read(f".. {comment}\n\nHerons and\nstorks.\n\nNo more.\n")
    (found,) = plan.suppressions
    assert (found.scope, " ".join(found.codes), found.reason) == (scope, codes, reason)
    covers = found.covers
    assert (covers and (covers.line, covers.end_line)) == lines
    assert (found.span.line, found.span.end_line) == (1, 1 + comment.count("\n"))
    assert flaws(plan) == []


@pytest.mark.parametrize(
    ("comment", "flaw"),
    [
        ("plancheck ignore[a]", "it is not understood: write a colon behind plancheck"),
        (
            "plancheck:: ignore[a]",
            "a directive is not understood: write one colon behind plancheck, not two",
        ),
        (
            "plancheck: ignore-lines[a]",
            '"ignore-lines" is not understood: write `.. plancheck: ignore-line[RULE] reason`',
        ),
        (
            "plancheck: quiet[a]",
            '"quiet" is not understood: write `.. plancheck: ignore[RULE] reason`',
        ),
        (
            "plancheck: ignore-file because",
            "it names no rule: write `.. plancheck: ignore-file[RULE] reason`",
        ),
        ("plancheck: ignore[ , ]", "it names no rule: write `.. plancheck: ignore[RULE] reason`"),
        ('plancheck: ignore-line[a] "owls"', 'no line of the block behind it has "owls"'),
    ],
)
def test_what_says_none_is_a_flaw_that_says_why(comment: str, flaw: str) -> None:
    plan = read(f"Herons.\n\n.. {comment}\n\nStorks.\n\nOwls, owls.\n")
    assert plan.suppressions == ()
    assert flaws(plan) == [flaw]
    assert [one.span.line for one in plan.flaws] == [3]


def test_it_needs_something_behind_it_but_for_the_whole_file() -> None:
    plan = read("Herons.\n\n.. plancheck: ignore[a]\n\n.. plancheck: ignore-file[b]\n\n\n")
    assert [found.codes for found in plan.suppressions] == [("b",)]
    assert flaws(plan) == ["nothing follows it: put it before the block that it is about"]


def test_the_same_words_in_a_literal_block_are_no_comment() -> None:
    code = "For example::\n\n  .. plancheck: ignore[a]\n\n"
    assert read(code).suppressions == ()
    (found,) = read(f"{code}.. plancheck: ignore[a]\n\nHerons.\n").suppressions
    assert found.span.line == 5


def test_equal_comments_are_each_about_what_is_behind_them() -> None:
    found = read(f"{IGNORE}One.\n\n{IGNORE}Two.\n\n{IGNORE}Three.\n").suppressions
    assert [one.span.line for one in found] == [1, 5, 9]
    assert [one.covers and one.covers.line for one in found] == [3, 7, 11]


def test_no_more_than_two_hundred_are_heeded() -> None:
    plan = read(f"{IGNORE}One.\n\n" * 202)
    assert len(plan.suppressions) == 200
    assert flaws(plan) == ["it is one of more than 200"]
    assert plan.flaws[0].span.line == 801
