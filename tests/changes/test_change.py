"""What a change can be, its mirror image and its name."""

import itertools

import pytest

from plancheck.changes.change import (
    KINDS,
    Anchor,
    Change,
    Evidence,
    Kind,
    Match,
    Reason,
    Ref,
    Subject,
)
from plancheck.model import Commitment
from plancheck.source import Span

HERE, THERE = Span(3, 1, 3, 9), Span(7, 3, 8, 4)
OLD = Ref("Sap", "Tap forty trees.", HERE, Commitment.COMMITTED, tier="High", url="https://a")
NEW = Ref("Syrup", "Tap fifty trees!", THERE, Commitment.STRETCH, tier="Low", url="https://b")
ANCHOR = Anchor(THERE, "Syrup")
ALONE = (Kind.ADDED, Kind.DROPPED)


def change(subject: Subject, kind: Kind) -> Change:
    before = None if kind is Kind.ADDED else OLD
    after = None if kind is Kind.DROPPED else NEW
    return Change(subject, kind, before, after, ANCHOR if kind in ALONE else None)


EVERY = [change(subject, kind) for subject, kinds in KINDS.items() for kind in kinds]


@pytest.mark.parametrize(
    ("subject", "kind"),
    [pair for pair in itertools.product(Subject, Kind) if pair[1] not in KINDS[pair[0]]],
)
def test_what_cannot_become_of_a_subject_is_refused(subject: Subject, kind: Kind) -> None:
    with pytest.raises(ValueError, match=f"a {subject} cannot be {kind}"):
        change(subject, kind)


@pytest.mark.parametrize("kind", KINDS[Subject.GOAL])
def test_a_change_has_the_sides_of_its_kind(kind: Kind) -> None:
    good = change(Subject.GOAL, kind)
    for before, after in itertools.product((OLD, None), (NEW, None)):
        if (before, after) != (good.before, good.after):
            with pytest.raises(ValueError, match="cannot have these sides"):
                Change(Subject.GOAL, kind, before, after, good.anchor)


@pytest.mark.parametrize("kind", KINDS[Subject.GOAL])
def test_what_stands_on_one_side_alone_has_an_anchor_on_the_other(kind: Kind) -> None:
    good = change(Subject.GOAL, kind)
    with pytest.raises(ValueError, match="has an anchor"):
        Change(Subject.GOAL, kind, good.before, good.after, None if good.anchor else ANCHOR)


@pytest.mark.parametrize("one", EVERY, ids=lambda one: f"{one.subject}-{one.kind}")
def test_a_mirror_image_has_the_sides_swapped(one: Change) -> None:
    mirrored = one.mirrored()
    assert (mirrored.before, mirrored.after) == (one.after, one.before)
    assert mirrored.mirrored() == one


def test_what_came_went_when_it_is_read_backwards() -> None:
    assert {kind: kind.mirror for kind in Kind if kind.mirror is not kind} == {
        Kind.ADDED: Kind.DROPPED,
        Kind.DROPPED: Kind.ADDED,
        Kind.STRETCHED: Kind.PROMOTED,
        Kind.PROMOTED: Kind.STRETCHED,
    }


def test_why_two_were_taken_as_one_is_mirrored_too() -> None:
    reasons = (Reason(Evidence.WORDS, ("tap", "trees")),)
    match = Match(Subject.GOAL, OLD, NEW, 0.8, reasons)
    mirrored = Change(Subject.GOAL, Kind.REWORDED, OLD, NEW, match=match).mirrored()
    assert mirrored.match == Match(Subject.GOAL, NEW, OLD, 0.8, reasons)


@pytest.mark.parametrize(
    ("subject", "kind", "told"),
    [
        (Subject.GOAL, Kind.DROPPED, ("Tap forty trees.", None)),
        (Subject.GOAL, Kind.MOVED, ("Tap forty trees.", "Tap fifty trees!")),
        (Subject.THEME, Kind.RETIERED, ("High", "Low")),
        (Subject.CONTACT, Kind.ADDED, (None, "Tap fifty trees!")),
        (Subject.CONTACT, Kind.RELINKED, ("https://a", "https://b")),
    ],
)
def test_what_is_told_of_a_side_is_what_changed(
    subject: Subject, kind: Kind, told: tuple[str | None, str | None]
) -> None:
    one = change(subject, kind)
    assert (one.told(one.before), one.told(one.after)) == told


def test_a_change_belongs_to_its_theme_as_it_is_called_now() -> None:
    assert change(Subject.GOAL, Kind.MOVED).theme == "Syrup"
    assert Change(Subject.GOAL, Kind.DROPPED, OLD, None, Anchor(THERE, "Syrup")).theme == "Syrup"
    assert Change(Subject.GOAL, Kind.DROPPED, OLD, None, Anchor(THERE)).theme == "Sap"


def test_only_contacts_and_fields_are_called_by_a_name() -> None:
    field = Ref("Sap", "June", HERE, name="Target")
    assert Change(Subject.FIELD, Kind.DROPPED, field, None, ANCHOR).name == "Target"
    assert change(Subject.CONTACT, Kind.RELINKED).name == "Tap fifty trees!"
    assert change(Subject.GOAL, Kind.REWORDED).name == ""


def test_places_do_not_make_changes_differ() -> None:
    moved_down = Ref("Sap", "Tap forty trees.", Span(90, 1, 90, 2), Commitment.COMMITTED)
    here = Ref("Sap", "Tap forty trees.", HERE, Commitment.COMMITTED)
    one, other = (
        Change(Subject.GOAL, Kind.DROPPED, ref, None, Anchor(ref.span, "Sap"))
        for ref in (here, moved_down)
    )
    assert one == other


def test_an_id_stays_while_a_proposal_is_revised() -> None:
    one = Change(Subject.GOAL, Kind.DROPPED, OLD, None, Anchor(HERE))
    rewrapped = Ref("sap", "tap *forty*\n trees", THERE)
    assert Change(Subject.GOAL, Kind.DROPPED, rewrapped, None, Anchor(THERE, "X")).id == one.id
    later = Ref("Syrup", "Tap sixty trees!", THERE)
    assert (
        Change(Subject.GOAL, Kind.MOVED, OLD, later).id
        == Change(Subject.GOAL, Kind.MOVED, OLD, NEW).id
    )


def test_ids_tell_changes_apart() -> None:
    ids = {one.id for one in EVERY}
    assert len(ids) == len(EVERY)
    assert all(len(one) == 8 and int(one, 16) >= 0 for one in ids)
    elsewhere = Ref("Syrup", OLD.text, HERE)
    assert Change(Subject.GOAL, Kind.DROPPED, elsewhere, None, ANCHOR).id not in ids
