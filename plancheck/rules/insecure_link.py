"""A link is http, where another link of the plan goes to the same site by https.

Why
---
The site speaks https, so the address is most likely an old copy. Readers on it can be shown
something else on the way, and once the site drops http the link is dead.

Bad
---
::

    Maple Project Priorities
    ========================

    =========  ============
    Priority   Owner
    =========  ============
    Storage_   `Ada Park`_
    Backups_   `Ben Ode`_
    =========  ============

    .. _Ada Park: https://people.example/ada
    .. _Ben Ode: http://people.example/ben

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
    Storage_   `Ada Park`_
    Backups_   `Ben Ode`_
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

import re
from collections.abc import Iterator

from msgspec.structs import replace

from plancheck.finding import Severity
from plancheck.language.wording import Wording
from plancheck.language.words import key, quote
from plancheck.model import Plan
from plancheck.rules.base import Problem, Rule
from plancheck.source import SourceText, Span

_ADDRESS = re.compile(r"(?P<scheme>https?)://(?P<host>[^\s/?#@:<>`]+)(?=[/?#]|$)", re.IGNORECASE)
"""An address without a port: http on a port of its own is another server."""


def check(plan: Plan, _words: Wording) -> Iterator[Problem]:
    secure: dict[str, int] = {}
    insecure: dict[Span, str] = {}
    by_url: dict[str, tuple[Span, str]] = {}  # a link by name does not write its URL out again
    for url, span in _addresses(plan):
        match = _ADDRESS.match(url)
        if not match:
            continue
        host = match["host"].lower()
        if match["scheme"].lower() == "https":
            secure.setdefault(host, span.line)
        elif place := _place(plan.source, url, match[0], span):
            insecure[place] = host
            by_url[url] = (place, host)
        else:
            by_url.setdefault(url, (span, host))
    for span, host in {**insecure, **dict(by_url.values())}.items():
        if host in secure:
            yield Problem(
                span,
                f"this link to {quote(host)} is http, the one on line {secure[host]} https",
                "write https here too, if the page is there",
            )


def _addresses(plan: Plan) -> Iterator[tuple[str, Span]]:
    """The URL of every target, and of every link that leads to none of them."""
    for target in plan.targets:
        if target.url:
            yield target.url, target.span
    defined = {key(target.name) for target in plan.targets}
    for link in plan.links:
        if link.url and key(link.name) not in defined:
            yield link.url, link.span


def _place(source: SourceText, url: str, begin: str, span: Span) -> Span | None:
    """Where ``url`` is written in ``span``, as far as its first line goes; None if elsewhere."""
    whole = source.find(url, span)
    if whole:
        return whole
    found = source.find(begin, span)
    rest = source.lines[found.line - 1][found.column - 1 :].split() if found else []
    return replace(found, end_column=found.column + len(rest[0].rstrip(">`_"))) if found else None


RULE = Rule("insecure-link", Severity.INFO, __doc__, check=check)
