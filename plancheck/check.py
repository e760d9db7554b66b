"""The use-case of ``check``: a plan's text and what is in force for it, to findings."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from plancheck.checked import Checked, Setup
from plancheck.errors import PlancheckError, traceback_text
from plancheck.finding import Finding
from plancheck.limits import TimeIsUp, time_limit
from plancheck.model import UNREAD, Contact, FlawKind, Plan, Resolution, Theme
from plancheck.problems import severity_of, stamped
from plancheck.rst.reader import read_plan
from plancheck.rules import BY_CODE, RULES, of_schema, unreadable_plan, wrong_schema
from plancheck.rules import schema as schema_rule
from plancheck.rules.base import Rule
from plancheck.source import SourceText, Span
from plancheck.violation import Shape, Violation
from plancheck.wire import plan_data

__all__ = ["Checked", "Setup", "check", "shape_of"]

MAX_SECONDS = 2.0
"""Time that all rules together may take for one plan."""


def check(source: SourceText, setup: Setup) -> Checked:
    """Read the plan in ``source`` and judge it; a rule that fails does not stop the others.

    Raises PlancheckError where the schema itself turns out to be unusable.
    """
    bugs: list[str] = []
    plan = _guarded(lambda: read_plan(source, setup.wording), bugs)
    if plan is None:
        return Checked((), bugs=tuple(bugs))
    told, violations = _guarded(lambda: _by_schema(plan, setup), bugs) or ([], [])
    found = [*told, *_of_rules(plan, setup, violations, bugs)]
    hidden = any(flaw.kind in UNREAD for flaw in plan.flaws)
    masking = (wrong_schema.RULE.code, unreadable_plan.RULE.code)
    masked = any(finding.code in masking for finding in found)
    in_full = not (bugs or hidden or masked)
    settled = tuple(_settled(found))
    return Checked(settled, plan.suppressions, plan.claims, in_full, tuple(bugs), plan)


Result = TypeVar("Result")


def _guarded(work: Callable[[], Result], bugs: list[str]) -> Result | None:
    """What ``work`` returns; None, with the traceback in ``bugs``, where it has a bug."""
    try:
        return work()
    except (PlancheckError, TimeIsUp):
        raise
    except Exception:  # noqa: BLE001 -- one bug must not lose what the others find
        bugs.append(traceback_text())
        return None


def _of_rules(
    plan: Plan, setup: Setup, violations: Sequence[Violation], bugs: list[str]
) -> list[Finding]:
    """What rules say of breaches of the schema, and what they all find.

    What they do not get to in MAX_SECONDS is told as not read.
    """
    found: list[Finding] = []
    path = plan.source.path
    rule = schema_rule.RULE
    try:
        with time_limit(MAX_SECONDS):
            for one in violations:
                found += _guarded(partial(_of_violation, one, plan, setup), bugs) or []
            for rule in RULES:
                found += _guarded(partial(_of_rule, rule, plan, setup), bugs) or []
    except TimeIsUp:
        problem = unreadable_plan.unfinished(plan, rule, MAX_SECONDS)
        found += stamped(unreadable_plan.RULE, problem, path, setup)
    return found


def _of_rule(rule: Rule, plan: Plan, setup: Setup) -> list[Finding]:
    if not rule.check or severity_of(rule, setup) is None:
        return []
    problems = rule.check(plan, setup.wording)
    path = plan.source.path
    return [one for problem in problems for one in stamped(rule, problem, path, setup)]


def _by_schema(plan: Plan, setup: Setup) -> tuple[list[Finding], list[Violation]]:
    """What is found, and the breaches that are still to be told.

    Where nobody chose the schema and another fits better, that is found in their place.
    """
    data = plan_data(plan)
    violations = setup.schema.violations(data)
    if violations and setup.fitting:
        shape = shape_of(plan)
        if shape != setup.schema.name:
            others = setup.fitting(shape).violations(data)
            if len(others) < len(violations):
                problem = wrong_schema.problem(plan, shape)
                told = list(stamped(wrong_schema.RULE, problem, plan.source.path, setup))
                return told, [] if told else others
    return [], violations


def _of_violation(violation: Violation, plan: Plan, setup: Setup) -> list[Finding]:
    rule = of_schema(violation.note.rule or "schema", setup.schema.name)
    words = rule.describe(plan, violation) if rule.describe else None
    problem = words or schema_rule.describe(plan, violation)
    return list(stamped(rule, problem, plan.source.path, setup, violation.note.severity))


def _settled(found: list[Finding]) -> Iterator[Finding]:
    """``found`` in order, each once, without those that another finding's cause explains."""
    once: dict[object, Finding] = {}
    for finding in sorted(found, key=lambda one: not one.edits):  # one with a repair is the better
        once.setdefault(finding.order, finding)
    causes: dict[tuple[str, int], list[Span]] = {}  # by rule and line, to stay near-linear
    known = {code for rule in RULES for code in rule.yields_to}
    for finding in once.values():
        if finding.code in known:
            for line in range(finding.span.line, finding.span.end_line + 1):
                causes.setdefault((finding.code, line), []).append(finding.span)
    for finding in sorted(once.values(), key=lambda one: one.order):
        explained = any(
            span.covers(finding.span) or finding.span.covers(span)
            for code in BY_CODE[finding.code].yields_to
            for span in causes.get((code, finding.span.line), ())
        )
        if not explained:
            yield finding


def shape_of(plan: Plan) -> Shape:
    """The shape that ``plan`` has, as most of its themes show it."""
    themes = plan.themes
    linked = [_is_linked(contact, plan) for theme in themes for contact in theme.contacts]
    if not themes:
        return Shape.LINKED
    if not plan.has_table:
        return Shape.NO_TABLE
    if 2 * sum(_is_described(theme) for theme in themes) < len(themes):
        return Shape.TABLE_ONLY
    if any(theme.tier for theme in themes):
        return Shape.TIERS
    if 2 * sum(linked) < len(linked):
        return Shape.NICKS
    return Shape.LINKED


def _is_described(theme: Theme) -> bool:
    """Whether ``theme`` has a section, or a reference that was meant for one."""
    lost = (Resolution.MISSING, Resolution.AMBIGUOUS)
    return theme.section is not None or bool(theme.link and theme.link.resolution in lost)


def _is_linked(contact: Contact, plan: Plan) -> bool:
    """Whether ``contact`` is a link, or was meant to be one: misspelt links are no nicks."""
    return contact.link is not None or any(
        flaw.kind in (FlawKind.BARE_NAME, FlawKind.QUOTED_NAME) and flaw.span.covers(contact.span)
        for flaw in plan.flaws
    )
