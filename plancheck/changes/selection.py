"""Which changes somebody asks for, as on a command line: ``dropped,stretched,contact:dropped``."""

from plancheck.changes.change import KINDS, Change, Kind, Subject
from plancheck.errors import PlancheckError
from plancheck.language.words import nearest, quote

_PROMISES = (Subject.THEME, Subject.GOAL)

Selection = frozenset[tuple[Subject, Kind]]


def selection(spec: str) -> Selection:
    """The subjects and kinds that ``spec`` names.

    ``theme:dropped`` is that alone. A kind alone is that of themes and of goals, which are what a
    team promises: who asks for ``dropped`` does not want to hear of a reviewer who left. A kind
    that neither of them has (``relinked``, ``changed``) is that of what has it.

    Raises PlancheckError for what is no kind, and when nothing is named.
    """
    items = [item.strip().lower() for item in spec.split(",")]
    wanted = frozenset(pair for item in items if item for pair in _pairs(item))
    if not wanted:
        raise PlancheckError("no kind of change is named", f"name some of {', '.join(Kind)}")
    return wanted


def selected(change: Change, wanted: Selection) -> bool:
    """Whether ``change`` is one of those asked for."""
    return (change.subject, change.kind) in wanted


def _pairs(item: str) -> list[tuple[Subject, Kind]]:
    every = [(subject, kind) for subject, kinds in KINDS.items() for kind in kinds]
    if ":" in item:
        pairs = [pair for pair in every if f"{pair[0]}:{pair[1]}" == item]
    else:
        pairs = [pair for pair in every if pair[1] == item]
        pairs = [pair for pair in pairs if pair[0] in _PROMISES] or pairs
    if not pairs:
        raise PlancheckError(f"{quote(item)} is no kind of change", _hint(item))
    return pairs


def _hint(item: str) -> str:
    subject, colon, _ = item.partition(":")
    if colon and subject in set(Subject):
        return f"a {subject} can be {', '.join(KINDS[Subject(subject)])}"
    meant = nearest(subject, [*Subject, *Kind])
    return f"did you mean {quote(meant)}?" if meant else f"kinds are {', '.join(Kind)}"
