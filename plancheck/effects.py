"""What a repair may change of what a plan says: the defect that it repairs, and nothing else."""

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence

from msgspec.structs import replace

from plancheck.model import Contact, Link, Plan, Resolution, Section, Theme
from plancheck.source import Edit, Span

_QUOTED_NAME = re.compile(r"""['"‘“]([^'"‘’“”`]+)['"’”]_(?!\w)""")
_LOST = (Resolution.MISSING, Resolution.AMBIGUOUS)

MayBecome = Callable[[Plan, Plan, Sequence[Edit]], bool]


def says_the_same(code: str, before: Plan, after: Plan, edits: Sequence[Edit]) -> bool:
    """Whether ``edits``, made for findings of the rule ``code``, changed nothing but the defect.

    A rule that nothing is known of here repairs what is neutral: the plan stays what it is.
    """
    return _EFFECTS.get(code, _nothing)(before, after, edits)


def _nothing(before: Plan, after: Plan, edits: Sequence[Edit]) -> bool:
    """The plan stays what it is, but for the targets that the edits take out."""
    taken = sorted(edit.span for edit in edits)
    kept = [one for one in before.targets if not _is_in_one(one.span, taken)]
    return kept == list(after.targets) and replace(before, targets=(), flaws=()) == replace(
        after, targets=(), flaws=()
    )


def _is_in_one(span: Span, places: Sequence[Span]) -> bool:
    """Whether one of ``places``, sorted and apart, covers ``span``."""
    start = (span.line, span.column)
    before = bisect_right(places, start, key=lambda place: (place.line, place.column))
    return before > 0 and places[before - 1].covers(span)


def _links(before: Plan, after: Plan, _edits: Sequence[Edit]) -> bool:
    """Names that led nowhere lead somewhere, and a theme may find its section by that."""
    return (
        _frame(before) == _frame(after)
        and before.label in (None, after.label)
        and _all(_has_gained_links, before.themes, after.themes)
    )


def _has_gained_links(before: Theme, after: Theme) -> bool:
    found = before.section is None and after.section is not None
    return (
        _unquoted(before.name) == _unquoted(after.name)
        and (before.tier, before.commitment) == (after.tier, after.commitment)
        and _has_kept(before.link, after.link)
        and (found or _title(before.section) == _title(after.section))
        and (found or _texts(before) == _texts(after))
        and [_unquoted(one.value) for one in before.fields]
        == [_unquoted(one.value) for one in after.fields]
        and _all(_is_same_person, before.contacts, after.contacts)
    )


def _is_same_person(before: Contact, after: Contact) -> bool:
    """Words beside a link are no part of the name; beside what was none they were."""
    name = _unquoted(before.name)
    linked = before.link is None and after.link is not None and after.name in name
    return (linked or name == _unquoted(after.name)) and _has_kept(before.link, after.link)


def _has_kept(before: Link | None, after: Link | None) -> bool:
    return before is None or before.resolution in _LOST or before == after


def _goals(before: Plan, after: Plan, edits: Sequence[Edit]) -> bool:
    """Goals of the sections that were edited become those of a list.

    In a plan with no table, themes may come: the items of the list.
    """
    if _frame(before) != _frame(after) or before.label != after.label:
        return False
    if not before.has_table and set(before.themes) <= set(after.themes):
        return True
    edited = [_section_at(before, edit.span.line) for edit in edits]

    def is_same(one: Theme, other: Theme) -> bool:
        is_edited = one.section is None or one.section in edited
        return replace(one, goals=()) == replace(other, goals=()) and (
            is_edited or one.goals == other.goals
        )

    return _all(is_same, before.themes, after.themes)


def _section_at(plan: Plan, line: int) -> Section | None:
    """The section that a theme has, if ``line`` stands in it or in a section within."""
    over: list[Section] = []
    for section in sorted(plan.sections, key=lambda one: one.span):
        if section.span.line > line:
            break
        over = [one for one in over if one.level < section.level] + [section]
    described = [theme.section for theme in plan.themes]
    return next((one for one in reversed(over) if one in described), None)


def _table(before: Plan, after: Plan, _edits: Sequence[Edit]) -> bool:
    """A table that could not be read can be: themes come, and others are in a tier by that."""
    kept = {_untiered(theme) for theme in after.themes}
    return (
        _frame(before) == _frame(after)
        and before.label == after.label
        and all(_untiered(theme) in kept for theme in before.themes if before.has_table)
    )


def _untiered(theme: Theme) -> Theme:
    return replace(theme, tier=None)


def _frame(plan: Plan) -> tuple[object, ...]:
    return plan.title, plan.cycle, [(one.title, one.level) for one in plan.sections]


def _title(section: Section | None) -> str | None:
    return section.title if section else None


def _texts(theme: Theme) -> list[tuple[str, str]]:
    return [(_unquoted(goal.text), goal.commitment) for goal in theme.goals]


def _unquoted(text: str) -> str:
    return _QUOTED_NAME.sub(r"\1", text)


def _all(holds: Callable[..., bool], before: Sequence[object], after: Sequence[object]) -> bool:
    """Whether ``holds`` of each pair, and there is one of every kind."""
    return len(before) == len(after) and all(map(holds, before, after))


_EFFECTS: Mapping[str, MayBecome] = {
    "bare-name": _links,
    "broken-reference": _links,
    "commented-target": _links,
    "list-in-paragraph": _goals,
    "malformed-table": _table,
    "quoted-name": _links,
}
