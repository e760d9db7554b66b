"""Reports to render."""

from collections.abc import Callable
from typing import Any

import pytest

from plancheck import docs
from plancheck.finding import Finding, Severity
from plancheck.render.report import Report
from plancheck.source import SourceText, Span

SOURCE = "Plan\n====\n\n" + "words of a plan, some more words\n" * 200


@pytest.fixture
def finding() -> Callable[..., Finding]:
    """Make a finding; what is not said of it is as good as any."""

    def make(message: str = "says nothing", **given: Any) -> Finding:
        values = {
            "path": "p.rst",
            "span": Span(4, 1, 4, 6),
            "code": "bare-name",
            "severity": Severity.WARNING,
            "message": message,
        }
        return Finding(**{**values, **given})

    return make


@pytest.fixture
def report() -> Callable[..., Report]:
    """Make a report of findings in plans that all have the same text."""

    def make(*findings: Finding, text: str = SOURCE, **given: Any) -> Report:
        told = [*findings, *(one.finding for one in given.get("suppressed", ()))]
        paths = {one.path for one in told} | set(given.pop("good", ()))
        values = {
            "sources": {path: SourceText(path, text) for path in sorted(paths)},
            "complete": True,
            "rules": docs.rule_notes,
        }
        return Report(tuple(sorted(findings, key=lambda one: one.order)), **{**values, **given})

    return make


@pytest.fixture
def many(finding: Callable[..., Finding]) -> Callable[[int], list[Finding]]:
    """So many findings: a tenth errors, a fifth infos, the rest warnings."""

    def make(number: int) -> list[Finding]:
        kinds = [Severity.ERROR, *[Severity.INFO] * 2, *[Severity.WARNING] * 7]
        return [
            finding(
                f"number {at} is wrong, as are all the others of this plan " * 3,
                path=f"plans/{at % 50:02}.rst",
                span=Span(4 + at % 190, 1, 4 + at % 190, 6),
                severity=kinds[at % 10],
                hint="mend it",
            )
            for at in range(number)
        ]

    return make
