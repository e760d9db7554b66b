"""What is asked of a run of ``check``, and what it came to."""

from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from plancheck import baseline, files
from plancheck.errors import ExitCode
from plancheck.finding import Finding, Severity, Suppressed
from plancheck.source import SourceText

if TYPE_CHECKING:
    from plancheck.amend import Rewritten


class Repair(Enum):
    """What becomes of the repairs of a plan."""

    MADE = "made"
    SHOWN = "shown"


class Request(Struct, frozen=True):
    """What to check, and by what.

    ``paths`` are files, folders and ``-``; where there are none, the configuration's plans.
    ``config_file``, ``schema`` and ``fail_on`` are None where the nearest configuration says which;
    ``fail_on`` is the name of a severity, or ``never``. What ``baseline``, a report of an earlier
    run, or the revision ``since`` have already is not told again. ``repair`` is None where nothing
    is to be repaired. ``cached`` is whether to take from earlier runs what they have found, and to
    keep it for later ones.
    """

    paths: tuple[str, ...]
    config_file: Path | None = None
    schema: str | None = None
    stdin_label: str = files.STDIN_LABEL
    fail_on: str | None = None
    baseline: Path | None = None
    since: str | None = None
    repair: Repair | None = None
    cached: bool = True


class Outcome(Struct, frozen=True):
    """What a run came to.

    ``findings`` are sorted, and so are the ``suppressed`` ones; ``known`` is how many are not new,
    and ``stale`` what the baseline holds and nobody found. ``sources`` are the texts that were
    checked, by path, and ``plans`` the paths of all that should have been. ``errors`` is what could
    not be done, ``bugs`` what plancheck itself failed at, ``notes`` how each plan was read.
    ``fail_on`` is the least severity that fails each path checked, None where nothing does.

    ``repaired`` counts the findings that were repaired and are none any more; ``rewritten`` are
    the repairs that are only to be shown, and ``findings`` are then those that would be left.
    """

    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    known: int
    stale: tuple[baseline.Entry, ...]
    sources: Mapping[str, SourceText]
    plans: tuple[str, ...]
    errors: tuple[str, ...]
    bugs: tuple[str, ...]
    notes: tuple[str, ...]
    fail_on: Mapping[str, Severity | None]
    repaired: int
    rewritten: "tuple[Rewritten, ...]"

    @property
    def complete(self) -> bool:
        """Whether all that was named was checked by every rule."""
        return not (self.errors or self.bugs)

    @property
    def status(self) -> ExitCode:
        """The worst of what happened."""
        if self.bugs:
            return ExitCode.BUG
        if self.errors:
            return ExitCode.UNABLE
        fails = any(one.severity.reaches(self.fail_on[one.path]) for one in self.findings)
        return ExitCode.FINDINGS if fails or self.rewritten else ExitCode.OK
