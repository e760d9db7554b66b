"""Problems that rules state, as findings: they weigh what is in force for the plan."""

from collections.abc import Iterator, Mapping

from plancheck.checked import Setup
from plancheck.claims import Claims
from plancheck.finding import Finding, Severity
from plancheck.rules import RULES
from plancheck.rules.base import Problem, Rule


def stamped(
    rule: Rule, problem: Problem, path: str, setup: Setup, severity: Severity | None = None
) -> Iterator[Finding]:
    """The finding of a problem, if its rule is not switched off."""
    chosen = severity_of(rule, setup, severity)
    if chosen is not None:
        yield Finding(
            path,
            problem.span,
            rule.code,
            chosen,
            problem.message,
            problem.hint,
            problem.edits,
        )


def severity_of(rule: Rule, setup: Setup, noted: Severity | None = None) -> Severity | None:
    """What a finding of ``rule`` weighs, None where it is off; a schema may have ``noted`` it."""
    own = (noted or rule.severity) if rule.enabled else None
    return setup.severities.get(rule.code, own)


def across(plans: Mapping[str, tuple[Claims, Setup]]) -> dict[str, list[Finding]]:
    """What plans have to mend because of one another; both by the paths of plans."""
    found: dict[str, list[Finding]] = {path: [] for path in plans}
    claims = [claims for claims, _ in plans.values()]
    for rule in RULES:
        for plan, problem in rule.across(claims) if rule.across else ():
            found[plan.path] += stamped(rule, problem, plan.path, plans[plan.path][1])
    return found
