"""Plans and findings as plain data: the JSON shapes that others rely on, and places in them.

A shape is versioned by its ``format``. Keys may be added; none goes or changes its meaning
without a new number.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from plancheck.finding import Finding, Suppressed
from plancheck.model import Commitment, Contact, Goal, Link, Plan, Section, Theme
from plancheck.source import SourceText, Span
from plancheck.violation import Path

PLAN_FORMAT = "plancheck.plan/1"
FINDINGS_FORMAT = "plancheck.findings/1"


def plan_data(plan: Plan) -> dict[str, Any]:
    """``plan`` in the shape of ``show --format json`` (schema/plan.json)."""
    return {
        "format": PLAN_FORMAT,
        "path": plan.source.path,
        "revision": plan.source.revision,
        "title": plan.title,
        "label": plan.label,
        "cycle": plan.cycle,
        "themes": [_theme(theme) for theme in plan.themes],
    }


def place_of(plan: Plan, path: Path) -> Span:
    """Where in the text of ``plan`` the thing at ``path`` of its data stands.

    What has no place of its own (an absent section, an empty list) stands where what holds it
    does; the plan as a whole stands at its title.
    """
    match path:
        case ("themes", int(theme), "contacts", int(contact), *_):
            return plan.themes[theme].contacts[contact].span
        case ("themes", int(theme), "goals", int(goal), *_):
            return plan.themes[theme].goals[goal].span
        case ("themes", int(theme), "fields", str(name), *_):
            spans = [one.span for one in plan.themes[theme].fields if one.name == name]
            return spans[0] if spans else plan.themes[theme].span
        case ("themes", int(theme), "section", _, *_):
            section = plan.themes[theme].section
            return section.span if section else plan.themes[theme].span
        case ("themes", int(theme), "link", *_):
            link = plan.themes[theme].link
            return link.span if link else plan.themes[theme].span
        case ("themes", int(theme), *_):
            return plan.themes[theme].span
        case ("label", *_) if plan.label_span:
            return plan.label_span
    return plan.title_span or plan.source.line_span(1)


def findings_data(
    findings: Sequence[Finding],
    suppressed: Sequence[Suppressed],
    sources: Mapping[str, SourceText],
    *,
    complete: bool,
    repaired: int | None = None,
) -> dict[str, Any]:
    """A report in the shape of ``check --format json`` (schema/findings.json).

    ``sources`` are the texts of the plans that the findings are in, by path.
    ``repaired`` counts the findings that ``--fix`` repaired, which are not among them.
    """
    return {
        "format": FINDINGS_FORMAT,
        "complete": complete,
        **({} if repaired is None else {"repaired": repaired}),
        "findings": [_finding(one, sources[one.path]) for one in findings],
        "suppressed": [
            {**_finding(one.finding, sources[one.finding.path]), "reason": one.reason}
            for one in suppressed
        ],
    }


def _finding(finding: Finding, source: SourceText) -> dict[str, Any]:
    return {
        "path": finding.path,
        **span_data(finding.span),
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "hint": finding.hint,
        "fingerprint": finding.fingerprint(source),
    }


def span_data(span: Span) -> dict[str, int]:
    """A place, as it stands beside everything that has one."""
    return {
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def _theme(theme: Theme) -> dict[str, Any]:
    return {
        "name": theme.name,
        **span_data(theme.span),
        "tier": theme.tier,
        "commitment": theme.commitment.value,
        "contacts": [_contact(contact) for contact in theme.contacts],
        "fields": _fields(theme),
        "link": _link(theme.link),
        "section": _section(theme.section),
        "goals": [_goal(goal) for goal in theme.goals],
    }


def _fields(theme: Theme) -> dict[str, str]:
    """Header to value; what several columns of one header say stands in one value."""
    values: dict[str, str] = {}
    for one in theme.fields:
        values[one.name] = f"{values[one.name]}; {one.value}" if one.name in values else one.value
    return values


def _contact(contact: Contact) -> dict[str, Any]:
    return {
        "name": contact.name,
        "url": contact.url,
        **span_data(contact.span),
        "link": _link(contact.link),
    }


def _link(link: Link | None) -> dict[str, Any] | None:
    if link is None:
        return None
    return {"name": link.name, "resolves": link.resolution.value, "url": link.url}


def _section(section: Section | None) -> dict[str, Any] | None:
    return {"title": section.title, **span_data(section.span)} if section else None


def _goal(goal: Goal) -> dict[str, Any]:
    return {"text": goal.text, **span_data(goal.span), "commitment": goal.commitment.value}


def goal_counts(plan: Plan) -> dict[Commitment, int]:
    """How many goals of each commitment ``plan`` has."""
    goals = [goal for theme in plan.themes for goal in theme.goals]
    return {kind: sum(goal.commitment is kind for goal in goals) for kind in Commitment}
