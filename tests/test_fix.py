"""What ``fix`` keeps of the repairs that findings carry, and what it makes of those that fail."""

from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace

from plancheck import fix as module
from plancheck.check import Checked, Setup, check
from plancheck.finding import Finding
from plancheck.fix import Fixed, Judge, fix
from plancheck.schema import find
from plancheck.source import MAX_BYTES, Edit, SourceText, Span

SETUP = Setup(find("linked", Path()), partial(find, folder=Path()))
ADA = ".. _Ada Moss: https://example.org/~ada\n"
ZOE = ".. _Zoe: https://example.org/~zoe\n"


def judge(source: SourceText) -> Checked:
    return check(source, SETUP)


def fixed(text: str, judge: Judge = judge) -> Fixed:
    source = SourceText("plan.rst", text)
    return fix(text.encode(), source, judge(source), judge)


def proposing(code: str, *edits: Edit) -> Judge:
    """A judge that has a repair of its own for each finding of ``code``."""

    def proposed(one: Finding) -> Finding:
        return replace(one, edits=edits) if one.code == code else one

    def judged(source: SourceText) -> Checked:
        checked = judge(source)
        return replace(checked, findings=tuple(map(proposed, checked.findings)))

    return judged


def at(line: int, column: int, end_line: int, end_column: int, text: str) -> Edit:
    return Edit(Span(line, column, end_line, end_column), text)


def test_of_several_repairs_those_that_hold_are_kept(good: str) -> None:
    lists = [
        "\nWe will buy:\n{}* pipes\n* taps\n",
        "\nWe will buy:\n* hoses\nof all kinds\n* valves\n",
    ]
    text = good + "".join(lists[one] for one in (0, 1, 0, 1, 0))
    done = fixed(text.replace("{}", ""))
    assert done.source.text == text.replace("{}", "\n")
    assert done.repaired == 3
    assert [one.code for one in done.checked.findings] == ["list-in-paragraph"] * 2


def test_what_is_left_stands_where_it_stood(good: str) -> None:
    text = f"{ZOE}\n{good}\nWe will:\n* do\nit and\n* more\n\n{ZOE}"
    done = fixed(text)
    assert done.source.text == f"{good}\nWe will:\n* do\nit and\n* more\n"
    (left,) = done.left
    assert text.split("\n")[left.span.line - 1] == "* do"
    assert done.checked.findings[0].span.line == left.span.line - 2


def test_what_the_judge_keeps_silent_of_is_not_repaired(good: str) -> None:
    def silent(source: SourceText) -> Checked:
        checked = judge(source)
        told = tuple(one for one in checked.findings if one.code != "unused-target")
        return replace(checked, findings=told)

    text = good.replace(ADA, ADA + ZOE + ADA)
    assert fixed(text, silent).source.text == good.replace(ADA, ADA + ZOE)


@pytest.mark.parametrize(
    "edit",
    [
        at(11, 1, 12, 1, ""),  # takes out the target that is used
        at(12, 1, 13, 1, "Zoe\n---\n\n"),  # makes a section of it
        at(1, 1, 1, 6, "Maple"),  # changes the title, and leaves the finding
        at(12, 1, 13, 1, "`x"),  # brings another finding
        at(11, 1, 13, 1, ADA + "\nIn Cedar we will do more.\n"),  # adds to what the plan says
        at(12, 1, 13, 1, "\0"),  # makes it unreadable
        at(12, 1, 13, 1, " " * MAX_BYTES),
    ],
)
def test_a_repair_that_is_none_is_not_kept(good: str, edit: Edit) -> None:
    text = good.replace(ADA, ADA + ZOE).replace("\n.. _Ada", "\n\n.. _Ada")
    done = fixed(text, proposing("unused-target", edit))
    assert (done.source.text, done.repaired, done.steps) == (text, 0, ())


def test_a_repair_that_brings_out_a_bug_is_not_kept(good: str) -> None:
    def failing(source: SourceText) -> Checked:
        return judge(source) if ZOE in source.text else replace(judge(source), bugs=("bug",))

    text = good.replace(ADA, ADA + ZOE)
    assert fixed(text, failing).source.text == text


def test_line_ends_never_join(good: str) -> None:
    """Between a CR and a LF a line cannot be taken out."""
    data = good.replace(ADA, ADA[:-1] + "\r" + ZOE + "\n").replace("\n\nBackups", "\nBackups")
    source = SourceText.decode("plan.rst", data.encode())
    done = fix(data.encode(), source, judge(source), judge)
    assert (done.data, done.repaired) == (data.encode(), 0)


def test_repairs_that_undo_each_other_come_to_an_end(good: str) -> None:
    def fickle(source: SourceText) -> Checked:
        checked = judge(source)
        line = source.lines.index("Backups") + 1
        edit = at(line - 1, 1, line - 1, 1, "\n")
        finding = Finding("plan.rst", edit.span, "odd", checked.findings[0].severity, f"on {line}")
        return replace(checked, findings=(*checked.findings, replace(finding, edits=(edit,))))

    text = good.replace(ADA, ADA + "\n" + ADA.replace("/~ada", "/~moss"))
    assert fixed(text, fickle).repaired <= module.MAX_PASSES


def test_a_plan_with_repairs_without_end_is_given_up(
    good: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = good.replace(ADA, ADA + ZOE)
    monkeypatch.setattr(module, "MAX_REREAD", len(text) - 1)
    assert fixed(text).source.text == text
