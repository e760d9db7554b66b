"""What several tests need."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from plancheck.check import Setup, check
from plancheck.finding import Finding
from plancheck.schema import find
from plancheck.source import SourceText

ROOT = Path(__file__).parent.parent
Checker = Callable[..., list[Finding]]


@pytest.fixture
def findings() -> Checker:
    """Check a plan's text, by default as ``plancheck check`` does with no configuration."""

    def checker(text: str, schema: str | None = None, path: str = "plan.rst") -> list[Finding]:
        open_to = None if schema else partial(find, folder=ROOT)
        setup = Setup(find(schema or "linked", ROOT), open_to)
        checked = check(SourceText(path, text), setup)
        assert not checked.bugs
        return list(checked.findings)

    return checker
