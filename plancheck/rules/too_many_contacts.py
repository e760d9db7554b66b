"""A theme names more people than the plan's own text allows.

Why
---
A team that limits the contacts of a theme wants to know whom to ask. A longer list breaks the
promise, or the promise no longer holds and misleads whoever adds the next row.

Bad
---
::

    Maple Project Priorities
    ========================

    There are at most two owners per theme.

    =========  =====================================
    Theme      Owner
    =========  =====================================
    Storage_   `Ada Park`_, `Ben Ode`_, `Eva Lund`_
    =========  =====================================

    .. _Ada Park: https://people.example/ada
    .. _Ben Ode: https://people.example/ben
    .. _Eva Lund: https://people.example/eva

    Storage
    -------

    We will finish snapshots.

Good
----
::

    Maple Project Priorities
    ========================

    There are at most two owners per theme.

    =========  =====================================
    Theme      Owner
    =========  =====================================
    Storage_   `Ada Park`_, `Ben Ode`_
    =========  =====================================

    .. _Ada Park: https://people.example/ada
    .. _Ben Ode: https://people.example/ben

    Storage
    -------

    We will finish snapshots.
"""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from plancheck.finding import Severity
from plancheck.language.patterns import Pattern
from plancheck.language.wording import Wording
from plancheck.language.words import count, key, quote
from plancheck.model import Plan
from plancheck.rules.base import Problem, Rule
from plancheck.source import Passage

_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBER = rf"(?:{'|'.join(_NUMBERS[1:])}|(?:a )?single|[1-9]\d?)"
_COUNTS = re.compile(rf"\b{_NUMBER}", re.IGNORECASE)
_MOST = rf"(?P<most>{_NUMBER})(?: \(\d+\))?"
_RANGE = rf"{_NUMBER}(?: ?[-–] ?| or | to ){_MOST}"
_UP_TO = rf"(?:{_NUMBER}(?: ?[-–] ?| or | to ))?{_MOST}"
_AT_MOST = (
    r"(?:at (?:the )?most|(?:no|not|never) more than|up to|(?:a )?max(?:imum)?\b\.?(?: of)?) "
    + _UP_TO
)
_LIMITED = (
    r"(?:(?:is|are|must be) (?:limited to|capped at|restricted to|at most)"
    r"|(?:must|may|should|can|does|will) not exceed)(?: a maximum of)?"
)
_AND_OTHERS = rf" and (?:up to|{_NUMBER})\b| plus\b"
_HAS = r"(?:has|have|gets?|lists?|names?|is owned by|is led by)"
_MAY = r"(?:(?:can|may|must|should|shall|will) )?"
_END = (
    r"(?=\s*(?:[.,;:!)–—-]|$)|\s+(?:who|that|which|so|to|as|because|in order|listed|named|per|for|"
    r"from|only|please|responsible|max(?:imum)?|(?:is|are) (?:allowed|enough))\b)"
)
"""What may follow, so that the people are those of the table: no "owners on call at night"."""
_NO_NOUNS = {"who", "responsible", "assigned", "assigneds", "leading", "accountable", "irc"}
_ANYBODY = ("person", "people", "individual", "name")
_NO_LIMIT = Pattern(
    r"\b(?:typically|usually|ideally|generally|normally|mostly|often|rarely|prefer\w*|recommend\w*|"
    r"suggest\w*|tr(?:y|ies)|aims?|want|need|possible|unless|except\w*|no limit|at least|minimum|"
    r"previous\w*|last|next|used to|was|were|more|first|bold|others?|further|additional|rest|"
    r"helpers?|if)\b",
    re.IGNORECASE,
)
"""Words beside a number by which it is a wish, history, or a limit for some of the people only."""
_LIFTED = Pattern(r"\b(?:(?:can|may) have more|except\w*|unless|larger|bigger)\b", re.IGNORECASE)
"""Words of the next sentence by which there is more to it."""


class _Limit(Struct, frozen=True):
    """What the plan says of how many contacts a theme has; ``tier`` is set if only for that."""

    most: int
    quoted: str
    line: int
    tier: str | None


def check(plan: Plan, words: Wording) -> Iterator[Problem]:
    limits = list(_limits(plan, words))
    for theme in plan.themes:
        own = [limit for limit in limits if limit.tier == theme.tier]
        fitting = own or [limit for limit in limits if limit.tier is None]
        people = {key(contact.name): contact for contact in reversed(theme.contacts)}
        if fitting and len(people) > max(limit.most for limit in fitting):
            limit = max(fitting, key=lambda one: one.most)
            yield Problem(
                sorted(contact.span for contact in people.values())[limit.most],
                f"theme {quote(theme.name)} names {count(len(people), 'contact')}, and line"
                f" {limit.line} says {quote(limit.quoted)}",
                f"name {limit.most} of them, or change what line {limit.line} says",
            )


