"""Which changes a list of kinds asks for."""

import pytest

from plancheck.changes.change import KINDS, Anchor, Change, Kind, Ref, Subject
from plancheck.changes.selection import selected, selection
from plancheck.errors import PlancheckError
from plancheck.source import Span

THEME, GOAL, CONTACT, FIELD = Subject.THEME, Subject.GOAL, Subject.CONTACT, Subject.FIELD


@pytest.mark.parametrize(
    ("spec", "wanted"),
    [
        ("dropped", {(THEME, Kind.DROPPED), (GOAL, Kind.DROPPED)}),
        ("theme:dropped", {(THEME, Kind.DROPPED)}),
        ("contact:dropped", {(CONTACT, Kind.DROPPED)}),
        ("reworded", {(GOAL, Kind.REWORDED)}),
        ("retiered", {(THEME, Kind.RETIERED)}),
        ("relinked", {(CONTACT, Kind.RELINKED)}),
        ("changed", {(FIELD, Kind.CHANGED)}),
        (" Goal:Stretched , field:added,", {(GOAL, Kind.STRETCHED), (FIELD, Kind.ADDED)}),
    ],
)
def test_a_kind_alone_is_that_of_what_a_team_promises(
    spec: str, wanted: set[tuple[Subject, Kind]]
) -> None:
    assert selection(spec) == wanted


def test_every_kind_can_be_asked_for() -> None:
    every = {(subject, kind) for subject, kinds in KINDS.items() for kind in kinds}
    assert selection(",".join(f"{subject}:{kind}" for subject, kind in every)) == every


@pytest.mark.parametrize(
    ("spec", "says"),
    [
        ("", "no kind of change is named"),
        (" , ", "no kind of change is named"),
        ("droped", '"droped" is no kind of change: did you mean "dropped"?'),
        ("theme:moved", '"theme:moved" is no kind of change: a theme can be added, dropped,'),
        ("themes:dropped", 'did you mean "theme"?'),
        ("everything", "kinds are added, dropped, stretched"),
    ],
)
def test_what_is_no_kind_is_refused_with_what_to_write(spec: str, says: str) -> None:
    with pytest.raises(PlancheckError) as error:
        selection(spec)
    assert says in str(error.value)


def test_a_change_is_selected_by_its_subject_and_kind() -> None:
    here = Span(1, 1, 1, 4)
    goal, contact = (
        Change(subject, Kind.DROPPED, Ref("Sap", "Tap.", here), None, Anchor(here))
        for subject in (GOAL, CONTACT)
    )
    assert selected(goal, selection("dropped"))
    assert not selected(contact, selection("dropped"))
    assert not selected(goal, selection("stretched"))
