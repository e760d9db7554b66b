"""The text holds a character that nobody sees.

Why
---
Characters that turn the direction of writing make reviewers read another text than the file holds.
Those without a width make names differ that look the same, so that links and searches miss them;
before a list item's mark they make RST take the item for text. They mostly come with a paste.

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

    We will finish snap\u200bshots.

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

    We will finish snapshots.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from plancheck.finding import Severity
from plancheck.language.patterns import Pattern
from plancheck.language.wording import Wording
from plancheck.model import Plan
from plancheck.rules.base import Problem, Rule
from plancheck.source import Span

_TURNS = "\u202a-\u202e\u2066-\u2069"
_TURN_MARKS = "\u061c\u200e\u200f"
_BLANKS = "\u115f\u1160\u2800\u3164\uffa0"
_JOINERS = "\u200c\u200d"
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_TAGS = "\U000e0001\U000e0020-\U000e007f"
_UNSEEN = f"\u00ad\u034f\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2064\u206a-\u206f\ufeff{_JOINERS}"
_SUSPECT = Pattern(f"[{_TURNS}{_TURN_MARKS}{_BLANKS}{_UNSEEN}{_SELECTORS}{_TAGS}]")
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"

_CELLS = r"(?:[ \t]|[|*+-][ \t])*"
_BEFORE_MARK = Pattern(
    rf"{_CELLS}(?P<odd>[{_SPACES}{_BLANKS}{_UNSEEN}])[ \t{_SPACES}{_BLANKS}{_UNSEEN}]*"
    r"(?:[*+-]|\d{1,3}[.)]|#\.)[ \t]+\S"
)
_BEHIND_MARK = Pattern(rf"{_CELLS}(?P<mark>[*+-])(?P<odd>[{_SPACES}])\s*[^\W\d]")
_ITEM = re.compile(rf"{_CELLS}([*+-])[ \t{_SPACES}]")

_EFFECTS = (
    (
        Pattern(f"[{_TURNS}{_TURN_MARKS}]"),
        "makes text appear in another order than it stands",
    ),
    (Pattern("\u00ad"), "shows at the end of a line only, and hides its word from searches"),
    (Pattern(f"[{_BLANKS}]"), "looks like a space and is none"),
    (Pattern("."), "cannot be seen, and words with it differ from those without"),
)
_NO_ITEM = "makes RST take this list item for plain text"

_OVERRIDES = "\u202d\u202e"
_PAIRS = ("\u202a\u202b\u202c", "\u2066\u2067\u2068\u2069")
"""Controls that open a stretch of one direction, and the one that closes it."""
_WORDS_OF = (
    ("\u200b", {"THAI", "LAO", "KHMER", "MYANMAR", "TAI"}),  # between words, written without spaces
    ("\u115f\u1160", {"HANGUL"}),
    ("\u17b4\u17b5", {"KHMER"}),
    ("\u180b\u180c\u180d\u180e\u180f", {"MONGOLIAN"}),
    ("\u2800", {"BRAILLE"}),
)
"""Characters that some scripts need, by the first word of their characters' Unicode names."""
_UNJOINED = frozenset(
    "LATIN GREEK CYRILLIC ARMENIAN CJK HIRAGANA KATAKANA HANGUL FULLWIDTH".split()
)
"""Scripts in whose words no joiner belongs."""
_NEAR = 8
"""Characters to either side among which one is looked for that needs the one between."""
_FLAG = Pattern("\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f")


def check(plan: Plan, _words: Wording) -> Iterator[Problem]:
    if plan.source.text.isascii():
        return
    items = Counter(match[1] for line in plan.source.lines if (match := _ITEM.match(line)))
    for number, written in enumerate(plan.source.lines, 1):
        if written.isascii():
            continue
        line = _FLAG.sub(lambda flag: "." * len(flag[0]), written)
        mark = _BEFORE_MARK.match(line) or _BEHIND_MARK.match(line)
        if mark and items[mark.groupdict().get("mark")] == 1:
            mark = None  # a lone asterisk or dash is no list
        places = {mark["odd"]: [mark.start("odd")]} if mark else {}
        for match in _SUSPECT.each(line):
            if not _is_needed(line, match.start()):
                places.setdefault(match[0], []).append(match.start())
        for character, at in places.items():
            times = len(set(at))
            name = f"U+{ord(character):04X} {unicodedata.name(character, 'without a name')}"
            name += f", {times} times on this line," if times > 1 else ""
            no_item = mark and mark["odd"] == character
            yield Problem(
                Span(number, at[0] + 1, number, at[0] + 2),
                f"{name} {_NO_ITEM if no_item else _effect(character)}",
                "put plain spaces in its place"
                if re.match(f"[{_SPACES}{_BLANKS}]", character)
                else "delete it",
            )


def _effect(character: str) -> str:
    return next(effect for characters, effect in _EFFECTS if characters.match(character))


def _is_needed(line: str, at: int) -> bool:
    """Whether the character belongs there: scripts and emoji need some of them."""
    character, around = (
        line[at],
        (
            _beside(line[max(0, at - _NEAR) : at][::-1]),
            _beside(line[at + 1 : at + 1 + _NEAR]),
        ),
    )
    scripts = {_script(one) for one in around if one} - {""}
    if re.match(f"[{_TURNS}{_TURN_MARKS}]", character):
        return _turns_in_order(line, character)
    if character in _JOINERS:
        symbols = all(one and unicodedata.category(one) == "So" for one in around)
        return symbols or bool(scripts - _UNJOINED)
    if re.match(f"[{_SELECTORS}]", character):
        kind = unicodedata.category(line[at - 1]) if at else ""
        return kind[:1] in ("S", "P", "N") or kind in ("Lo", "Mn", "Mc")
    if character == "\u034f":
        return unicodedata.combining(line[at + 1 : at + 2] or " ") > 0
    return any(character in some and needing & scripts for some, needing in _WORDS_OF)


@lru_cache(maxsize=100)
def _turns_in_order(line: str, character: str) -> bool:
    """Whether a control of direction stands in a line that has both, and all are closed."""
    seen = (one for one in line if one not in _TURN_MARKS)
    if character in _OVERRIDES or not any(
        unicodedata.bidirectional(one) in ("R", "AL") for one in seen
    ):
        return False
    pair = next((pair for pair in _PAIRS if re.match(f"[{pair}]", character)), "")
    opening, closing = pair[:-1], pair[-1:]
    return not pair or sum(map(line.count, opening)) == line.count(closing)


def _beside(text: str) -> str:
    """The first thing to be seen in ``text``: accents and the colours of emoji are none."""
    for character in text:
        accent = unicodedata.category(character) in ("Mn", "Mc", "Sk")
        if not accent and not _SUSPECT.match(character):
            return character
    return ""


def _script(character: str) -> str:
    """The script of a letter or sign, as the first word of its name tells it."""
    name = unicodedata.name(character, "")
    return name.split(" ")[0] if character.isalpha() or name.startswith("BRAILLE") else ""


RULE = Rule("invisible-character", Severity.WARNING, __doc__, check=check)
