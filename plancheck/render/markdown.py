"""A summary in GitHub's Markdown, for a comment or a step summary.

A comment over 65,536 characters is not posted at all, so the table ends before that, between two
findings. Bytes are counted, of which there are never fewer than characters.
"""

from plancheck.finding import Finding
from plancheck.render.prose import markdown as words
from plancheck.render.report import Report, worst_first
from plancheck.render.text import summary

MAX_BYTES = 60_000
"""Most that is written; https://docs.github.com has 65,536 characters for comments, and whoever
posts this adds words of their own."""

_ROOM_TO_CLOSE = 200  # bytes for what says how much is left out
_MAX_WORDS = 400  # characters of a message, a hint or a path


def markdown(report: Report) -> str:
    """For a comment on a pull request or a step summary: a table of findings, the worst first."""
    parts = [f"### plancheck\n\n{words(summary(report), _MAX_WORDS)}\n"]
    if report.findings:
        parts.append("\n| severity | place | finding | what to do |\n| --- | --- | --- | --- |\n")
    room = MAX_BYTES - _ROOM_TO_CLOSE - len("".join(parts).encode())
    findings = sorted(report.findings, key=worst_first)
    told = 0
    for one in findings:
        row = _row(one, report)
        room -= len(row.encode())
        if room < 0:
            break
        parts.append(row)
        told += 1
    if told < len(findings):
        parts.append(
            f"\n{len(findings) - told} more, see the full report:"
            f" `plancheck check` tells all {len(findings)}.\n"
        )
    return "".join(parts)


def _row(finding: Finding, report: Report) -> str:
    place = words(report.place(finding.path), _MAX_WORDS)
    cells = (
        finding.severity.value,
        rf"{place}\:{finding.span.line}\:{finding.span.column}",
        f"{words(finding.message, _MAX_WORDS)} (`{finding.code}`)",
        words(finding.hint, _MAX_WORDS),
    )
    return f"| {' | '.join(cells)} |\n"
