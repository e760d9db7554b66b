"""A person is named twice for one theme.

Why
---
The second name was most likely to be another's, and a theme that seems to have two people has one.

Bad
---
::

    Maple Project Priorities
    ========================

    =========  ==========================
    Priority   Owner
    =========  ==========================
    Storage_   `Ada Park`_, `Ada Park`_
    =========  ==========================

    .. _Ada Park: https://people.example/ada

    Storage
    -------

    We will finish snapshots.

Good
----
::

    Maple Project Priorities
    ========================

    =========  ==========================
    Priority   Owner
    =========  ==========================
    Storage_   `Ada Park`_, `Ben Ode`_
    =========  ==========================

    .. _Ada Park: https://people.example/ada
    .. _Ben Ode: https://people.example/ben

    Storage
    -------

    We will finish snapshots.
"""

from collections.abc import Iterator

from plancheck.finding import Severity
from plancheck.language.patterns import Pattern
from plancheck.language.wording import Wording
from plancheck.language.words import key, quote
from plancheck.model import Contact, Plan
from plancheck.rules.base import Problem, Rule
from plancheck.source import SourceText

_ROLE_BEHIND = Pattern(r"\s*(?:\(|\[|-\s|[–—:])")
_ROLE_BEFORE = Pattern(r"[:(\[]\s*$")


def check(plan: Plan, _words: Wording) -> Iterator[Problem]:
    for theme in plan.themes:
        first: dict[str, Contact] = {}
        for contact in theme.contacts:
            known = first.setdefault(key(contact.name), contact)
            if known is contact or _are_two(known, contact):
                continue
            if _has_role(known, plan.source) or _has_role(contact, plan.source):
                continue  # one person in two roles
            yield Problem(
                contact.span,
                f"{quote(contact.name)} is named twice for theme {quote(theme.name)}",
                "name the person who was meant, or remove one of the two",
            )


def _are_two(one: Contact, other: Contact) -> bool:
    """Whether two people of one name have links of their own."""
    return None not in (one.url, other.url) and one.url != other.url


def _has_role(contact: Contact, source: SourceText) -> bool:
    """Whether the words beside a contact say what the person does: ``Ada (docs)``, ``QA: Ada``."""
    before = source.lines[contact.span.line - 1][: contact.span.column - 1]
    behind = source.lines[contact.span.end_line - 1][contact.span.end_column - 1 :]
    return bool(_ROLE_BEFORE.search(before) or _ROLE_BEHIND.match(behind))


RULE = Rule("duplicate-contact", Severity.WARNING, __doc__, check=check)
