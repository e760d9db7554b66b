"""The use-case of one run of ``diff``: what was named, to what changed and what the gate says.

Nothing is printed here, nothing is written, and a plan that cannot be compared stops no other.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct, field

from plancheck import disk, files, git
from plancheck.base import Base
from plancheck.changes.change import Comparison as Changes
from plancheck.changes.change import Kind
from plancheck.changes.changelog import Acceptance, Changelog, Side
from plancheck.changes.gate import judged
from plancheck.changes.selection import selection
from plancheck.config import Config, discover
from plancheck.diff.compare import compare
from plancheck.errors import ExitCode, PlancheckError, traceback_text
from plancheck.git import Comparison, Entry, Pair, Place, Plans
from plancheck.model import FlawKind, Plan
from plancheck.reading import Reader
from plancheck.source import SourceText
from plancheck.surroundings import AUTO, Range, current

_ID = re.compile(r"\b([0-9a-f]{12})[0-9a-f]{28,52}\b")
_ACCEPTED = {f"Plan-{kind.capitalize()}": kind for kind in Kind}
"""The kind of change that a line under each key in a commit's message accepts."""


class DiffRequest(Struct, frozen=True):
    """What to compare, as it was typed.

    ``paths`` are those behind ``--``, None where there is none. ``base`` is a revision that stands
    for all ``arguments``, or AUTO for the one that the environment names. ``fail_on`` names the
    changes that the gate watches for; empty for no gate. ``config_file`` is None where what is in
    force is to be found. ``cached`` is whether to take from earlier runs what they have read, and
    to keep it for later ones.
    """

    arguments: tuple[str, ...]
    paths: tuple[str, ...] | None = None
    base: str | None = None
    is_staged: bool = False
    fail_on: str = ""
    config_file: Path | None = None
    stdin_label: str = files.STDIN_LABEL
    cached: bool = True


class DiffOutcome(Struct, frozen=True):
    """What a run came to.

    ``inputs`` are the files on disk that were read. ``errors`` is what could not be compared,
    ``warnings`` what of a plan could not be read, ``notices`` what does not count yet, ``notes``
    how it was done, ``bugs`` what plancheck itself failed at.
    """

    changelog: Changelog
    inputs: tuple[str, ...]
    errors: tuple[str, ...]
    warnings: tuple[str, ...]
    notices: tuple[str, ...]
    notes: tuple[str, ...]
    bugs: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Whether every plan could be compared."""
        return not (self.errors or self.bugs)

    @property
    def status(self) -> ExitCode:
        """The worst of what happened."""
        if self.bugs:
            return ExitCode.BUG
        if self.errors:
            return ExitCode.UNABLE
        return ExitCode.FINDINGS if self.changelog.failing else ExitCode.OK


def run_diff(request: DiffRequest) -> DiffOutcome:
    """Compare what ``request`` names.

    Raises PlancheckError where it cannot be told what is meant, or it is not there.
    """
    wanted = selection(request.fail_on) if request.fail_on else frozenset()
    if request.base is None:
        named = git.compare(request.arguments, request.paths, is_staged=request.is_staged)
    else:
        change = current("--base") if request.base == AUTO else Range(request.base)
        named = git.compare_range(change, request.paths)
    run = _Run(request, named, Base(named, request.config_file), Reader(cached=request.cached))
    with git.ahead(named, tuple(_ACCEPTED)):
        found = list(run.changes())
        plans, unmatched = judged(found, wanted, list(run.acceptances()))
    if named.paths or named.before.path is not None or run.errors or run.bugs:
        unmatched = ()  # each may be of a plan that was not looked at
    before, after = map(_told, (named.before, named.after))
    return DiffOutcome(
        Changelog(before, after, plans, request.fail_on, unmatched),
        tuple(run.inputs),
        tuple(run.errors),
        tuple(run.warnings),
        tuple(run.notices()),
        tuple(run.notes),
        tuple(run.bugs),
    )


def _told(side: git.Side) -> Side:
    """A side as people are told it: by the first digits of a commit's id, which nobody reads."""
    name = _ID.sub(r"\1", side.name) if side.revision else side.name
    return Side(name, side.revision, side.path)


