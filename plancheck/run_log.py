"""The use-case of one run of ``log``: a range of commits, to the life of every goal in it.

A history costs its distinct versions of plans, not its commits. Nothing is printed here.
"""

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct, field

from plancheck import git
from plancheck.base import Base
from plancheck.changes.life import Lives
from plancheck.diff.compare import compare
from plancheck.diff.terms import Sayings
from plancheck.errors import ExitCode, PlancheckError, traceback_text
from plancheck.git import Blobs, Entry, Step
from plancheck.model import FlawKind, Plan
from plancheck.reading import Reader
from plancheck.source import SourceText


class LogRequest(Struct, frozen=True):
    """Which history: ``revisions`` is a revision or a range, empty for that of HEAD.

    ``paths`` are those that plans are limited to, none where they are not. ``config_file`` is None
    where what is in force at HEAD is to be found. ``cached`` is whether to take from earlier runs
    what they have read, and to keep it for later ones.
    """

    revisions: str = ""
    paths: tuple[str, ...] = ()
    config_file: Path | None = None
    cached: bool = True


class LogOutcome(Struct, frozen=True):
    """What a run came to: ``plans`` in the order of their paths.

    ``skipped`` are versions that could not be read: what changed in them is told with the next.
    """

    plans: tuple[Lives, ...]
    skipped: tuple[str, ...]
    bugs: tuple[str, ...]

    @property
    def status(self) -> ExitCode:
        """The worst of what happened."""
        return ExitCode.BUG if self.bugs else ExitCode.OK


def run_log(request: LogRequest) -> LogOutcome:
    """Tell the lives of all goals in a history.

    Raises PlancheckError where there is no such history, or no plan in it.
    """
    repository = git.open_at(Path())
    base = Base(git.compare(("HEAD", "HEAD"), ()), request.config_file)  # the settings of HEAD
    limits = [repository.path(path) for path in request.paths]
    steps = git.history(repository, request.revisions, base.is_plan)
    with Blobs(repository) as blobs:
        run = _Run(base, blobs, Reader(cached=request.cached))
        for step in steps:
            run.take(step)
    found = [one for one in run.found if one.all and _is_within(one.path, limits)]
    if not found:
        raise PlancheckError(
            f"no plan with goals in {request.revisions or 'the history of HEAD'}",
            "name another range, or the plans' globs under `plans:` in the configuration",
        )
    plans = sorted(found, key=lambda one: one.path)
    return LogOutcome(tuple(plans), tuple(run.skipped), tuple(run.bugs))


class _Run(Struct):
    base: Base
    blobs: Blobs
    reader: Reader
    sayings: Sayings = field(default_factory=Sayings)
    found: list[Lives] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    bugs: list[str] = field(default_factory=list)
    # By the path that a plan has now: its goals, and the version told last.
    current: dict[str, tuple[Lives, Plan]] = field(default_factory=dict)

    def take(self, step: Step) -> None:
        """Go on with one step; a version that cannot be read is skipped."""
        entry = step.after or step.before
        path = entry.path if entry else ""
        try:
            self.tell(step)
        except PlancheckError as error:
            self.skipped.append(f"{step.commit[:7]}: {error}")
        except Exception:  # noqa: BLE001 -- one bug must not lose what the others give
            self.bugs.append(f"in {path} of {step.commit}:\n{traceback_text()}")

    def tell(self, step: Step) -> None:
        known = self.current.get(step.before.path) if step.before else None
        if known is None and step.before is not None:  # older than the range
            known = (Lives(step.before.path), self.plan(step.before, step.commit))
            known[0].begin(known[1])
            self.found.append(known[0])
        if known is None:
            entry = step.after or step.before
            known = (Lives(entry.path if entry else ""), Plan(SourceText("", "")))
            self.found.append(known[0])
        lives, before = known
        after = (
            self.plan(step.after, step.commit)
            if step.after
            else Plan(SourceText(lives.path, "", step.commit))
        )
        lives.tell(step.commit, step.date, compare(before, after, sayings=self.sayings))
        if step.before:
            self.current.pop(step.before.path, None)
        if step.after:
            self.current[step.after.path] = (lives, after)

    def plan(self, entry: Entry, commit: str) -> Plan:
        """One version of a plan; raises PlancheckError where it cannot be read."""
        source = self.blobs.text(entry, commit)
        config = self.base.config(entry.path).for_plan(self.base.root / entry.path)
        plan = self.reader.read(source, config.wording)
        for flaw in plan.flaws:
            if flaw.kind is FlawKind.UNREADABLE:
                raise PlancheckError(f"{entry.path}: line {flaw.span.line}: {flaw.detail}")
        return plan


def _is_within(path: str, limits: Iterable[str]) -> bool:
    limits = list(limits)
    return not limits or any(one in ("", path) or path.startswith(f"{one}/") for one in limits)
