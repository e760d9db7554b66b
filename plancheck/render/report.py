"""What every format of ``check`` writes from, and what several of them need of it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct, field

from plancheck import HOME
from plancheck.digests import sha256
from plancheck.finding import Finding, Severity, Suppressed
from plancheck.source import SourceText, Span

RULES_URL = f"{HOME}#rules"
"""Where the rules are explained."""

_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


class RuleNote(Struct, frozen=True):
    """A rule as reports explain it: ``text`` and ``markdown`` are its documentation in full."""

    code: str
    severity: Severity
    enabled: bool
    summary: str
    reason: str
    text: str
    markdown: str


class Report(Struct, frozen=True):
    """What a run of ``check`` has to tell.

    ``sources`` are the texts that were checked, by path; ``complete`` is False where something
    that was named could not be checked. ``known`` is how many findings are not told because they
    are not new, ``repaired`` how many were repaired and are gone; None where nobody asked for that.
    ``places`` are paths as the repository has them, for those that it has otherwise;
    ``rules`` gives all that there are, which only some formats need. ``quiet`` leaves out what is
    no finding.
    """

    findings: tuple[Finding, ...]
    sources: Mapping[str, SourceText]
    complete: bool
    suppressed: tuple[Suppressed, ...] = ()
    known: int = 0
    repaired: int | None = None
    places: Mapping[str, str] = field(default_factory=dict)
    rules: Callable[[], tuple[RuleNote, ...]] = tuple
    colour: bool = False
    quiet: bool = False

    def place(self, path: str) -> str:
        """``path`` from the repository's root, as services that show findings in files ask."""
        return self.places.get(path, path)


def by_path(report: Report) -> dict[str, list[Finding]]:
    """The findings in each plan that was checked; those of a good plan are none."""
    found: dict[str, list[Finding]] = {path: [] for path in sorted(report.sources)}
    for finding in report.findings:
        found[finding.path].append(finding)
    return found


def worst_first(finding: Finding) -> tuple[int, tuple[str, Span, str, str]]:
    """The key by which findings are sorted where there may not be room for all of them."""
    return (_RANKS[finding.severity], finding.order)


def spoken(finding: Finding) -> str:
    """What is wrong and what to do, for a format that has one field for both."""
    return f"{finding.message}; {finding.hint}" if finding.hint else finding.message


def identities(findings: Iterable[Finding], report: Report) -> Iterator[str]:
    """For each of ``findings`` what no other of them has, and what its line does not change.

    GitLab takes findings with one fingerprint for one finding; a line in it would make every
    finding below an insertion a new one (conventions of the places, GitLab Code Quality).
    """
    seen: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        key = (report.place(finding.path), finding.fingerprint(report.sources[finding.path]))
        parts = (*key, str(seen[key]))
        seen[key] += 1
        yield sha256("\0".join(parts))[:32]
