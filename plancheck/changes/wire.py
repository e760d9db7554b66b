"""Changes as plain data: the shapes of ``diff`` and ``log --format json``, each with its schema."""

from collections.abc import Sequence
from typing import Any

from plancheck.changes.change import Change, Match, Ref, Subject
from plancheck.changes.changelog import Acceptance, Changelog, PlanChanges
from plancheck.changes.life import Lives
from plancheck.wire import span_data

CHANGELOG_FORMAT = "plancheck.changelog/1"
HISTORY_FORMAT = "plancheck.history/1"


def changes_data(
    changelog: Changelog, *, complete: bool = True, explain: bool = False
) -> dict[str, Any]:
    """``changelog`` in the shape of ``diff --format json``.

    ``complete`` is False where a plan could not be compared. ``explain``: with what was taken as
    one, why and how surely.
    """
    before, after = changelog.before, changelog.after
    return {
        "format": CHANGELOG_FORMAT,
        "complete": complete,
        "before": {"revision": before.revision, "path": before.path},
        "after": {"revision": after.revision, "path": after.path},
        "fail_on": changelog.fail_on or None,
        "plans": [
            {**_plan(one), **({"matches": _matches(one.comparison.matches)} if explain else {})}
            for one in changelog.plans
        ],
        "unmatched": [_acceptance(one) for one in changelog.unmatched],
    }


def _plan(plan: PlanChanges) -> dict[str, Any]:
    before, after = plan.comparison.before, plan.comparison.after
    return {
        "path": plan.path,
        "before_path": plan.before_path,
        "cycle": after.cycle or before.cycle,
        "before_cycle": before.cycle,
        "changes": [
            {
                **_change(change),
                "accepted": _acceptance(plan.accepted[number]) if number in plan.accepted else None,
                "fails": number in plan.failing,
            }
            for number, change in enumerate(plan.comparison.changes)
        ],
    }


def _acceptance(acceptance: Acceptance) -> dict[str, Any]:
    return {
        "kind": acceptance.kind.value,
        "what": acceptance.what,
        "reason": acceptance.reason,
        "origin": acceptance.origin,
    }


def _matches(matches: Sequence[Match]) -> list[dict[str, Any]]:
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
    if change.subject in (Subject.CONTACT, Subject.FIELD):
        data["name"] = change.name
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


def lives_data(plans: Sequence[Lives]) -> dict[str, Any]:
    """The lives of goals in the shape of ``log --format json`` (schema/history.json)."""
    return {
        "format": HISTORY_FORMAT,
        "plans": [
            {
                "path": plan.path,
                "cycle": plan.cycle,
                "goals": [
                    {
                        "theme": life.theme,
                        "text": life.text,
                        "dropped": life.is_over,
                        "events": [
                            {"commit": one.commit, "date": one.date, **_change(one.change)}
                            for one in life.events
                        ],
                    }
                    for life in plan.all
                ],
            }
            for plan in plans
        ],
    }
