"""What holds for every format, whatever stands in a plan."""

from collections.abc import Callable

import pytest

from plancheck.finding import Finding, Suppressed
from plancheck.render.formats import FORMATS
from plancheck.render.report import Report
from plancheck.source import Edit, Span

Commands = Callable[[str], list[tuple[str, dict[str, str], str]]]


@pytest.mark.parametrize("form", FORMATS)
def test_no_text_becomes_a_command_or_reaches_a_terminal(
    form: str,
    payloads: tuple[str, ...],
    finding: Callable[..., Finding],
    report: Callable[..., Report],
    commands_in: Commands,
) -> None:
    for text in payloads:
        line = text.replace("\r", "\n").split("\n")[0]
        span = Span(1, 1, 1, len(line) + 1)
        one = finding(text, hint=text, path=text, span=span, edits=(Edit(span, text),))
        told = report(
            one,
            finding(path="caf\udce9 \ud800.rst", span=Span(2, 1, 2, 2)),
            text=f"{line}\nx\n",
            suppressed=(Suppressed(one, text),),
            complete=False,
        )
        printed = FORMATS[form](told)
        for shown in printed.split("\n"):
            assert shown.isprintable(), (text, shown)
        annotations = ["warning"] * 2 if form == "github" else []
        assert [name for name, _, _ in commands_in(printed)] == annotations, (text, printed)
        printed.encode()


@pytest.mark.parametrize("form", [form for form in FORMATS if form not in ("text", "github")])
def test_reports_for_machines_are_ascii_or_say_what_people_wrote(
    form: str, finding: Callable[..., Finding], report: Callable[..., Report]
) -> None:
    printed = FORMATS[form](report(finding("S\xe4ge", path="S\xe4ge.rst")))
    assert printed.isascii() is (form not in ("concise", "markdown"))
    assert not printed.startswith("\ufeff")
    assert printed.endswith("\n")


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_ends_its_last_line(form: str, report: Callable[..., Report]) -> None:
    printed = FORMATS[form](report(good=["p.rst"]))
    assert printed.endswith("\n") is (form != "concise")
