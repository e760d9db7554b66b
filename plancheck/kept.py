"""What was read and found in a plan, kept by all that it depends on: nothing is read twice.

That is the text and the path, the schema, the words and the severities that it is checked with, and
the program itself. A plan that made plancheck fail, or that could not be read (which may be a
matter of time), is read again.
"""

import contextlib
import os
import sys
from collections.abc import Iterator
from functools import cached_property
from importlib.machinery import PathFinder
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import DecodeError, Struct, msgpack
from msgspec.structs import replace

from plancheck import __version__
from plancheck.cache import Cache, folder
from plancheck.checked import Checked, Setup
from plancheck.claims import Claims
from plancheck.digests import blake2
from plancheck.finding import Finding, Suppression
from plancheck.language.wording import DEFAULT, Wording
from plancheck.source import SourceText, Span

if TYPE_CHECKING:
    from plancheck.model import Plan

_UNREADABLE = "unreadable-plan"
_NOWHERE = SourceText("", "")
"""Stands for the text in a plan that is kept: who asks for it has that."""
_HERE = os.path.dirname(__file__)  # noqa: PTH120


class Kept:
    """What earlier runs have read and found; where it is not wanted, all is found anew.

    So it is where the program is in an archive, whose state would be dear to tell.
    """

    def __init__(self, *, wanted: bool = True) -> None:
        place = folder() if wanted and os.path.isdir(_HERE) else None  # noqa: PTH112
        self._cache = Cache(place) if place else None
        self._setups: dict[int, tuple[Setup, bytes]] = {}

    def get(self, source: SourceText, setup: Setup) -> Checked | None:
        """What was found in ``source`` by ``setup``, if that is known."""
        if not self._cache:
            return None
        document = self._cache.get(self._key(source, setup))
        try:
            return decoded(document, source) if document else None
        except ValueError:  # it has another form than any that we write
            return None

    def put(self, source: SourceText, setup: Setup, checked: Checked) -> None:
        """Keep what was found, where it will be found again."""
        is_lasting = all(one.code != _UNREADABLE for one in checked.findings)
        if self._cache and is_lasting and not checked.bugs and (data := encoded(checked)):
            self._cache.put(self._key(source, setup), data)

    def plan(self, source: SourceText, wording: Wording) -> "Plan | None":
        """The plan that was read in ``source`` by ``wording``, if that is known."""
        if not self._cache:
            return None
        document = self._cache.get(self._key_of(source, _of_plan(wording)))
        if not document:
            return None
        from plancheck.model import Plan

        try:
            return replace(msgpack.decode(document, type=Plan), source=source)
        except DecodeError:
            return None

    def put_plan(self, plan: "Plan", wording: Wording) -> None:
        """Keep a plan, if it was read in full: what could not be may be a matter of time."""
        from plancheck.model import FlawKind

        if not self._cache or any(flaw.kind is FlawKind.UNREADABLE for flaw in plan.flaws):
            return
        data = msgpack.encode(replace(plan, source=_NOWHERE))
        self._cache.put(self._key_of(plan.source, _of_plan(wording)), data)

    def _key(self, source: SourceText, setup: Setup) -> str:
        known = self._setups.get(id(setup))
        if known is None:
            known = self._setups[id(setup)] = (setup, _of_setup(setup))
        return self._key_of(source, known[1])

    def _key_of(self, source: SourceText, by: bytes) -> str:
        texts = (one.encode(errors="surrogatepass") for one in (source.path, source.text))
        return blake2(self._program, by, *texts)

    @cached_property
    def _program(self) -> bytes:
        """What stands for the code that finds: a version may be any of several states of it."""
        stamps: list[Any] = [__version__, sys.version, _stamps(_HERE)]
        stamps.append(_stamps(os.path.join(os.path.dirname(_HERE), "schema")))  # noqa: PTH118, PTH120
        for name in ("docutils", "sentencex"):
            spec = PathFinder.find_spec(name)
            if spec and spec.origin:
                with contextlib.suppress(OSError):  # it is in an archive
                    about = Path(spec.origin).stat()
                    stamps.append([spec.origin, about.st_mtime_ns, about.st_size])
        return blake2(repr(stamps).encode(errors="surrogatepass")).encode()


def _stamps(place: str) -> list[Any]:
    """The files under ``place``, with what changes when they do."""
    found: list[Any] = []
    if not os.path.isdir(place):  # noqa: PTH112
        return found
    with os.scandir(place) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    found += _stamps(entry.path)
            elif entry.name.endswith((".py", ".json")):
                about = entry.stat()
                found.append([entry.path, about.st_mtime_ns, about.st_size])
    return sorted(found)


def _of_setup(setup: Setup) -> bytes:
    is_open = setup.fitting is not None
    severities = sorted(setup.severities.items())
    parts = [setup.schema.name, setup.schema.content, is_open, _said(setup.wording), severities]
    return repr(parts).encode(errors="surrogatepass")


def _of_plan(wording: Wording) -> bytes:
    return f"plan {_said(wording)}".encode(errors="surrogatepass")


def _said(wording: Wording) -> str:
    return "" if wording is DEFAULT else repr(wording)


class _Found(Struct, array_like=True):
    """What is kept of what was found: all but the plan itself, and bugs."""

    findings: tuple[Finding, ...]
    suppressions: tuple[Suppression, ...]
    claims: Claims | None
    in_full: bool

    def places(self) -> Iterator[Span]:
        for finding in self.findings:
            yield finding.span
            for edit in finding.edits:
                yield edit.span
        for one in self.suppressions:
            yield one.span
            if one.covers:
                yield one.covers
        if self.claims:
            yield self.claims.place
            for label in self.claims.labels:
                yield label.span


def encoded(checked: Checked) -> bytes | None:
    """What was found, as data; the plan itself and bugs are left out.

    None where a path or a schema's words hold what is no Unicode, and no data.
    """
    found = _Found(checked.findings, checked.suppressions, checked.claims, checked.in_full)
    try:
        return msgpack.encode(found)
    except UnicodeEncodeError:
        return None


def decoded(data: bytes, source: SourceText) -> Checked:
    """What was found in ``source``; raises ValueError where ``data`` has another form."""
    try:
        found = msgpack.decode(data, type=_Found)
    except DecodeError as error:
        raise ValueError(str(error)) from None
    last = len(source.lines)
    for place in found.places():
        if place.end_line > last:
            raise ValueError(f"no place in the text: {place!r}")
    if any(finding.path != source.path for finding in found.findings):
        raise ValueError(f"findings in another plan than {source.path}")
    return Checked(found.findings, found.suppressions, found.claims, found.in_full)
