"""A field has a value that the plan does not list among those it can have.

Why
---
A plan that says which categories there are is read, sorted and counted by them. Another value is a
slip, or a category that its readers were not told of.

Bad
---
::

    Maple Project Priorities
    ========================

    Each item has:

    * Category, which can be

      * Bugfix: work to resolve bugs
      * Feature: something new

    ========  ========  =====
    Priority  Category  Owner
    ========  ========  =====
    Backups   Bugfix    ben
    Storage   Chore     ada
    ========  ========  =====

Good
----
::

    Maple Project Priorities
    ========================

    Each item has:

    * Category, which can be

      * Bugfix: work to resolve bugs
      * Feature: something new

    ========  ========  =====
    Priority  Category  Owner
    ========  ========  =====
    Backups   Bugfix    ben
    Storage   Feature   ada
    ========  ========  =====
"""

import re
from collections.abc import Iterable, Iterator

from plancheck.finding import Severity
from plancheck.language.wording import Wording
from plancheck.language.words import key, quote
from plancheck.model import Declared, Field, Plan
from plancheck.rules.base import Problem, Rule


def check(plan: Plan, words: Wording) -> Iterator[Problem]:
    fields = [(theme, field) for theme in plan.themes for field in theme.fields]
    # What none of the themes has is declared of something else.
    used = [
        declared
        for declared in plan.declared
        if any(
            _is_about(declared, field) and _is_one_of(field.value, declared.values)
            for _, field in fields
        )
    ]
    told = _told(plan)
    for theme, field in fields:
        values = [value for one in used if _is_about(one, field) for value in one.values]
        is_open = not field.value or key(field.value) in words.nobody
        if values and not (
            is_open or _is_one_of(field.value, values) or _stands_in(field.value, told)
        ):
            yield Problem(
                field.span,
                f"{field.name} of theme {quote(theme.name)} is {quote(field.value)}, which the"
                " plan does not list",
                "choose one of " + ", ".join(dict.fromkeys(values)),
            )


def _is_about(declared: Declared, field: Field) -> bool:
    name = re.escape(field.name.removesuffix("y"))
    return bool(
        field.name and re.match(rf"{name}(?:y|ies|s|\(s\))?(?!\w)", declared.about, re.IGNORECASE)
    )


def _is_one_of(value: str, values: Iterable[str]) -> bool:
    """Whether ``value`` is one of ``values``, with or without a remark in brackets."""
    return key(re.sub(r"\s*\([^()]*\)$", "", value)) in map(key, values)


def _told(plan: Plan) -> str:
    """What the introduction and the sections on the plan itself say, in which a value may stand."""
    passages = (one.text for said in (plan.intro, *plan.asides) for one in said)
    return key(" ".join(passages))


def _stands_in(value: str, text: str) -> bool:
    if key(value) not in text:
        return False
    return bool(re.search(rf"(?<!\w){re.escape(key(value))}(?!\w)", text))


RULE = Rule("undeclared-value", Severity.INFO, __doc__, check=check)
