"""The use-case of one run of ``check``: what was named, to what was found and what failed.

Nothing is printed here, and nothing that fails stops the rest.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from plancheck import baseline, files
from plancheck.checked import Checked, Setup, Told
from plancheck.config import DEFAULT_FAIL_ON
from plancheck.errors import PlancheckError, traceback_text
from plancheck.files import PlanFile
from plancheck.finding import Finding, Severity, level
from plancheck.judging import Judge
from plancheck.request import Outcome, Repair, Request
from plancheck.setups import Setups
from plancheck.source import SourceText

if TYPE_CHECKING:
    from plancheck.amend import Rewritten

Judged = tuple[Checked, Setup]
"""What was found in a plan, and what it was checked with."""


def run(request: Request) -> Outcome:
    """Check all that ``request`` names."""
    setups = Setups(request.config_file, request.schema)
    cached = request.cached and not request.repair  # a repair needs the plan itself
    return _Run(request, setups, Judge(cached=cached)).outcome()


class _Run(Struct):
    request: Request
    setups: Setups
    judge: Judge
    plans: list[PlanFile] = field(default_factory=list)
    read: list[tuple[PlanFile, bytes, SourceText, Setup]] = field(default_factory=list)
    sources: dict[str, SourceText] = field(default_factory=dict)
    judged: dict[str, Judged] = field(default_factory=dict)
    entries: tuple[baseline.Entry, ...] = ()
    known: baseline.Known = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)
    fail_on: dict[str, Severity | None] = field(default_factory=dict)
    # Each line once, though many plans may meet it, and with the whole that it belongs to.
    errors: dict[str, str] = field(default_factory=dict)
    bugs: dict[str, str] = field(default_factory=dict)  # a traceback to the plan that first met it
    rewritten: "list[Rewritten]" = field(default_factory=list)
    repaired: int = 0

    def outcome(self) -> Outcome:
        for argument in self.request.paths or (None,):
            self.guard(argument or "the configuration", partial(self.add, argument))
        self.guard("the plans", self.settle)
        for plan in self.plans:
            self.guard(plan.label, partial(self.prepare, plan))
        if not self.request.repair:
            self.judge.look_ahead([(source, setup) for _, _, source, setup in self.read])
        for plan, data, source, setup in self.read:
            self.guard(plan.label, partial(self.check, plan, data, source, setup))
        told = self.told(self.judged)
        findings = [finding for one in told for finding in one.findings]
        self.guard("the baseline", self.read_baseline)
        self.guard("the revision", self.read_since)
        sifted = baseline.sift(findings, self.sources, self.known)
        found = baseline.found_in(findings if self.entries else (), self.sources)
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
            self.repaired,
            tuple(self.rewritten),
        )

    def told(self, judged: Mapping[str, Judged]) -> list[Told]:
        """What is to be told of each plan, in the order of their paths."""
        claims = {
            path: (checked.claims, setup)
            for path, (checked, setup) in judged.items()
            if checked.claims
        }
        among: dict[str, list[Finding]] = {}
        if len(claims) > 1:
            from plancheck.problems import across  # without what reads plans

            self.guard("the plans together", lambda: among.update(across(claims)))
        return [
            _told(path, checked, among.get(path, []), setup)
            for path, (checked, setup) in sorted(judged.items())
        ]

    def read_baseline(self) -> None:
        if self.request.baseline:
            self.entries = baseline.read(self.request.baseline)
            self.known |= baseline.known_by(self.entries)

    def read_since(self) -> None:
        """Know what the plans had to mend in a revision, each by what it is checked with now."""
        if self.request.since is None:
            return
        from plancheck import git  # subprocess is as dear as a bare start of Python
        from plancheck.surroundings import AUTO, Range, current

        since: str | Range = self.request.since
        if since == AUTO:
            since = current("--since")
        paths = {Path(label): label for label in self.judged}
        texts = git.since(since, paths, lambda path: path.endswith(".rst"))
        sources = {
            paths[path]: replace(source, path=paths[path])  # by its name now, as its findings are
            for path, source in texts.items()
            if source
        }
        cases = {path: (source, self.judged[path][1]) for path, source in sources.items()}
        self.judge.look_ahead(list(cases.values()))
        judged = {path: (self.judge.judge(*case), case[1]) for path, case in cases.items()}
        findings = [finding for one in self.told(judged) for finding in one.findings]
        self.known |= baseline.found_in(findings, sources)

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
            self.bugs.setdefault(traceback_text(), subject)

    def settle(self) -> None:
        """Put the plans in their order, each once."""
        named, self.plans = self.plans, []
        self.plans = files.unique(named)

    def add(self, argument: str | None) -> None:
        """Line up the plans that ``argument`` names; None is what the configuration names."""
        if argument == "":
            raise PlancheckError("an empty path names no plan")
        if argument is None:
            self.plans += files.configured(self.setups.config(Path()))
        elif argument == files.STDIN:
            if self.request.repair is Repair.MADE:
                raise PlancheckError(
                    "standard input cannot be repaired in place", "--diff shows the repairs"
                )
            self.plans.append(PlanFile(self.request.stdin_label, None))
        else:
            self.plans += files.named(argument, self.setups.config(files.folder_of(argument)))

    def prepare(self, plan: PlanFile) -> None:
        """Read one plan, and find what it is to be checked with."""
        data = files.read_bytes(plan)
        source = SourceText.decode(plan.label, data)
        config = self.setups.config(files.folder_of(plan.label)).for_plan(Path(plan.label))
        setup = self.setups.setup(config)
        self.notes.append(f"{plan.label}: schema {setup.schema.name}, {config.origin}")
        fail_on = self.request.fail_on or config.fail_on or DEFAULT_FAIL_ON
        self.fail_on[plan.label] = level(fail_on)
        self.read.append((plan, data, source, setup))

    def check(self, plan: PlanFile, data: bytes, source: SourceText, setup: Setup) -> None:
        """Check one plan."""
        checked = self.judge.judge(source, setup)
        for text in checked.bugs:
            self.bugs.setdefault(text, plan.label)
        if self.request.repair:
            source, checked = self.repair(plan, data, source, checked, setup)
        self.sources[plan.label] = source
        self.judged[plan.label] = (checked, setup)

    def repair(
        self, plan: PlanFile, data: bytes, source: SourceText, checked: Checked, setup: Setup
    ) -> tuple[SourceText, Checked]:
        """Repair one plan, or see how; the text that is then to be reported on, and what is.

        What is silenced in the plan is left as it is.
        """
        from plancheck.amend import Rewritten
        from plancheck.check import check
        from plancheck.fix import fix
        from plancheck.suppress import heard, silenced

        fixed = fix(data, source, heard(checked), lambda text: heard(check(text, setup)))
        if fixed.data == data:
            return source, checked
        if self.request.repair is Repair.SHOWN:
            self.rewritten.append(Rewritten(files.nearby(plan.label), data, fixed.data))
            return source, replace(checked, findings=(*fixed.left, *silenced(checked)))
        try:
            files.rewrite(plan, data, fixed.data)
        except PlancheckError as error:
            self.errors[str(error)] = str(error)
            return source, checked
        self.repaired += fixed.repaired
        return fixed.source, check(fixed.source, setup)


def _told(path: str, checked: Checked, among: list[Finding], setup: Setup) -> Told:
    if not among and not checked.suppressions:
        return Told(checked.findings, ())  # which are in order
    from plancheck.suppress import told

    return told(path, checked, among, setup)