def _limits(plan: Plan, words: Wording) -> Iterator[_Limit]:
    counting = [at for at, one in enumerate(plan.notes) if _COUNTS.search(one.text)]
    if not counting:
        return  # in nearly all plans, and the patterns take long to make
    patterns, elsewhere = _patterns(plan, words)
    for number in counting:
        passage = plan.notes[number]
        match = next((one for one in (p.search(passage.text) for p in patterns) if one), None)
        if not match or elsewhere.match(passage.text, match.end()):
            continue
        beside = f"{passage.text[: match.start()]} {passage.text[match.end() :]}"
        behind = " ".join(one.text for one in plan.notes[number + 1 : number + 2])
        if not _NO_LIMIT.search(beside) and not _LIFTED.search(behind):
            said = match["most"].lower().removeprefix("a ")
            most = int(said) if said.isdigit() else _NUMBERS.index(said.replace("single", "one"))
            yield _Limit(most, match[0], passage.span.line, _tier_of(passage, plan))


def _patterns(plan: Plan, words: Wording) -> tuple[list[re.Pattern[str]], re.Pattern[str]]:
    """What states a limit of the people in the plan's tables, and what behind it takes it back.

    The people are called as the tables' headers call them, if the text does so at all.
    """
    heads = set(re.findall(r"\w+", " ".join(plan.people_columns).lower().replace("(s)", "s")))
    nouns = {word.rstrip("s") for word in heads & {*words.people_columns} - _NO_NOUNS}
    said = any(
        re.search(rf"\b{re.escape(noun)}", one.text, re.IGNORECASE)
        for noun in nouns
        for one in plan.notes
    )
    nouns = nouns if said else {"contact", "owner", "champion", "assignee", "lead"}
    called = rf"(?:(?:primary|main|named|listed) ){{0,2}}(?:{_any(nouns)})(?:\(s\)|s)?(?!\w)"
    people = rf"(?:{called}|(?:{'|'.join(_ANYBODY)})s?\b)"
    item = rf"(?:[\w-]+ )?(?:{_any(words.theme_columns)}|row|entry)\b"
    each = rf"(?:per|(?:(?:for|to|on|of|in|by) )?(?:each|every|any|an?|one)) {item}"
    always = rf"(?:\b(?:each|every|any) {item}|^(?:(?:all|our|the) )?{item})"
    always += "(?: (?:here|below|above))?"
    subject = rf"(?:{always}|\ban? {item})"
    stop = rf"(?= (?:max|to\b|{each}|{people})|[.,;]|$)"
    texts = (
        rf"\b{_AT_MOST} {people}(?: [a-z]+){{0,2}} {each}{_END}",
        rf"{subject} {_MAY}{_HAS} {_AT_MOST} {people}{_END}",
        rf"\bno {item} {_MAY}{_HAS} more than {_UP_TO} {people}{_END}",
        rf"^(?:there (?:are|is|may be|can be) )?{_AT_MOST} {called}(?=[.,;!]|$)",
        rf"^(?:the )?{called} ?(?::|,|\(|[-–—]|are|is)? ?{_AT_MOST}\b",
        rf"^(?:the )?{called} ?[:–—-] ?{_RANGE}\b",
        rf"\b(?:number of )?{called}(?: {each})? {_LIMITED} {_UP_TO}{stop}",
        rf"{subject} {_MAY}{_HAS} (?:either )?{_RANGE} {people}{_END}",
        rf"{always} (?:has|have) {_MOST} {called}{_END}",
        rf"{subject} {_MAY}{_HAS} (?:exactly |only |just |(?=a single)){_MOST} {people}{_END}",
        rf"\b(?:exactly |only )?{_UP_TO} {called} (?:per|for (?:each|every)) {item}{_END}",
    )
    elsewhere = rf" (?:per|(?:from|in|for|of|at) (?:each|every|any))\b(?! {item})|{_AND_OTHERS}"
    return [re.compile(text, re.IGNORECASE) for text in texts], re.compile(elsewhere, re.IGNORECASE)


def _any(names: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, names)))


def _tier_of(passage: Passage, plan: Plan) -> str | None:
    """The tier in whose section ``passage`` stands, if in one."""
    above = [one for one in plan.sections if one.span.line < passage.span.line]
    tiers = {theme.tier for theme in plan.themes}
    return above[-1].title if above and above[-1].title in tiers else None


RULE = Rule("too-many-contacts", Severity.WARNING, __doc__, check=check)
