"""What a plan's own comments silence, and which of them silence nothing."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from plancheck.checked import Checked, Setup, Told
from plancheck.finding import Finding, Suppressed, Suppression
from plancheck.problems import stamped
from plancheck.rules import (
    BY_CODE,
    broken_suppression,
    content_elsewhere,
    malformed_table,
    unreadable_plan,
    unused_suppression,
    wrong_schema,
)
from plancheck.rules.base import Problem, Rule

_NEVER_SILENT = frozenset(
    module.RULE.code
    for module in (
        broken_suppression,
        content_elsewhere,
        malformed_table,
        unreadable_plan,
        unused_suppression,
        wrong_schema,
    )
)
"""Rules that no plan can silence: they say that it was not read in full or not held to a schema, or
that a silence is for nothing. What a team wants to pass by is for its configuration to say."""


def told(path: str, checked: Checked, among: Iterable[Finding], setup: Setup) -> Told:
    """What is told of the plan ``path``: what was found in it, and found ``among`` others.

    That is all but what its suppressions silence, and what is wrong with those. Where the plan was
    not looked at in full, a suppression may well be for what nobody saw: then none is said to be
    unused. Nor is one for a rule across plans, whose other plan may not be there.
    """
    suppressions = checked.suppressions
    kept: list[Finding] = []
    suppressed: list[Suppressed] = []
    used: set[tuple[int, str]] = set()  # by the suppression's number and the rule
    for finding in (*checked.findings, *among):
        silent = [number for number, one in enumerate(suppressions) if _silences(one, finding)]
        used.update((number, finding.code) for number in silent)
        if silent:
            suppressed.append(Suppressed(finding, suppressions[silent[0]].reason))
        else:
            kept.append(finding)
    for number, one in enumerate(suppressions):
        for code in one.codes:
            unused = checked.in_full and (number, code) not in used
            for rule, problem in _wrong(one, code, unused=unused):
                kept += stamped(rule, problem, path, setup)
    suppressed.sort(key=lambda one: one.finding.order)
    return Told(tuple(sorted(kept, key=lambda one: one.order)), tuple(suppressed))


def heard(checked: Checked) -> Checked:
    """``checked`` without the findings that the plan's own comments silence."""
    silent = set(map(id, silenced(checked)))
    return replace(
        checked, findings=tuple(one for one in checked.findings if id(one) not in silent)
    )


def silenced(checked: Checked) -> tuple[Finding, ...]:
    """The findings that the plan's own comments silence."""
    return tuple(
        finding
        for finding in checked.findings
        if any(_silences(one, finding) for one in checked.suppressions)
    )


def _wrong(suppression: Suppression, code: str, *, unused: bool) -> Iterator[tuple[Rule, Problem]]:
    """What is wrong with a suppression of ``code``, if anything."""
    if code not in BY_CODE:
        yield broken_suppression.RULE, broken_suppression.no_such_rule(suppression, code, BY_CODE)
    elif code in _NEVER_SILENT:
        yield broken_suppression.RULE, broken_suppression.never_silent(suppression, code)
    elif unused and not BY_CODE[code].across:
        yield unused_suppression.RULE, unused_suppression.problem(suppression, code)


def _silences(suppression: Suppression, finding: Finding) -> bool:
    if finding.code not in suppression.codes or finding.code in _NEVER_SILENT:
        return False
    covers = suppression.covers
    return covers is None or covers.line <= finding.span.line <= covers.end_line
