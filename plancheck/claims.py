"""What a plan claims beside the others that are checked with it."""

from msgspec import Struct

from plancheck.source import Passage, Span


class Claims(Struct, frozen=True):
    """What a plan claims among all plans of its repository.

    ``series`` is what its file's name says beside the cycle: plans of one folder and series are
    those of one team. ``labels`` are those of its sections, which Sphinx knows everywhere.
    """

    path: str
    series: str
    cycle: str | None
    place: Span
    labels: tuple[Passage, ...]
