"""A theme is listed twice.

Why
---
Mostly a row that was moved and left behind, or came in again with a merge. One of the two is
updated from then on, and readers who find the other believe it.

Bad
---
::

    Maple Project Priorities
    ========================

    =========  ============
    Priority   Owner
    =========  ============
    Storage_   `Ada Park`_
    Backups_   `Ada Park`_
    Storage_   `Ben Ode`_
    =========  ============

    .. _Ada Park: https://people.example/ada
    .. _Ben Ode: https://people.example/ben

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

    =========  =========================
    Priority   Owner
    =========  =========================
    Storage_   `Ada Park`_, `Ben Ode`_
    Backups_   `Ada Park`_
    =========  =========================

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

from plancheck.finding import Severity
from plancheck.language.wording import Wording
from plancheck.language.words import key, plain, quote
from plancheck.model import Field, Plan, Theme
from plancheck.rules.base import Problem, Rule

_RANKED = "ranked"


def check(plan: Plan, words: Wording) -> Iterator[Problem]:
    names = [plain(theme.name) for theme in plan.themes]
    titles = [theme.section.title for theme in plan.themes if theme.section]
    if len({*names}) == len(names) and len({*titles}) == len(titles):
        return  # as of nearly all plans
    placed: list[Placed] = [
        (theme, (_said(theme, words), _list_of(theme, plan, words)), name)
        for theme, name in zip(plan.themes, names, strict=True)
    ]
    pairs = list(_named_twice(placed))
    if _is_another_view(plan, pairs):
        return
    for first, again in [*pairs, *_titled_twice(placed)]:
        where = f"on line {first.span.line}"
        if first.tier and first.tier != again.tier:
            where = f"under {quote(first.tier)} {where}"
        other = "" if key(first.name) == key(again.name) else f", as {quote(first.name)}"
        yield Problem(
            again.span,
            f"theme {quote(again.name)} is already listed {where}{other}",
            "keep one row, with the people of both"
            if plan.has_table
            else "bring the two together, or give them names that differ",
        )


Placed = tuple[Theme, object, str]
"""A theme, what tells it from others of its name and where it is listed, and its plain name."""


def _named_twice(themes: list[Placed]) -> Iterator[tuple[Theme, Theme]]:
    """Themes of one name in one list, each with the first of them."""
    seen: dict[object, Theme] = {}
    for theme, place, name in themes:
        first = seen.setdefault((name, place), theme)
        if first is not theme and name:
            yield first, theme


def _titled_twice(themes: list[Placed]) -> Iterator[tuple[Theme, Theme]]:
    """Two rows of one section, one of which has its title and the other a part of that.

    Others that share a section are what it describes together.
    """
    titled: dict[object, Theme] = {}
    for theme, place, name in themes:
        if theme.section and name == plain(theme.section.title):
            titled.setdefault((theme.section, place), theme)
    for theme, place, _ in themes:
        whole = titled.get((theme.section, place))
        if whole and set() < _words(theme.name) < _words(whole.name):
            first, again = sorted((whole, theme), key=lambda one: one.span)
            yield first, again


def _is_another_view(plan: Plan, pairs: list[tuple[Theme, Theme]]) -> bool:
    """Whether a second table tells something else of the same themes, of all of them."""
    names = {plain(theme.name) for theme in plan.themes}
    columns = [[{one.name for one in theme.fields} for theme in pair] for pair in pairs]
    return (
        len(names) > 1
        and names == {plain(again.name) for _, again in pairs}
        and any(first != again for first, again in columns)
    )


def _list_of(theme: Theme, plan: Plan, words: Wording) -> str | None:
    """The list that ``theme`` stands in: tiers that rank their themes are one list together.

    Sprints, teams and the like are not: a theme may be on in several of them.
    """
    if not plan.has_table:
        return theme.section.parent if theme.section else None
    title = _words(theme.tier or "") - {*words.plan_words}
    others = title - {*words.tier_ranks}
    ranked = not title or (others < title and all(map(str.isdigit, others)))
    return _RANKED if ranked else theme.tier


def _said(theme: Theme, words: Wording) -> object:
    """What tells rows of one name apart: with another value they are parts of one theme.

    A list item of a plan without a table is told by what it says.
    """
    parts = [field for field in theme.fields if _tells_parts(field, words)]
    goals = () if theme.section else theme.goals
    return frozenset((field.name, key(field.value)) for field in parts), goals


def _tells_parts(field: Field, words: Wording) -> bool:
    """Whether values of ``field`` that differ make two rows two parts of a theme."""
    header = re.findall(r"[^\W_]+", field.name.lower().replace("(s)", "s"))
    of_whole = (words.class_columns, words.people_columns, words.review_columns)
    return all(columns.known.isdisjoint(header) for columns in of_whole)


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.lower()))


RULE = Rule("duplicate-theme", Severity.WARNING, __doc__, check=check)
