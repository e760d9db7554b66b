"""The report for people at a terminal."""

from plancheck.finding import Finding, Severity
from plancheck.language.words import count, width
from plancheck.render.report import Report
from plancheck.render.terminal import line_start, paint, printable

MAX_EXCERPT = 120
"""Cells of a source line that an excerpt shows."""

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


def text(report: Report) -> str:
    """For people: each finding with its line, a mark under the place, a hint; then a summary."""
    blocks = [_block(finding, report) for finding in report.findings]
    if not report.quiet:
        blocks.append(summary(report) + "\n")
    return "\n".join(blocks)


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
    # No more than can be shown: a plan may have thousands of findings in lines of thousands.
    before = printable(line[max(begin - MAX_EXCERPT, 0) : begin].replace("\t", "    "))
    marked = printable(line[begin : min(end, begin + MAX_EXCERPT)].replace("\t", "    "))
    after = printable(line[end : end + MAX_EXCERPT].replace("\t", "    "))
    if begin > MAX_EXCERPT or width(before) > MAX_EXCERPT // 2:
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


def summary(report: Report) -> str:
    """What was checked, and how much was found: a line, without its end."""
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