def driven(before: tuple[str, str, str], after: tuple[str, str, str]) -> Changelog:
    """What changed in a plan, as git hands it to a program that shows differences.

    Each side is the plan's path, the id of its content, all zeros for a file of the work tree, and
    a file that holds it: /dev/null where there is none. Raises PlancheckError where one cannot be
    read.
    """
    plans, reader = [], Reader(cached=True)
    for path, _, file in (before, after):
        data = b"" if file == os.devnull else disk.read(path, Path(file))
        plan = reader.read(SourceText.decode(path, data), discover(Path(path).parent).wording)
        for flaw in plan.flaws:
            if flaw.kind is FlawKind.UNREADABLE:
                raise PlancheckError(f"line {flaw.span.line}: {flaw.detail}")
        plans.append(plan)
    found, _ = judged([compare(*plans)], frozenset(), ())
    old, new = (
        Side(oid[:7] if oid.strip("0.") else "work tree", path=path)
        for path, oid, _ in (before, after)
    )
    return Changelog(old, new, found)


class _Run(Struct):
    request: DiffRequest
    named: Comparison
    base: Base
    reader: Reader
    inputs: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    bugs: list[str] = field(default_factory=list)

    def changes(self) -> Iterator[Changes]:
        """What changed in each plan that is not the same on both sides."""
        self.notes += [one.note for one in (self.named.before, self.named.after) if one.note]
        with Plans(self.named, self.base.is_plan, self.request.stdin_label) as plans:
            for pair in plans.pairs():
                entry = pair.after or pair.before
                if pair.is_unchanged or entry is None:
                    continue
                try:
                    yield self.compared(plans, pair, entry)
                except PlancheckError as error:
                    self.errors.append(str(error))
                except Exception:  # noqa: BLE001 -- one bug must not lose what the others give
                    self.bugs.append(f"while comparing {entry.path}:\n{traceback_text()}")

    def compared(self, plans: Plans, pair: Pair, entry: Entry) -> Changes:
        """What changed in one plan; one that is there on one side only came or went as a whole."""
        config = self.base.config(entry.path)
        self.notes.append(f"{entry.path}: {config.origin}")
        before, after = (
            self.plan(plans, side, one, config)
            if one
            else Plan(SourceText(entry.path, "", side.revision))
            for side, one in ((self.named.before, pair.before), (self.named.after, pair.after))
        )
        return compare(before, after)

    def plan(self, plans: Plans, side: git.Side, entry: Entry, config: Config) -> Plan:
        """One plan on one side; raises PlancheckError where it cannot be read at all."""
        source = plans.text(side, entry)
        if entry.is_on_disk and side.place is not Place.STDIN:
            self.inputs.append(str(self.base.root / entry.path))
        plan = self.reader.read(source, config.for_plan(self.base.root / entry.path).wording)
        place = f"{entry.path} in {side.name}" if side.path is None else entry.path
        for flaw in plan.flaws:
            where = f"{place}: line {flaw.span.line}"
            if flaw.kind is FlawKind.UNREADABLE:
                raise PlancheckError(
                    f"{where}: {flaw.detail}", "`plancheck check` tells what to mend"
                )
            if flaw.kind in (FlawKind.MALFORMED_TABLE, FlawKind.NOT_READ):
                what = "a table or file in it could not be read, so what it holds counts as gone"
                self.warnings.append(f"{where}: {what}")
        return plan

    def notices(self) -> Iterator[str]:
        """What is to be said of both sides though nobody asks."""
        if self.named.before.place is Place.NOTHING:
            yield self.named.before.note
        yield from self.base.notices()

    def acceptances(self) -> Iterator[Acceptance]:
        """What commits between the two sides, and the configuration, accept on purpose."""
        for one in self.trailers():
            what, _, reason = one.value.partition(" -- ")
            origin = f"commit {one.commit[:7]}"
            yield Acceptance(_ACCEPTED[one.key], what.strip(), reason.strip(), origin)
        for config in self.base.in_force:
            yield from config.accept

    def trailers(self) -> list[git.Trailer]:
        """What commits accept; where they lack, only a gate has to know it."""
        try:
            return git.trailers(self.named, tuple(_ACCEPTED))
        except PlancheckError as error:
            if self.request.fail_on:
                raise
            self.notes.append(f"what commits accept is not told: {error}")
            return []
