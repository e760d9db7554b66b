"""Who speaks in a plan and of which cycle, by its title, label, file name and introduction."""

import re
from collections.abc import Iterable, Iterator

from plancheck.language.patterns import Pattern, has_digit, has_word
from plancheck.language.wording import Wording
from plancheck.model import Named, NamedBy
from plancheck.rst.acts import Voice
from plancheck.source import Passage, Span

_NUMBERED = Pattern(
    r"(?<![\w.])(?:\d{4}[.-]\d{1,2}|\d{4}|[qh]\d|v?\d+(?:\.\d+)+)(?!\w)",
    re.IGNORECASE,
    has_digit,
)
_PART = (
    r"(?:(?:q|quarter|h|half)[ -]?\d|spring|summer|autumn|fall|winter|jan(?:uary)?|feb(?:ruary)?"
    r"|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_IN_YEAR = Pattern(
    rf"(?<![^\W_])(?:(?P<year>\d{{4}})[\W_]*(?P<part>{_PART})"
    rf"|(?P<first>{_PART})[\W_]*(?P<behind>\d{{4}}))(?![^\W_])",
    re.IGNORECASE,
    has_digit,
)
"""Part of a year: "2026 H1", "Q3 2026", "January 2026"."""
_YEARLY = re.compile(r"(?<!\d)(\d{4})[._-](\d)(?![._-]?\d)")  # no date: 2025-1 is 2025.1
_UNNAMED = Pattern(r"y{2,4}|x+|release|codename", re.IGNORECASE)
_TEAM = Pattern(
    r"\b([A-Z][\w-]*|(?<=the )[a-z][\w-]*(?= development| core| drivers))\s+"
    r"(?:(?:development|core|drivers?|project|specs)\s+)*"
    r"(?:team|project|community|contributors|developers|drivers)\b",
    given=has_word("team project community contributors developers drivers"),
)


def voice(names: Iterable[str], intro: Iterable[Passage], wording: Wording) -> Voice:
    """The voice of a plan whose title, labels and file name, in this order, are ``names``."""
    return Voice(wording, _cycle(list(names), wording), _us(intro, wording))


def named(names: Iterable[tuple[NamedBy, str, Span]], wording: Wording) -> Iterator[Named]:
    """Which of a plan's names name known cycles, and which."""
    for by, name, span in names:
        numbers = [f"{year}.{number}" for year, number in _YEARLY.findall(name)]
        words = [word for word in re.findall(r"[^\W_]+", name.lower()) if word in wording.cycles]
        if numbers or words:
            yield Named(by, (*words, *numbers), span)


def _cycle(names: list[str], wording: Wording) -> str | None:
    """The cycle: a known name first, else a number, else the one word that is the title's own."""
    for name in names:
        for word in re.findall(r"[^\W_]+", name.lower()):
            if word in wording.cycles:
                return str(word)
    for name in names:
        if part := _IN_YEAR.search(name):
            return _part_of_year(part)
        if match := _NUMBERED.search(name):
            return match[0].lower().replace("-", ".")
    own = [
        str(word)
        for word in re.findall(r"[^\W_]+", names[0].lower())
        if word not in wording.plan_words
    ]
    return own[0] if len(own) == 1 and not _UNNAMED.fullmatch(own[0]) else None


def _part_of_year(match: re.Match[str]) -> str:
    """``2026h1``, however it was written: plans for the other half are for another cycle."""
    year, part = match["year"] or match["behind"], (match["part"] or match["first"]).lower()
    return f"{year}{part[0]}{part[-1]}" if part[-1].isdigit() else f"{year} {part}"


def series(stem: str, cycle: str | None, wording: Wording) -> str:
    """What the file's name ``stem`` says beside the cycle and words such as "priorities"."""
    names = wording.cycle_names(cycle) if cycle else frozenset()
    said = re.findall(r"[^\W_]+", _NUMBERED.sub(" ", _IN_YEAR.sub(" ", stem.lower())))
    return " ".join(word for word in said if word not in names and word not in wording.plan_words)


def _us(intro: Iterable[Passage], wording: Wording) -> frozenset[str]:
    """The names the team goes by: "the Kestrel development team", "Kestrel contributors"."""
    found = _TEAM.each(" ".join(passage.text for passage in intro))
    return frozenset(match[1].lower() for match in found) - frozenset(wording.plan_words)
