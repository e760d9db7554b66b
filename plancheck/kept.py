"""What was found in a plan, kept by all that it depends on, so that nothing is read twice.

That is the text and the path, the schema, the words and the severities that it is checked with, and
the program itself. A plan that made plancheck fail, or that could not be read (which may be a
matter of time), is read again.
"""

import contextlib
import json
import os
import sys
from functools import cached_property
from importlib.machinery import PathFinder
from pathlib import Path
from typing import Any

from plancheck import __version__
from plancheck.cache import Cache, digest, folder
from plancheck.checked import Checked, Setup
from plancheck.finding import Finding, Severity
from plancheck.model import Claims, Passage, Scope, Suppression
from plancheck.source import Edit, SourceText, Span
from plancheck.wording import DEFAULT

_UNREADABLE = "unreadable-plan"
_HERE = os.path.dirname(__file__)  # noqa: PTH120


class Kept:
    """What earlier runs have found; where it is not wanted, all is found anew.

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
        except (AttributeError, LookupError, TypeError, ValueError):
            return None  # it has another form than any that we write

    def put(self, source: SourceText, setup: Setup, checked: Checked) -> None:
        """Keep what was found, where it will be found again."""
        is_lasting = all(one.code != _UNREADABLE for one in checked.findings)
        if self._cache and is_lasting and not checked.bugs:
            self._cache.put(self._key(source, setup), encoded(checked))

    def _key(self, source: SourceText, setup: Setup) -> str:
        known = self._setups.get(id(setup))
        if known is None:
            known = self._setups[id(setup)] = (setup, _of_setup(setup))
        texts = (one.encode(errors="surrogatepass") for one in (source.path, source.text))
        return digest(self._program, known[1], *texts)

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
        return json.dumps(stamps).encode(errors="surrogatepass")


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
    words = "" if setup.wording is DEFAULT else repr(setup.wording)
    is_open = setup.fitting is not None
    severities = sorted(setup.severities.items())
    parts = [setup.schema.name, setup.schema.content, is_open, words, severities]
    return json.dumps(parts, default=str).encode(errors="surrogatepass")


def encoded(checked: Checked) -> dict[str, Any]:
    """What was found, as data; the plan itself and bugs are left out."""
    claims = checked.claims
    return {
        "findings": [
            [
                _place(one.span),
                one.code,
                one.severity.value,
                one.message,
                one.hint,
                [[_place(edit.span), edit.text] for edit in one.edits],
            ]
            for one in checked.findings
        ],
        "suppressions": [
            [
                one.scope.value,
                one.codes,
                one.reason,
                one.covers and _place(one.covers),
                _place(one.span),
            ]
            for one in checked.suppressions
        ],
        "claims": claims
        and [
            claims.series,
            claims.cycle,
            _place(claims.place),
            [[one.text, _place(one.span)] for one in claims.labels],
        ],
        "in_full": checked.in_full,
    }


def decoded(data: dict[str, Any], source: SourceText) -> Checked:
    """What was found in ``source``; raises an error of any kind where ``data`` has another form."""
    return Checked(
        tuple(
            Finding(
                source.path,
                _span(place, source),
                _text(code),
                Severity(severity),
                _text(message),
                _text(hint),
                tuple(Edit(_span(at, source), _text(text)) for at, text in edits),
            )
            for place, code, severity, message, hint, edits in data["findings"]
        ),
        tuple(
            Suppression(
                Scope(scope),
                tuple(_text(one) for one in codes),
                _text(reason),
                _span(covers, source) if covers else None,
                _span(place, source),
            )
            for scope, codes, reason, covers, place in data["suppressions"]
        ),
        _claims(data["claims"], source) if data["claims"] else None,
        data["in_full"] is True,
    )


def _claims(data: list[Any], source: SourceText) -> Claims:
    series, cycle, place, labels = data
    return Claims(
        source.path,
        _text(series),
        None if cycle is None else _text(cycle),
        _span(place, source),
        tuple(Passage(_text(text), _span(at, source)) for text, at in labels),
    )


def _place(span: Span) -> list[int]:
    return [span.line, span.column, span.end_line, span.end_column]


def _span(data: list[Any], source: SourceText) -> Span:
    line, column, end_line, end_column = data
    span = Span(line, column, end_line, end_column)
    if span.end_line > len(source.lines):
        raise ValueError(f"no place in the text: {span!r}")
    return span


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"no text: {value!r}")
    return value
