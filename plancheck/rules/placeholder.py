"""A placeholder is left in the plan.

Why
---
"TBD", "TODO: describe" and "<describe the goal here>" are notes of the authors to themselves. In a
published plan they stand where a promise should. Dates and people that are still to be determined
are honest and not told here, nor is a template, which consists of placeholders.

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

    We will finish snapshots. TODO: describe what comes after.

Good
----
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

    We will finish snapshots. After that we plan to clone volumes.
"""

import re
from collections.abc import Iterator

from plancheck.finding import Severity
from plancheck.language.patterns import Pattern, has_word
from plancheck.language.phrases import find
from plancheck.language.wording import Wording
from plancheck.language.words import fold, key, quote
from plancheck.model import FlawKind, Plan, Section
from plancheck.rules.base import Problem, Rule, flaws
from plancheck.source import Passage, Span

_MARK = r"(?:TODO|FIXME|XXX)(?:\([^()]*\))?"
_TO_BE = (
    r"(?:TB[ADC]|tb[adc]|(?i:(?:still )?to be (?:written|added|filled in|described|completed|done|"
    r"defined|determined|decided|announced|confirmed)|coming soon))"
)
_TO_DO = r"(?:describe|write|fill|explain|expand|elaborate|insert|enter|replace|put|add)"
_HERE = r"(?:here|as needed|if needed|if applicable|your|this section|below|details)"
_INSIDE = r"""[\w<\]`"'“‘]"""  # what a bracket is no gap behind

_MARKS = "todo fixme xxx"
_PUTS_OFF = """
    tba tbd tbc written added filled described completed done defined determined decided announced
    confirmed soon placeholder follow"""
_FILLS = "fill describe explain write lorem"
_has_word = has_word(f"{_MARKS} {_PUTS_OFF} {_FILLS}")
_has_mark = has_word(_MARKS)
_NOTE = Pattern(rf"^{_MARK}(?::\s*\S|\s+{_TO_DO}\b)", given=_has_mark)
"""A note of the authors: "TODO(ada): describe"."""
_ALONE = Pattern(rf"^[\[(<]?{_MARK}[\])>]?[.!]?$", given=_has_mark)
"""The mark of one, with nothing behind it."""
_puts_off = has_word(_PUTS_OFF)
_LATER = Pattern(
    rf"^[\[(<]?(?:{_TO_BE}|\?\?+|(?i:placeholder(?: text)?))[\])>]?\W*$"
    r"|^(?i:(?:the |more |stretch )?(?:details?|description|goals?|text|content)"
    rf"(?: is| are)?:?) (?:{_TO_BE}|(?i:to follow))\W*$",
    given=lambda text: "??" in text or _puts_off(text),
)
"""What puts off the text as a whole: "TBD", "Details to follow."."""
_FILL = Pattern(
    r"^(?:please )?fill (?:this|me) in\b"
    r"|^(?:(?:describe|explain) (?:the|your|what)|write your) .*\bhere\.?$"
    r"|^lorem ipsum\W*$",
    re.IGNORECASE,
    has_word(_FILLS),
)
"""What tells the author to write something."""
_WITHIN = Pattern(
    rf"[\[(]\s*(?-i:{_MARK})\s*:\s*[^\])]{{1,200}}[\])]"
    rf"|(?<!{_INSIDE})<(?:{_TO_DO}\s+\w[^<>@]*|your\s[^<>@]+|todo|tbd|placeholder)>(?!\w)"
    rf"|(?<!{_INSIDE})\[{_TO_DO}\s[^\[\]]{{0,200}}\b{_HERE}\b[^\[\]]{{0,200}}\](?![(_\w])"
    r"|lorem ipsum dolor",
    re.IGNORECASE,
    lambda text: "<" in text or "[" in text or _has_mark(text) or "lorem" in text.lower(),
)
"""A note or a gap to fill within a sentence: "(TODO: ask Ada)", "<your name>"."""
_WHOLE = Pattern(
    rf"^(?:<[^<>@:/]+\s[^<>@:/]+>$|\[{_TO_DO}\s[^\[\]]+\]$|\[optional: "
    r"|\[(?:detailed |short |brief )?(?:description|summary|explanation|list|names?|title)\b"
    r"[^\[\]]*\]$)",
    re.IGNORECASE,
    lambda text: text.startswith(("<", "[")),
)
"""Brackets around the whole: "[Description of the theme]"."""
_BRACKETS = Pattern(r"[\[<{][^\[\]<>{}]+[\]>}]$")
_STATE = Pattern(
    r"^[\[(]?(?:DONE|DOING|WIP|IN PROGRESS)\b", given=has_word("done doing wip progress")
)
"""What shows that "TODO:" beside it tells how far a goal is."""
_TEMPLATE = re.compile(
    r"YYYY|(?<![A-Z])X{2,4}(?![A-Z])|RELEASE|CODENAME|CYCLE|[<{\[]\w[^<>{}\[\]]*[>}\]]|(?i:template)"
)
"""What the name of a plan has where it is a template."""
_QUOTED = Pattern(r"``.+?``|:[\w.+:-]+:`[^`]*`|<[^<>`]*>`__?", re.DOTALL)


