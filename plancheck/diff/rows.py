"""What became of the contacts and fields of a theme that both plans have."""

import re
from collections import Counter
from collections.abc import Iterator

from plancheck.changes.change import Anchor, Change, Kind, Ref, Subject
from plancheck.diff.terms import stem
from plancheck.language.sameness import essence
from plancheck.language.words import fold
from plancheck.model import Theme

_PLURAL = re.compile(r"\((?:e?s)\)")


def contact_changes(before: Theme, after: Theme) -> Iterator[Change]:
    """Who is named newly or no more, and whose link leads elsewhere."""
    mine, theirs = _contacts(before), _contacts(after)
    here, there = Anchor(before.span, before.name), Anchor(after.span, after.name)
    for one, other in _respelt(mine, theirs):
        del mine[one], theirs[other]
    for key, ref in theirs.items():
        if key not in mine:
            yield Change(Subject.CONTACT, Kind.ADDED, None, ref, here)
        elif mine[key].url != ref.url:
            yield Change(Subject.CONTACT, Kind.RELINKED, mine[key], ref)
    for key, ref in mine.items():
        if key not in theirs:
            yield Change(Subject.CONTACT, Kind.DROPPED, ref, None, there)


def field_changes(before: Theme, after: Theme) -> Iterator[Change]:
    """What a further column of the table says newly, otherwise or no more."""
    mine, theirs = _fields(before), _fields(after)
    here, there = Anchor(before.span, before.name), Anchor(after.span, after.name)
    for key, ref in theirs.items():
        if key not in mine:
            yield Change(Subject.FIELD, Kind.ADDED, None, ref, here)
        elif _differ(mine[key].text, ref.text):
            yield Change(Subject.FIELD, Kind.CHANGED, mine[key], ref)
    for key, ref in mine.items():
        if key not in theirs:
            yield Change(Subject.FIELD, Kind.DROPPED, ref, None, there)


def _contacts(theme: Theme) -> dict[str, Ref]:
    """Each name once; where one stands twice, with the link that is first."""
    found: dict[str, Ref] = {}
    for one in theme.contacts:
        key = essence(one.name)
        if key not in found or (one.url and not found[key].url):
            found[key] = Ref(theme.name, one.name, one.span, url=one.url)
    return found


def _respelt(mine: dict[str, Ref], theirs: dict[str, Ref]) -> list[tuple[str, str]]:
    """Names of one person, spelt another way: with the same link and a word in common.

    Who has such a name neither came nor went. A link alone does not do: it may be a team's.
    """
    gone, new = _by_link(mine, theirs), _by_link(theirs, mine)
    return [
        (gone[url], new[url])
        for url in gone
        if url in new and set(gone[url].split()) & set(new[url].split())
    ]


def _by_link(some: dict[str, Ref], others: dict[str, Ref]) -> dict[str, str]:
    """The names that only ``some`` have, by their link; a link of several people is left out."""
    times = Counter(ref.url for ref in some.values())
    return {
        ref.url: key
        for key, ref in some.items()
        if ref.url and times[ref.url] == 1 and key not in others
    }


def _fields(theme: Theme) -> dict[tuple[str, int], Ref]:
    """What each column says, by its header and which of several with that header it is.

    "Specs" and "Spec(s)" are one header. An empty cell says nothing.
    """
    found: dict[tuple[str, int], Ref] = {}
    times: Counter[str] = Counter()
    for one in theme.fields:
        header = " ".join(map(stem, essence(_PLURAL.sub("s", one.name)).split()))
        number = times[header]
        times[header] += 1
        if one.value.strip():
            found[header, number] = Ref(theme.name, one.value, one.span, name=one.name)
    return found


def _differ(before: str, after: str) -> bool:
    """Whether two values say different things; in addresses each character counts."""
    if "://" in before + after:
        return fold(before) != fold(after)
    return essence(before) != essence(after)
