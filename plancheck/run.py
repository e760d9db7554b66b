"""The use-case of one run of ``check``: what was named, to what was found and what failed.

Nothing is printed here, and nothing that fails stops the rest.
"""

import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from plancheck import baseline, files
from plancheck.check import Checked, Setup, across, check
from plancheck.config import DEFAULT_FAIL_ON, Config, discover, read
from plancheck.errors import ExitCode, PlancheckError
from plancheck.files import PlanFile
from plancheck.finding import Finding, Severity, Suppressed, level
from plancheck.schema import find
from plancheck.source import SourceText
from plancheck.suppress import Told, told


@dataclass(frozen=True, slots=True)
class Request:
    """What to check, and by what.

    ``paths`` are files, folders and ``-``; where there are none, the configuration's plans.
    ``config_file``, ``schema`` and ``fail_on`` are None where the nearest configuration says which;
    ``fail_on`` is the name of a severity, or ``never``. What ``baseline``, a report of an earlier
    run, holds is not told again.
    """

    paths: tuple[str, ...]
    config_file: Path | None = None
    schema: str | None = None
    stdin_label: str = files.STDIN_LABEL
    fail_on: str | None = None
    baseline: Path | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to.

    ``findings`` are sorted, and so are the ``suppressed`` ones; ``known`` is how many are not new,
    and ``stale`` what the baseline holds and nobody found. ``sources`` are the texts that were
    checked, by path, and ``plans`` the paths of all that should have been. ``errors`` is what could
    not be done, ``bugs`` what plancheck itself failed at, ``notes`` how each plan was read.
    ``fail_on`` is the least severity that fails each path checked, None where nothing does.
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
        return ExitCode.FINDINGS if fails else ExitCode.OK


def run(request: Request) -> Outcome:
    """Check all that ``request`` names."""
    return _Run(request).outcome()


@dataclass
class _Run:
    request: Request
    plans: list[PlanFile] = field(default_factory=list)
    sources: dict[str, SourceText] = field(default_factory=dict)
    checked: dict[str, tuple[Checked, Setup]] = field(default_factory=dict)
    entries: tuple[baseline.Entry, ...] = ()
    notes: list[str] = field(default_factory=list)
    fail_on: dict[str, Severity | None] = field(default_factory=dict)
    # Each line once, though many plans may meet it, and with the whole that it belongs to.
    errors: dict[str, str] = field(default_factory=dict)
    bugs: dict[str, str] = field(default_factory=dict)  # a traceback to the plan that first met it
    configs: dict[Path, Config] = field(default_factory=dict)
    setups: dict[tuple[Path, tuple[int, ...]], Setup] = field(default_factory=dict)

    def outcome(self) -> Outcome:
        for argument in self.request.paths or (None,):
            self.guard(argument or "the configuration", partial(self.add, argument))
        self.guard("the plans", self.settle)
        for plan in self.plans:
            self.guard(plan.label, partial(self.check, plan))
        told = self.told()
        findings = [finding for one in told for finding in one.findings]
        self.guard("the baseline", self.read_baseline)
        sifted = baseline.sift(findings, self.sources, baseline.known_by(self.entries))
        found = baseline.found_in(findings, self.sources)
        return Outcome(
            sifted.new,
            tuple(one for each in told for one in each.suppressed),
            sifted.known,
            baseline.stale(self.entries, found, self.sources),
            self.sources,
            tuple(plan.label for plan in self.plans),
            tuple(sorted(self.errors, key=lambda line: self.errors[line])),
            tuple(f"while checking {plan}:\n{text}" for text, plan in self.bugs.items()),
            tuple(self.notes),
            self.fail_on,
        )

    def told(self) -> list[Told]:
        """What is to be told of each plan that was checked, in the order of their paths."""
        claims = {
            path: (checked.claims, setup)
            for path, (checked, setup) in self.checked.items()
            if checked.claims
        }
        among: dict[str, list[Finding]] = {}
        self.guard("the plans together", lambda: among.update(across(claims)))
        return [
            told(path, checked, among.get(path, []), setup)
            for path, (checked, setup) in sorted(self.checked.items())
        ]

    def read_baseline(self) -> None:
        if self.request.baseline:
            self.entries = baseline.read(self.request.baseline)

    def guard(self, subject: str, work: Callable[[], None]) -> None:
        """Do ``work`` on ``subject``; keep what goes wrong."""
        try:
            work()
        except PlancheckError as error:
            self.errors |= dict.fromkeys(error.lines, str(error))
        except OSError as error:
            text = f"{error.filename or subject}: cannot be read: {error.strerror}"
            self.errors[text] = text
        except Exception:  # noqa: BLE001 -- one bug must not lose what the others find
            self.bugs.setdefault(traceback.format_exc(), subject)

    def settle(self) -> None:
        """Put the plans in their order, each once."""
        named, self.plans = self.plans, []
        self.plans = files.unique(named)

    def add(self, argument: str | None) -> None:
        """Line up the plans that ``argument`` names; None is what the configuration names."""
        if argument == "":
            raise PlancheckError("an empty path names no plan")
        if argument is None:
            self.plans += files.configured(self.config(Path()))
        elif argument == files.STDIN:
            self.plans.append(PlanFile(self.request.stdin_label, None))
        else:
            self.plans += files.named(argument, self.config(files.folder_of(argument)))

    def check(self, plan: PlanFile) -> None:
        """Check one plan."""
        source = files.read(plan)
        config = self.config(files.folder_of(plan.label)).for_plan(Path(plan.label))
        setup = self.setup(config)
        self.notes.append(f"{plan.label}: schema {setup.schema.name}, {config.origin}")
        fail_on = self.request.fail_on or config.fail_on or DEFAULT_FAIL_ON
        self.fail_on[plan.label] = level(fail_on)
        checked = check(source, setup)
        self.sources[plan.label] = source
        self.checked[plan.label] = (checked, setup)
        for text in checked.bugs:
            self.bugs.setdefault(text, plan.label)

    def config(self, folder: Path) -> Config:
        """The configuration in force for plans in ``folder``."""
        if folder not in self.configs:
            chosen = self.request.config_file
            self.configs[folder] = read(chosen) if chosen else discover(folder)
        return self.configs[folder]

    def setup(self, config: Config) -> Setup:
        """What plans under ``config`` are checked with."""
        place = (config.path or config.folder, config.applied)
        if place not in self.setups:
            asked = self.request.schema
            schema = config.find_schema() if asked is None else find(asked, Path())
            is_chosen = asked is not None or config.schema is not None
            fitting = None if is_chosen else partial(find, folder=Path())
            self.setups[place] = Setup(schema, fitting, config.wording, config.severities)
        return self.setups[place]
