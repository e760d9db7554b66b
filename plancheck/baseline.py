"""Findings that are known already, so that only what is new is told.

A finding is known by its plan and by what it is, not by its line: `Finding.fingerprint`. Where a
plan has the same one several times, the number counts.
"""

import os
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from plancheck.errors import PlancheckError
from plancheck.finding import Finding
from plancheck.source import SourceText

MAX_BYTES = 16 * 1024 * 1024
"""Largest file that is read: some 40,000 findings."""

Key = tuple[str, str]
"""The path of a plan and a fingerprint."""
Known = Counter[Key]


class Entry(Struct, frozen=True):
    """A finding that a baseline holds, as it is told when it no longer matches."""

    path: str
    fingerprint: str
    code: str
    message: str


class Sifted(Struct, frozen=True):
    """Findings that are new, and how many are not."""

    new: tuple[Finding, ...]
    known: int


def read(path: Path) -> tuple[Entry, ...]:
    """The findings in ``path``, a report that ``check --format json`` has written.

    Their paths are relative to the working folder, as they were then. Raises PlancheckError where
    the file cannot be read or is no such report.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise PlancheckError(
            f"{path}: cannot be read: {error.strerror}",
            f"record what there is now: plancheck check --format json -o {path}",
        ) from None
    from plancheck import structured
    from plancheck.wire import FINDINGS_FORMAT

    content = structured.load_json(str(path), data, MAX_BYTES)
    if not isinstance(content, dict) or content.get("format") != FINDINGS_FORMAT:
        raise PlancheckError(
            f"{path}: is no report of findings ({FINDINGS_FORMAT})",
            f"record one: plancheck check --format json -o {path}",
        )
    found = content.get("findings")
    try:
        return tuple(map(_entry, found if isinstance(found, list) else [None]))
    except (KeyError, TypeError):
        raise PlancheckError(
            f"{path}: a finding in it lacks its path, code, message or fingerprint",
            f"record it anew: plancheck check --format json -o {path}",
        ) from None


def _entry(data: Any) -> Entry:
    texts = [data[name] for name in ("path", "fingerprint", "code", "message")]
    if not all(isinstance(text, str) for text in texts):
        raise TypeError
    return Entry(os.path.normpath(texts[0]), *texts[1:])


def known_by(entries: Iterable[Entry]) -> Known:
    """How often each finding stands in a baseline."""
    return Counter((entry.path, entry.fingerprint) for entry in entries)


def found_in(findings: Iterable[Finding], sources: Mapping[str, SourceText]) -> Known:
    """How often each of ``findings``, all in ``sources``, was found."""
    return Counter(_key(finding, sources) for finding in findings)


def sift(findings: Iterable[Finding], sources: Mapping[str, SourceText], known: Known) -> Sifted:
    """``findings`` without those that are ``known``."""
    if not known:
        return Sifted(tuple(findings), 0)
    left = Counter(known)
    new: list[Finding] = []
    passed = 0
    for finding in findings:
        key = _key(finding, sources)
        if left[key] > 0:
            left[key] -= 1
            passed += 1
        else:
            new.append(finding)
    return Sifted(tuple(new), passed)


def stale(entries: Iterable[Entry], found: Known, checked: Iterable[str]) -> tuple[Entry, ...]:
    """The entries of a baseline on the plans ``checked`` that nothing ``found`` matches."""
    left = Counter(found)
    paths = {os.path.normpath(path) for path in checked}
    over: list[Entry] = []
    for entry in entries:
        key = (entry.path, entry.fingerprint)
        if left[key] > 0:
            left[key] -= 1
        elif entry.path in paths:
            over.append(entry)
    return tuple(over)


def _key(finding: Finding, sources: Mapping[str, SourceText]) -> Key:
    return (os.path.normpath(finding.path), finding.fingerprint(sources[finding.path]))
