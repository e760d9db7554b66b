"""What the formats of ``diff`` write down."""

from dataclasses import dataclass

from plancheck.changelog import Changelog


@dataclass(frozen=True, slots=True)
class Report:
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
