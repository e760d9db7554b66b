"""The formats of ``check``."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from plancheck.finding import Finding, Severity, Suppressed
from plancheck.render.terminal import json_text, line_start, paint, printable
from plancheck.source import SourceText
from plancheck.wire import findings_data
from plancheck.words import count, width

MAX_EXCERPT = 120
"""Cells of a source line that an excerpt shows."""

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


@dataclass(frozen=True, slots=True)
class Report:
    """What a run of ``check`` has to tell.

    ``sources`` are the texts that were checked, by path; ``complete`` is False where something
    that was named could not be checked. ``known`` is how many findings are not told because they
    are not new, ``repaired`` how many were repaired and are gone; None where nobody asked for
    that. ``quiet`` leaves out what is no finding.
    """

    findings: tuple[Finding, ...]
    sources: Mapping[str, SourceText]
    complete: bool
    suppressed: tuple[Suppressed, ...] = ()
    known: int = 0
    colour: bool = False
    quiet: bool = False
    repaired: int | None = None


def text(report: Report) -> str:
    """For people: each finding with its line, a mark under the place, a hint; then a summary."""
    blocks = [_block(finding, report) for finding in report.findings]
    if not report.quiet:
        blocks.append(_summary(report) + "\n")
    return "\n".join(blocks)


def concise(report: Report) -> str:
    """One finding a line, ``path:line:column: code message``, as Zuul, Vim and others read it.

    Zuul takes the last ``:number:number: `` of a line for the place, so none stands in a message
    (zuul-jobs, roles/tox/library/tox_parse_output.py).
    """
    return "".join(
        f"{line_start(one.path)}:{one.span.line}:{one.span.column}: {one.code} "
        + re.sub(r":(\d+):(\d+): ", r":\1:\2 ", printable(one.message))
        + "\n"
        for one in report.findings
    )


def as_json(report: Report) -> str:
    """``plancheck.findings/1``; see schema/findings.json."""
    data = findings_data(
        report.findings,
        report.suppressed,
        report.sources,
        complete=report.complete,
        repaired=report.repaired,
    )
    return json_text(data)


FORMATS: dict[str, Callable[[Report], str]] = {"text": text, "concise": concise, "json": as_json}


def _block(finding: Finding, report: Report) -> str:
    span, colour = finding.span, report.colour
    place = f"{line_start(finding.path)}:{span.line}:{span.column}:"
    kind = paint(f"{finding.severity}:", "bold", _COLOURS[finding.severity], colour=colour)
    code = paint(f"[{finding.code}]", "dim", colour=colour)
    lines = [f"{paint(place, 'bold', colour=colour)} {kind} {printable(finding.message)} {code}"]
    source = report.sources.get(finding.path)
    if source and span.line <= len(source.lines):
        lines += _excerpt(finding, source.lines[span.line - 1], colour=colour)
    if finding.hint:
        gutter = _gutter(span.line)
        lines.append(
            f"{gutter} = {paint('hint:', 'green', colour=colour)} {printable(finding.hint)}"
        )
    return "\n".join(lines) + "\n"


def _gutter(line: int) -> str:
    """What stands left of the bar; Zuul takes no indented line for a finding."""
    return " " * (len(str(line)) + 1)


def _excerpt(finding: Finding, line: str, *, colour: bool) -> list[str]:
    """The line of a finding with a mark under its place; of several lines the first."""
    span = finding.span
    begin = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    before = printable(line[:begin].replace("\t", "    "))
    marked = printable(line[begin:end].replace("\t", "    "))
    after = printable(line[end:].replace("\t", "    "))
    if width(before) > MAX_EXCERPT // 2:
        before = "..." + before[-MAX_EXCERPT // 3 :]
    room = max(MAX_EXCERPT - width(before), 10)
    shown = printable((before + marked + after)[: len(before) + room].rstrip())
    gutter = _gutter(span.line)
    bar = paint("|", "dim", colour=colour)
    mark = "^" * max(min(width(marked), room), 1)
    mark = paint(mark, "bold", _COLOURS[finding.severity], colour=colour)
    return [
        f"{gutter} {bar}",
        f" {paint(str(span.line), 'dim', colour=colour)} {bar} {shown}".rstrip(),
        f"{gutter} {bar} {' ' * width(before)}{mark}",
    ]


def _summary(report: Report) -> str:
    if not report.sources and not report.complete:
        return "nothing could be checked"
    checked = count(len(report.sources), "plan") + " checked"
    kinds = [
        (severity, sum(one.severity is severity for one in report.findings))
        for severity in Severity
    ]
    mended = [] if report.repaired is None else [f"{report.repaired} repaired"]
    found = [
        paint(count(number, severity.value), "bold", _COLOURS[severity], colour=report.colour)
        if severity is not Severity.INFO
        else f"{number} info"
        for severity, number in kinds
        if number
    ]
    nothing = "nothing else to report" if report.repaired else "nothing to report"
    said = ", ".join(mended + (found or [paint(nothing, "green", colour=report.colour)]))
    untold = [
        f"{number} {why}"
        for number, why in ((len(report.suppressed), "suppressed"), (report.known, "known before"))
        if number
    ]
    if untold:
        said += f" ({', '.join(untold)})"
    return f"{checked}: {said}" + ("" if report.complete else "; not everything could be checked")
