"""What the formats of ``diff`` write down."""

from msgspec import Struct

from plancheck.changes.changelog import Changelog


class Report(Struct, frozen=True):
    """A changelog to print.

    ``complete`` is False where a plan could not be compared. ``colour`` and ``quiet``, which leaves
    out what is no change, are for text; ``explain`` is whether to tell why things were taken as
    one, in text and JSON.
    """

    changelog: Changelog
    complete: bool = True
    colour: bool = False
    quiet: bool = False
    explain: bool = False
