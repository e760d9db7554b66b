"""What a statement is about, and when two want different things."""

import pytest

from plancheck.diff.terms import saying, stem


@pytest.mark.parametrize(
    "words",
    [
        ("migrate", "migrates", "migrating", "migrated", "migration", "migrations"),
        ("complete", "completing", "completed", "completion"),
        ("library", "libraries"),
        ("run", "running", "runs"),
        ("install", "installing"),
        ("document", "documentation"),
        ("box", "boxes"),
    ],
)
def test_inflection_is_no_difference(words: tuple[str, ...]) -> None:
    assert len({stem(word) for word in words}) == 1


@pytest.mark.parametrize("word", ["dns", "bus", "v2", "über", "os", "404"])
def test_what_is_no_inflection_stays(word: str) -> None:
    assert stem(word) == word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Add the suction cup.", "Remove the suction cup."),
        ("Support reverse parking.", "Do not support reverse parking."),
        ("Drop support for lidar maps.", "Support lidar maps."),
        ("Enable TLS by default", "Disabling TLS by default"),
        ("Tape driver removal", "Tape driver support"),
        ("Increase the number of nodes", "Reduce the number of nodes"),
        ("Phase 1 of the redesign", "Phase 2 of the redesign"),
        ("Fix bug 48211 in the arm", "Fix bug 51377 in the arm"),
        ("Ship a curve for each chassis", "Read a sensor instead of a curve for each chassis"),
    ],
)
def test_statements_that_want_different_things(one: str, other: str) -> None:
    assert saying(one).opposes(saying(other))
    assert saying(other).opposes(saying(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Remove the suction cup.", "Delete the suction cup"),
        ("Retire the console and add a port.", "Add a port and retire the console."),
        ("Upgrade without downtime", "Upgrade with no downtime"),
        ("Upgrade the database", "Upgrade the database without downtime"),
        ("Support 10 nodes", "Support 100 nodes"),
        ("Bugs 48211 and 51377", "Fix the drift"),
        ("Phase 2 of the redesign", "The second phase of the redesign"),
        ("Import meshes.", "Import meshes. Textures are not in scope."),
        ("Reduce the boot time", "Improve the boot time"),
        ("Remove the tape driver", "Tape driver removal"),
        ("Removal of the tape driver", "Tape driver deprecation"),
        ("Prevent crashes of idle nodes", "Idle nodes do not crash"),
    ],
)
def test_statements_that_may_want_the_same(one: str, other: str) -> None:
    assert not saying(one).opposes(saying(other))
    assert not saying(other).opposes(saying(one))


@pytest.mark.parametrize(
    ("text", "telling"),
    [
        ("Write documentation.", False),
        ("Improve testing", False),
        ("Glossary", False),
        ("Publish the glossary", True),
        ("Phase 2", False),
        ("???", False),
    ],
)
def test_what_can_be_known_again_elsewhere_says_something_particular(
    text: str, telling: bool
) -> None:
    assert saying(text).is_telling is telling


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Shared caches: keep one for each site.", "shared caches"),
        ("Keep a cache for each site.", ""),
        ("Only a lead:", ""),
        ("Caches: one: shared", "caches"),
        (f"{'a' * 80}: goes on", "a" * 80),
        (f"{'a' * 81}: goes on", ""),
        (f"{'A very long sentence ' * 5}: that is no lead.", ""),
    ],
)
def test_a_lead_stands_before_the_first_colon(text: str, lead: str) -> None:
    assert saying(text).lead == lead


def test_words_that_say_nothing_are_taken_when_there_are_no_others() -> None:
    assert saying("We will do it").terms == {"we", "will", "do", "it"}


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("Disk drum", ""),
        ("Remove the disk, drum and reel of the farm", "disk drum"),
        ("Remove old disk drum reel", "old disk drum"),  # it bears on three words
        ("No disk drum", "disk drum"),
        ("Disk removal", "disk"),
        ("Kiln oven disk drum removal", "oven disk drum"),
        ("Kiln and oven removal", "oven"),
        ("Farm removal of the disk", "disk"),
    ],
)
def test_a_verb_bears_on_the_few_words_behind_it_and_a_noun_on_those_before(
    text: str, ended: str
) -> None:
    assert saying(text).ended == set(ended.split())


def test_what_is_wanted_of_things_and_how_they_are_spelt() -> None:
    said = saying("Grow forests, reduce tanks without boxes")
    assert said.more == {"forest"}
    assert said.less == {"tank"}
    assert said.ended == {"box"}
    assert said.terms == {"grow", "forest", "reduc", "tank", "box"}
    assert said.spelt["forest"] == "forests"
    assert said.spelt["reduc"] == "reduce"


def test_numbered_names_are_labels() -> None:
    said = saying("Phases 2, sprint 10: fix bug 48 or bug 31, not 7 and 8")
    assert said.labels == {("phase", "2"), ("sprint", "10"), ("bug", "31 48")}
