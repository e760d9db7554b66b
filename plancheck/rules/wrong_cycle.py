"""The plan names another cycle than its own.

Why
---
Plans begin as a copy of the last one, and a name is easily left behind: in the title, the label or
the file name, in the introduction, in a sentence that promises something for an earlier cycle.
Readers then do not know which cycle the promises are for.

Bad
---
::

    Newton Project Priorities
    =========================

    List of themes the storage team is prioritizing in Mitaka:

    * **Snapshots**: take them without stopping writes.

Good
----
::

    Newton Project Priorities
    =========================

    List of themes the storage team is prioritizing in Newton:

    * **Snapshots**: take them without stopping writes.
"""

import re
from collections.abc import Iterator
from itertools import combinations, product

from plancheck.finding import Severity
from plancheck.language.patterns import Pattern
from plancheck.language.wording import Wording
from plancheck.model import NamedBy, Plan
from plancheck.rules.base import Problem, Rule

_PROMISES = Pattern(
    r"\b(?:prioriti\w+|themes?|goals|priorities|plans?|work items)\b", re.IGNORECASE
)
_PLACED = Pattern(r"\b(?:in|for|during)\s+(?:the\s+)?(?P<name>[A-Z]\w+|\d{4}\.\d)\b")
_HISTORY = Pattern(
    r"\b(?:was|were|had|has|have|last|previous|past|from|since|until|earlier|before|after|"
    r"see|found|follows|replaces|"
    r"(?!planned|prioriti[sz]ed|proposed|scheduled|targeted|intended)"
    r"(?:\w+ed|begun|began|built|made|did|done|left|laid|over)\s+(?:\w+\s+)?(?:in|for|during))\b",
    re.IGNORECASE,
)


def check(plan: Plan, words: Wording) -> Iterator[Problem]:
    said: dict[NamedBy, tuple[str, ...]] = {}
    for named in plan.named:
        said[named.by] = (*said.get(named.by, ()), *named.cycles)
    odd = _odd(said, words)
    if odd:
        yield _differing(plan, said, odd)
    kept = [cycle for by, cycles in said.items() for cycle in cycles if odd != [by]]
    own = kept[0] if kept else plan.cycle
    rank = words.cycle_rank(own) if own else None
    if own and rank:
        yield from _left_over(plan, own, {own, *kept}, rank, words)


def _left_over(
    plan: Plan, own: str, kept: set[str], rank: tuple[int, ...], words: Wording
) -> Iterator[Problem]:
    """What the text says of other cycles than ``own``, as far as it promises something."""
    names = {name for cycle in kept for name in words.cycle_names(cycle)}
    own_name = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b", re.IGNORECASE)
    named = [passage for passage in plan.intro if own_name.search(passage.text)]
    found = [(promise.cycle, promise.span, True) for promise in plan.promises]
    for passage in plan.intro:
        other = None if passage in named else _promised(passage.text, words)
        if other:
            found.append((other, passage.span, bool(named)))
    for other, within, only_earlier in found:
        if other.lower() not in names and not (only_earlier and _is_later(other, rank, words)):
            yield Problem(
                plan.source.find(other, within) or within,
                f"this speaks of {other}, the plan is for {own.capitalize()}",
                f"write {own.capitalize()}, if it was left over from another plan",
            )


def _is_later(cycle: str, own: tuple[int, ...], words: Wording) -> bool:
    rank = words.cycle_rank(cycle.lower())
    return rank is not None and rank > own


def _promised(sentence: str, words: Wording) -> str | None:
    """The cycle that a sentence of the introduction promises something for, if one is named."""
    if not _PROMISES.search(sentence) or _HISTORY.search(sentence):
        return None
    named = (match["name"] for match in _PLACED.each(sentence))
    return next((name for name in named if words.cycle_rank(name.lower())), None)


def _odd(said: dict[NamedBy, tuple[str, ...]], words: Wording) -> list[NamedBy]:
    """Those of title, label and file name that name another cycle than each of the others."""
    pairs = [
        (one, two) for one, two in combinations(said, 2) if _differ(said[one], said[two], words)
    ]
    return [by for by in said if pairs and sum(by in pair for pair in pairs) == len(said) - 1]


def _differing(plan: Plan, said: dict[NamedBy, tuple[str, ...]], odd: list[NamedBy]) -> Problem:
    """Told at the odd one, or at the label where none of them is it."""
    others = [by for by in said if by not in odd]
    at = odd[0] if others else NamedBy.LABEL if NamedBy.LABEL in said else NamedBy.TITLE
    span = next(named.span for named in plan.named if named.by is at)
    shown = {by: cycles[0].capitalize() for by, cycles in said.items()}
    if others:
        return Problem(
            (plan.title_span or span) if at is NamedBy.FILE else span,
            f"the {at} says {shown[at]}, the {' and the '.join(others)} {shown[others[0]]}",
            f"write {shown[others[0]]} in the {at}, if it was left over from another plan",
        )
    rest = "".join(f", the {by} {shown[by]}" for by in said if by is not at)
    both = "both" if len(said) == 2 else "all"
    return Problem(span, f"the {at} says {shown[at]}{rest}", f"let {both} name the plan's cycle")


def _differ(ours: tuple[str, ...], theirs: tuple[str, ...], words: Wording) -> bool:
    """Whether no two of these cycles are the same, nor of kinds that cannot be compared.

    A number is compared with a name only where both have either: "Austin" may be a place.
    """
    for one, two in product(ours, theirs):
        names = [words.cycle_names(cycle) for cycle in (one, two)]
        alike = one[0].isdigit() == two[0].isdigit() or min(map(len, names)) > 1
        if one in names[1] or not alike:
            return False
    return True


RULE = Rule("wrong-cycle", Severity.WARNING, __doc__, check=check)