def check(plan: Plan, words: Wording) -> Iterator[Problem]:
    file = plan.source.path.rsplit("/", 1)[-1]
    names = (plan.title or "", plan.label or "", file)
    if not plan.themes or any(map(_TEMPLATE.search, names)):
        return
    for section in plan.sections:
        title = section.title
        if _may_be(title) and any(form.match(title) for form in (_NOTE, _WHOLE, _FILL)):
            yield _problem(title, section.span)
    for name, span in _names_in_tables(plan):
        if _may_be(name) and any(
            form.match(name) for form in (_NOTE, _WHOLE, _FILL, _ALONE, _LATER, _BRACKETS)
        ):
            yield _problem(name, span)
    for section in plan.sections:
        yield from placeholders(plan, section, words)


def _may_be(text: str) -> bool:
    """Whether there may be a placeholder in ``text``; there is none in nearly all."""
    signs = "<" in text or "[" in text or "{" in text or "??" in text
    return signs or bool(_has_word(text))


def _names_in_tables(plan: Plan) -> Iterator[tuple[str, Span]]:
    """The names of themes in tables, and what stands where one is still to be written."""
    if plan.has_table:
        yield from ((theme.name, theme.span) for theme in plan.themes)
    yield from ((flaw.detail, flaw.span) for flaw in flaws(plan, FlawKind.UNWRITTEN_THEME))


def placeholders(plan: Plan, section: Section, words: Wording) -> Iterator[Problem]:
    """The placeholders in what stands in ``section``."""
    said = section.passages
    titles = [title for title in (section.title, section.parent) if title]
    noted = [passage for passage in said if passage.text.startswith("TODO")]
    tells_states = len(noted) > 1 or any(_STATE.match(passage.text) for passage in said)
    before = ""
    for passage in said:
        text = passage.text
        answers, before = before.endswith("?"), text
        if not _may_be(text):
            continue
        within = _WITHIN.search(text)
        if (
            (_NOTE.match(text) and not tells_states)
            or (_ALONE.match(text) and passage is said[-1])  # else it is over what is to be done
            or (
                _LATER.match(text)
                and not (answers or any(_may_be_open(title, words) for title in titles))
            )
            or _FILL.match(text)
            or _WHOLE.match(text)
        ) and _is_plain(text.split()[0], passage, plan):
            yield _problem(text, passage.span)
        elif within and _is_plain(within[0], passage, plan):
            yield _problem(within[0], plan.source.find(within[0], passage.span) or passage.span)


def _problem(text: str, span: Span) -> Problem:
    return Problem(
        span,
        f"a placeholder is left here: {quote(text)}",
        "write what belongs here, or take it out",
    )


def _may_be_open(title: str, words: Wording) -> bool:
    """Whether it is of a section of dates, people and the like, where that is honest."""
    name = key(title)
    columns = {*words.people_columns, *words.review_columns, *words.date_columns}
    return (
        name in words.side_titles
        or all(word in columns for word in name.split())
        or find(words.side_words, name) is not None
    )


def _is_plain(text: str, passage: Passage, plan: Plan) -> bool:
    """Whether ``text`` stands in ``passage`` outside of ``code``, roles and addresses."""
    span = passage.span
    lines = plan.source.lines[span.line - 1 : span.end_line]
    return text in fold(_QUOTED.sub(" ", "\n".join(lines)))


RULE = Rule("placeholder", Severity.WARNING, __doc__, check=check)
