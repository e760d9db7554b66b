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


GOOD = """\
Cedar Project Priorities
========================

+----------+------------------+
| Priority | Primary Contacts |
+==========+==================+
| Backups_ | `Ada Moss`_      |
+----------+------------------+

.. _Ada Moss: https://example.org/~ada

Backups
-------

In Cedar we plan to:

* Restore a volume from any snapshot.
"""


@pytest.fixture
def good() -> str:
    """A plan with nothing to report."""
    return GOOD


@pytest.fixture
def bad() -> str:
    """A plan whose theme, on line 7, names nobody."""
    nobody = GOOD.replace("`Ada Moss`_ ", "TBD         ")
    return nobody.replace(".. _Ada Moss: https://example.org/~ada\n\n", "")


@pytest.fixture
def identity() -> dict[str, str]:
    """Who commits, as git takes it from the environment."""
    return {
        f"GIT_{role}_{what}": value
        for role in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "Ada Moss"), ("EMAIL", "ada@example.org"))
    }
