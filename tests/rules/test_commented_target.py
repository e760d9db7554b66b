"""The repair of a target that is a comment: it makes the target, and is told once."""

from plancheck.language.wording import DEFAULT
from plancheck.rst.reader import read_plan
from plancheck.rules import broken_reference, commented_target
from plancheck.source import Edit, SourceText, Span

PLAN = """\
.. tower-plan:

Tower Plan
==========

Ask `Ada Park`_ or `Ada Park`_. And see `the  board`_.

.. Ada Park: https://people.example/ada
.. _the board https://boards.example/tower
.. `Cy: Dee`: https://people.example/cy

Ask `Cy: Dee`_.
"""


def test_the_repair_puts_in_what_lacks_and_stands_with_one_finding() -> None:
    plan = read_plan(SourceText("plan.rst", PLAN))
    found = [
        edit
        for rule in (broken_reference, commented_target)
        for problem in rule.check(plan, DEFAULT)
        for edit in problem.edits
    ]
    assert sorted(found) == [
        Edit(Span(1, 4, 1, 4), "_"),
        Edit(Span(8, 4, 8, 4), "_"),
        Edit(Span(9, 14, 9, 14), ":"),
        Edit(Span(10, 4, 10, 4), "_"),
    ]
    lines = PLAN.split("\n")
    for edit in found:
        line = lines[edit.span.line - 1]
        at = edit.span.column - 1
        lines[edit.span.line - 1] = line[:at] + edit.text + line[at:]
    repaired = read_plan(SourceText("plan.rst", "\n".join(lines)))
    assert [target.name for target in repaired.targets] == [
        "tower-plan",
        "Ada Park",
        "the board",
        "Cy: Dee",
    ]
    assert not repaired.commented
    assert not list(broken_reference.check(repaired, DEFAULT))


def test_a_text_that_stands_twice_is_left_alone() -> None:
    text = f"{PLAN}\nAs in::\n\n    .. tower-plan:\n"
    plan = read_plan(SourceText("plan.rst", text))
    assert "tower-plan" not in [one.name for one in plan.commented]
