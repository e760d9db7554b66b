"""A section among those of the themes belongs to no theme of the table.

Why
---
Either the theme lost its row, or it was renamed on one side only, or the section was meant to go.
Goals in such a section are nobody's, and are not counted.

Bad
---
::

    Maple Project Priorities
    ========================

    =========  ============
    Priority   Owner
    =========  ============
    Storage_   `Ada Park`_
    =========  ============

    .. _Ada Park: https://people.example/ada

    Storage
    -------

    We will finish snapshots.

    Networking
    ----------

    We will support two uplinks.

Good
----
::

    Maple Project Priorities
    ========================

    =========  ============
    Priority   Owner
    =========  ============
    Storage_   `Ada Park`_
    Network_   `Ada Park`_
    =========  ============

    .. _Ada Park: https://people.example/ada

    Storage
    -------

    We will finish snapshots.

    Network
    -------

    We will support two uplinks.
"""

from collections.abc import Iterator

from plancheck.finding import Severity
from plancheck.language.wording import Wording
from plancheck.language.words import nearest, quote
from plancheck.model import FlawKind, Plan, Resolution, SectionRole
from plancheck.rules.base import Problem, Rule, flaws

MAX_ADVICE = 100
"""Themes of one plan for which the section that was meant is looked for."""


def check(plan: Plan, _words: Wording) -> Iterator[Problem]:
    if not plan.has_table or any(flaws(plan, FlawKind.MALFORMED_TABLE)):
        return
    themes = {
        (section.level, section.parent)
        for section in plan.sections
        if section.role is SectionRole.THEME
    }
    meant = _meant(plan)
    for section in plan.sections:
        beside = (section.level, section.parent) in themes
        if section.role is SectionRole.OTHER and beside and section.title not in meant:
            yield Problem(
                section.span,
                f"no theme refers to section {quote(section.title)}",
                "add its row to the table, or move what does not belong to a theme elsewhere",
            )


def _meant(plan: Plan) -> set[str]:
    """The titles that themes which lead nowhere were most likely meant for: told there."""
    titles = [section.title for section in plan.sections if section.role is SectionRole.OTHER]
    missed = {
        theme.link.name
        for theme in plan.themes
        if theme.link and theme.link.resolution is Resolution.MISSING
    }
    close = (nearest(name, titles) for name in sorted(missed)[:MAX_ADVICE])
    return {title for title in close if title}


RULE = Rule("orphan-section", Severity.WARNING, __doc__, check=check)
