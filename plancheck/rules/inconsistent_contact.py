"""One person is named in two spellings.

Why
---
Who looks for all that a person answers for finds only a part of it, and reports count two people.
Two spellings with a link of their own each are two people, and are not told.

Bad
---
::

    Maple Project Priorities
    ========================

    =========  ============
    Priority   Owner
    =========  ============
    Storage_   `Zoë Park`_
    Backups_   `Zoe Park`_
    =========  ============

    .. _Zoë Park: https://people.example/zoe
    .. _Zoe Park: https://people.example/zoe

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
    Storage_   `Zoë Park`_
    Backups_   `Zoë Park`_
    =========  ============

    .. _Zoë Park: https://people.example/zoe

    Storage
    -------

    We will finish snapshots.

    Backups
    -------

    We will restore single files.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct, field

from plancheck.finding import Severity
from plancheck.language.patterns import Pattern
from plancheck.language.wording import Wording
from plancheck.language.words import MAX_NAMES, fold, quote
from plancheck.model import Contact, Plan, Resolution
from plancheck.rules.base import Problem, Rule

_REMARK = Pattern(r"\s*[(\[<].*$")
_ACCENT = Pattern("[\u0300-\u036f]")
_LATIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae"})
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_ALIKE = ("iy", "ck", "sz", "vw")
"""Letters that are taken for one another where a name is written as it is heard."""


class _Spelling(Struct):
    """A name as it is written, where it first stands, and what is known of its bearer."""

    name: str
    first: Contact
    forms: frozenset[str]
    count: int = 0
    urls: set[str] = field(default_factory=set)
    themes: set[int] = field(default_factory=set)

    @property
    def parts(self) -> list[str]:
        """The words of the name, without case and accents."""
        return min(self.forms, key=len).split()

    @property
    def weight(self) -> tuple[int, bool]:
        """How likely this is the right one of two spellings."""
        return self.count, bool(self.urls)


def check(plan: Plan, words: Wording) -> Iterator[Problem]:
    found = _spellings(plan, words)
    if len(found) > MAX_NAMES:
        return
    sharing = Counter(url for one in found for url in one.urls)
    for number, later in enumerate(found):
        for earlier in found[:number]:
            shared = earlier.urls & later.urls
            if not shared and earlier.urls and later.urls:
                continue  # two people
            personal = any(sharing[url] == 2 for url in shared)
            alone = not earlier.themes & later.themes
            if (
                earlier.forms & later.forms
                or (personal and _is_near(earlier.parts, later.parts))
                or (not shared and alone and _is_slip(earlier.parts, later.parts))
            ):
                wrong, right = sorted((later, earlier), key=lambda one: one.weight)
                yield _problem(wrong, right, linked=personal)
                break


def _problem(wrong: _Spelling, right: _Spelling, *, linked: bool) -> Problem:
    return Problem(
        wrong.first.span,
        f"{quote(wrong.name)} is spelt {quote(right.name)} on line {right.first.span.line}",
        "use one spelling: both have one link"
        if linked
        else "use one spelling, or give each a link if they are two people",
    )


def _spellings(plan: Plan, words: Wording) -> list[_Spelling]:
    """The spellings of all contacts that are persons, in order; broken links are told elsewhere."""
    lost = (Resolution.MISSING, Resolution.AMBIGUOUS)
    groups = words.groups.known
    found: dict[str, _Spelling] = {}
    for number, theme in enumerate(plan.themes):
        for contact in theme.contacts:
            name = _REMARK.sub("", fold(contact.name)).strip("@`'\" ")
            written = name.replace(".", "")
            forms = _forms(written)
            group = any(not groups.isdisjoint(form.split()) for form in forms)
            if group or not name or (contact.link and contact.link.resolution in lost):
                continue
            spelling = found.setdefault(written, _Spelling(name, contact, forms))
            spelling.count += 1
            spelling.themes.add(number)
            if contact.url:
                spelling.urls.add(contact.url.partition("://")[2].rstrip("/").lower())
    return list(found.values())


def _forms(name: str) -> frozenset[str]:
    """``name`` without case, hyphens and accents, of which umlauts can be spelt out."""
    low = unicodedata.normalize("NFC", name).lower().replace("-", " ")
    both = (low.translate(_LATIN), low.translate(_SPELT_OUT).translate(_LATIN))
    return frozenset(_ACCENT.sub("", unicodedata.normalize("NFKD", one)) for one in both)


def _is_near(first: list[str], second: list[str]) -> bool:
    """Whether names with one link are spellings of one: a slip, or a given name made short."""
    if sorted(first) == sorted(second):
        return True
    if len(first) != len(second) or len(first) < 2:
        return False
    unlike = [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]]
    if len(unlike) != 1:
        return False
    short, long = sorted(unlike[0], key=len)
    made_short = unlike[0][0] == first[0] and long.startswith(short) and len(short) != 2
    return made_short or (len(short) >= 4 and _one_letter_apart(short, long) is not None)


def _is_slip(first: list[str], second: list[str]) -> bool:
    """Whether names that nothing else tells apart differ by a slip in the family name.

    Given names with a letter of difference are two people far more often.
    """
    if len(first) < 2 or first[:-1] != second[:-1] or len(first[0]) < 3:
        return False
    short, long = sorted((first[-1], second[-1]), key=len)
    apart = _one_letter_apart(short, long)
    if len(short) < 4 or apart is None or not (short + long).isalpha():
        return False
    if len(short) == len(long):
        return apart in _ALIKE or sorted(short) == sorted(long)
    chinese = apart == "g" and f"{short}g" == long and short.endswith("n")  # Chen, Cheng
    return not chinese and f"{short}a" != long  # Ivanov, Ivanova


def _one_letter_apart(short: str, long: str) -> str | None:
    """The letters by which two words differ, if that is one, or two that changed places."""
    at = next((n for n, letter in enumerate(short) if letter != long[n]), len(short))
    behind, there = short[at:], long[at:]
    if len(short) + 1 == len(long):
        return there[0] if behind == there[1:] else None
    if len(short) != len(long) or not behind:
        return None
    swapped = behind[:2] == there[1::-1] and behind[2:] == there[2:]
    if swapped or behind[1:] == there[1:]:
        return "".join(sorted(behind[0] + there[0]))
    return None


RULE = Rule(
    "inconsistent-contact",
    Severity.WARNING,
    __doc__,
    check=check,
    yields_to=("duplicate-contact",),
)
