"""A contact is a name only, where the plan's shape asks for a link.

Why
---
Whoever wants to help or to ask must find the person. A bare name or nick leaves them guessing.
Teams that name people by nick on purpose use the schema ``nicks``, which does not ask for links.

Bad
---
::

    Maple Project Priorities
    ========================

    =========  ============
    Priority   Owner
    =========  ============
    Storage_   Ben Ode
    Backups_   `Ada Park`_
    =========  ============

    .. _Ada Park: https://people.example/ada

    Storage
    -------

    We will finish snapshots.

    Backups
    -------

    We will restore single files.

Good
----
::

    Maple Project Priorities
    ========================

    =========  ============
    Priority   Owner
    =========  ============
    Storage_   `Ben Ode`_
    Backups_   `Ada Park`_
    =========  ============

    .. _Ada Park: https://people.example/ada
    .. _Ben Ode: https://people.example/ben

    Storage
    -------

    We will finish snapshots.

    Backups
    -------

    We will restore single files.
"""

from plancheck.finding import Severity
from plancheck.language.words import quote
from plancheck.model import Plan
from plancheck.rules.base import Problem, Rule, contact_at, theme_at
from plancheck.violation import Violation
from plancheck.wire import place_of


def describe(plan: Plan, violation: Violation) -> Problem | None:
    theme, contact = theme_at(plan, violation), contact_at(plan, violation)
    if not theme or not contact:
        return None
    bare = contact.name.strip("`´'\"_ ")
    return Problem(
        place_of(plan, violation.path),
        f"contact {quote(contact.name)} of theme {quote(theme.name)} has no link",
        f"write `{bare}`_ and add `.. _{bare}: https://...`",
    )


RULE = Rule(
    "contact-without-target",
    Severity.ERROR,
    __doc__,
    describe=describe,
    yields_to=("bare-name", "quoted-name"),
)
