"""The use-case of repairs: a plan and what was found in it, to the plan with repairs made.

A repair is kept only where the plan, read and judged again, shows that it is one: the finding is
gone, none has come, and what the plan says has not changed but for the defect.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable

from msgspec import Struct
from msgspec.structs import replace

from plancheck.amend import amended, place_before
from plancheck.checked import Checked
from plancheck.effects import says_the_same
from plancheck.errors import PlancheckError
from plancheck.finding import Finding
from plancheck.source import Edit, SourceText, Span

MAX_PASSES = 10
"""Times that a plan is gone through. What one repair lays open, the next pass repairs."""
MAX_REREAD = 4 * 1024 * 1024
"""Bytes that are read again to try repairs: only a plan with hundreds that fail needs as many."""

_TABLE = "malformed-table"
_BROKEN = (_TABLE, "rst-syntax")

Judge = Callable[[SourceText], Checked]


class Fixed(Struct, frozen=True):
    """A plan with ``repaired`` of its findings repaired; ``checked`` is what is left.

    ``steps`` are the edits that led here, one after the other.
    """

    data: bytes
    source: SourceText
    checked: Checked
    repaired: int = 0
    steps: tuple[tuple[Edit, ...], ...] = ()

    @property
    def left(self) -> tuple[Finding, ...]:
        """The findings that are left, at their places in the plan as it was."""
        return tuple(replace(one, span=self._origin(one.span)) for one in self.checked.findings)

    def _origin(self, span: Span) -> Span:
        for step in reversed(self.steps):
            span = place_before(span, step)
        return span


def fix(data: bytes, source: SourceText, checked: Checked, judge: Judge) -> Fixed:
    """Make the repairs of what was found in ``source``, whose bytes are ``data``.

    ``judge`` says what is to be told of a text; what it keeps silent of is not repaired. A second
    run on what comes out changes nothing. Raises PlancheckError where ``judge`` does.
    """
    bench = _Bench(Fixed(data, source, checked), judge)
    for _ in range(MAX_PASSES):
        before = bench.fixed
        for code in sorted({one.code for one in before.checked.findings if one.edits}):
            found = [one for one in bench.fixed.checked.findings if one.code == code]
            bench.settle(_apart(one for one in found if one.edits))
        if bench.fixed is before:
            break
    return bench.fixed


def _apart(findings: Iterable[Finding]) -> list[Finding]:
    """``findings`` in the order of their repairs, without those that reach into the one before."""
    chosen: list[Finding] = []
    for finding in sorted(findings, key=lambda one: _reach(one.edits)):
        if not chosen or not _meet(_reach(chosen[-1].edits), _reach(finding.edits)):
            chosen.append(finding)
    return chosen


def _meet(one: Span, other: Span) -> bool:
    """Whether two places, in their order, have something in common."""
    start = (other.line, other.column)
    return start < (one.end_line, one.end_column) or start == (one.line, one.column)


def _reach(edits: Iterable[Edit]) -> Span:
    ordered = sorted(edit.span for edit in edits)
    return ordered[0].to(max(ordered, key=lambda span: (span.end_line, span.end_column)))


class _Bench(Struct):
    """A plan under repair."""

    fixed: Fixed
    judge: Judge
    reread: int = 0

    def settle(self, group: list[Finding]) -> None:
        """Make all repairs of ``group`` or, where that will not do, of its halves.

        What stands further down is repaired first: the places of the rest hold on.
        """
        self.reread += len(self.fixed.data)
        if not group or self.reread > MAX_REREAD:
            return
        done = _tried(self.fixed, group, self.judge)
        if done:
            self.fixed = done
        elif len(group) > 1:
            half = len(group) // 2
            self.settle(group[half:])
            self.settle(group[:half])


def _tried(plan: Fixed, group: list[Finding], judge: Judge) -> Fixed | None:
    """``plan`` with the findings of ``group``, of one rule, repaired; None where that fails."""
    code = group[0].code
    edits = tuple(sorted(edit for finding in group for edit in finding.edits))
    data = amended(plan.data, edits)
    try:
        source = SourceText.decode(plan.source.path, data, plan.source.revision)
    except PlancheckError:  # it grew beyond what is read
        return None
    if source.text != amended(plan.source.text.encode(), edits).decode():
        return None  # line ends of two kinds came to stand together, and are one
    checked = judge(source)
    if checked.bugs or plan.checked.plan is None or checked.plan is None:
        return None
    if not (
        says_the_same(code, plan.checked.plan, checked.plan, edits)
        and _is_mended(group, plan.checked.findings, checked.findings)
    ):
        return None
    return Fixed(data, source, checked, plan.repaired + len(group), (*plan.steps, edits))


def _is_mended(
    group: list[Finding], before: tuple[Finding, ...], after: tuple[Finding, ...]
) -> bool:
    """Whether the findings of ``group`` are gone and no other has come.

    When a table can be read, whatever is found by that is none that came.
    """
    code = group[0].code
    counts = [sum(one.code == code for one in found) for found in (before, after)]
    if counts[1] > counts[0] - len(group):
        return False
    tables = [_reach(finding.edits) for finding in group]
    come = Counter(map(_said, after)) - Counter(map(_said, before))
    return not any(
        come[_said(one)]
        for one in after
        if code != _TABLE or (one.code in _BROKEN and not _is_in(one.span, tables))
    )


def _is_in(span: Span, tables: list[Span]) -> bool:
    """Whether ``span`` begins on a line of one of ``tables``, of which a redrawing moves none."""
    return any(table.line <= span.line <= table.end_line for table in tables)


def _said(finding: Finding) -> tuple[str, str]:
    """What a finding says, without the lines that it names: repairs move them."""
    return finding.code, re.sub(r"\bline \d+", "line", finding.message)
