"""Changes as plain data: the shape of ``diff --format json`` (schema/changelog.json)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from plancheck.change import Change, Comparison, Kind, Match, Ref, Subject
from plancheck.wire import span_data

CHANGELOG_FORMAT = "plancheck.changelog/1"


@dataclass(frozen=True, slots=True)
class Side:
    """What was compared as a whole: a revision, or a file where one was named."""

    revision: str | None = None
    path: str | None = None


def changes_data(
    comparisons: Sequence[Comparison], before: Side = Side(), after: Side = Side()
) -> dict[str, Any]:
    """``comparisons``, one for each plan, in the shape of ``diff --format json``."""
    return {
        "format": CHANGELOG_FORMAT,
        "before": {"revision": before.revision, "path": before.path},
        "after": {"revision": after.revision, "path": after.path},
        "plans": [_plan(one) for one in comparisons],
    }


def _plan(comparison: Comparison) -> dict[str, Any]:
    before, after = comparison.before, comparison.after
    return {
        "path": after.source.path,
        "before_path": before.source.path,
        "cycle": after.cycle,
        "before_cycle": before.cycle,
        "changes": [_change(change) for change in comparison.changes],
    }


def matches_data(matches: Sequence[Match]) -> list[dict[str, Any]]:
    """``matches`` for ``--explain-match``: what was taken as one, why and how surely."""
    return [
        {
            "subject": match.subject.value,
            "before": {"text": match.before.text, **_side(match.before)},
            "after": {"text": match.after.text, **_side(match.after)},
            "score": match.score,
            "reasons": [
                {"evidence": reason.evidence.value, "shared": list(reason.shared)}
                for reason in match.reasons
            ],
        }
        for match in matches
    ]


def _change(change: Change) -> dict[str, Any]:
    data: dict[str, Any] = {
        "subject": change.subject.value,
        "kind": change.kind.value,
        "theme": change.theme,
    }
    if change.subject is Subject.FIELD:
        data["name"] = change.name
    elif change.kind is Kind.RELINKED:
        data["name"] = change.sides[-1].text
    return {
        **data,
        "before": change.told(change.before),
        "after": change.told(change.after),
        "id": change.id,
        "places": {
            "before": _side(change.before) if change.before else None,
            "after": _side(change.after) if change.after else None,
        },
        "anchor": span_data(change.anchor.span) if change.anchor else None,
        "score": change.match.score if change.match else None,
    }


def _side(side: Ref) -> dict[str, Any]:
    """Where one side stands: under which theme, how committed, and in which lines."""
    commitment = side.commitment.value if side.commitment else None
    return {"theme": side.theme, "commitment": commitment, **span_data(side.span)}
