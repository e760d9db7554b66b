"""How much statements have in common, in numbers, and what is told of it."""

import pytest

from plancheck.changes.change import Evidence
from plancheck.diff.likeness import Likeness, Weights, likeness, share
from plancheck.diff.terms import saying, stem


def weights(*statements: str, after: tuple[str, ...] = ()) -> Weights:
    """The weights of plans whose goals have these words."""
    return Weights(*([frozenset(one.split()) for one in side] for side in (statements, after)))


def alike(one: str, other: str, *links: str, given: str = "") -> Likeness:
    """Of two statements, in plans of four goals where no word is rarer than another."""
    even = weights("x", "x", "x", "x")
    both = frozenset(links)
    return likeness(even, (saying(one), saying(other)), (both, both), frozenset(given.split()))


@pytest.mark.parametrize(
    ("term", "weight"),
    [
        ("rare", 1386),  # 1000 log(1 + 3/1)
        ("new", 1386),
        ("often", 916),  # 1000 log(1 + 3/2): on the side where it is more often
        ("common", 693),
        ("add", 347),  # a quarter
        ("feature", 555),  # two fifths
        ("404", 555),
        ("1234", 2773),  # twice: a name
        ("v1234", 1386),
    ],
)
def test_a_word_counts_by_how_rare_it_is_and_what_it_is(term: str, weight: int) -> None:
    counted = weights("rare common", "often common", "common", after=("often", "often common"))
    assert counted[stem(term)] == counted[stem(term)] == weight


def test_the_longer_plan_says_what_is_rare() -> None:
    for before, after in ((("a", "b"), ()), ((), ("a", "b")), (("a",), ("c", "d"))):
        assert weights(*before, after=after)["a"] == 1099  # 1000 log(1 + 2/1)
    assert weights()["a"] == 0


def test_words_are_added_up_and_ordered_by_what_they_count() -> None:
    counted = weights("b c all", "a all", "all")
    assert counted.rarest(["all", "c", "a", "b"]) == ["a", "b", "c", "all"]
    assert counted.total([]) == 0
    assert counted.total(["a", "all"]) == 1386 + 693
    assert counted.total(["a", "all"], frozenset(["all", "b"])) == 1386 + 346


def test_what_is_shared_is_a_share_of_all() -> None:
    counted = weights("a b c d")
    words = {name: frozenset(name) for name in ("ab", "bc", "cd", "abcd", "")}
    assert share(counted, words["ab"], words["ab"]) == 1
    assert share(counted, words["ab"], words["bc"]) == 0.5
    assert share(counted, words["ab"], words["abcd"]) == pytest.approx(2 / 3)
    assert share(counted, words["ab"], words["cd"]) == 0
    assert share(counted, words[""], words[""]) == 0


@pytest.mark.parametrize(
    ("one", "other", "score"),
    [
        ("cedar river maps", "cedar river maps", 0.999),  # all but the same
        ("cedar river", "birch pond", 0),
        ("cedar river", "cedar pond", 0.5),  # 0.7 * 1/2 + 0.3 * 1/2
        ("cedar river", "cedar river pond rock", 0.767),  # 0.7 * 2/3 + 0.3: one holds the other
        ("cedar river pond", "cedar river rock", 0.667),
        ("Write the cedar river", "Build the cedar river", 0.889),  # on a verb less hangs
        ("Add cedar rivers", "Remove cedar rivers", 0),
        ("charts: cedar river", "charts: birch pond", 0.667),  # (1 + 1/3) / 2: the same lead
        ("api: cedar river", "api: birch pond", 0.167),  # but one that says nothing
        ("Tests: cedar river", "Tests: birch pond", 0.111),
    ],
)
def test_a_score_tells_how_much_two_statements_have_in_common(
    one: str, other: str, score: float
) -> None:
    assert alike(one, other).score == score
    assert alike(other, one).score == score


def test_words_of_the_theme_count_half_and_links_double() -> None:
    assert alike("cedar river", "cedar pond", given="cedar").score == 0.333
    assert alike("cedar river", "cedar pond", given="river pond").score == 0.667
    assert alike("river", "pond", "a.example").score == 0.667
    assert alike("cedar river", "cedar pond", "a.example").score == 0.75
    assert alike("river", "pond", "a.example", "b.example").score == 0.8


def test_what_two_statements_share_is_told_as_it_is_spelt() -> None:
    found = alike(
        "charts: migrations of kernel boxes", "charts: migrate kernle box", "b.example", "a.example"
    )
    assert [(reason.evidence, reason.shared) for reason in found.reasons] == [
        (Evidence.LEAD, ("charts",)),
        (Evidence.WORDS, ("box", "charts", "migrate", "kernel/kernle")),
        (Evidence.LINKS, ("a.example", "b.example")),
    ]
    assert alike("cedar", "birch") == alike("Add cedar", "Remove cedar") == Likeness(0.0, ())


@pytest.mark.parametrize(("least", "reasons"), [(0.5, 1), (0.501, 0)])
def test_what_is_not_alike_enough_is_given_no_reasons(least: float, reasons: int) -> None:
    sayings = (saying("cedar river"), saying("cedar pond"))
    found = likeness(weights("x", "x", "x", "x"), sayings, least=least)
    assert (found.score, len(found.reasons)) == (0.5, reasons)


@pytest.mark.parametrize(
    "typed",
    ["kernle", "kernl", "kernal", "kernil", "ekrnel", "kernelx", "ernel", "xernel", "kernnel"],
)
def test_one_letter_otherwise_is_a_slip_of_the_keyboard(typed: str) -> None:
    for pair in (("kernel", typed), (typed, "kernel")):
        (reason,) = alike(*pair).reasons
        assert reason.shared == ("/".join(sorted(pair)),)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kernel", "kernelab"),
        ("kernel", "kormel"),
        ("kernel", "kelnre"),
        ("kernel", "knreel"),
        ("kernel", "xkernal"),
        ("node", "nodo"),  # too short to tell
        ("kernel1", "kernel2"),
        ("kernel a1 b1 c1 d1", "kernal"),  # too much else differs
        ("kernal", "kernel a1 b1 c1 d1"),
    ],
)
def test_more_than_that_is_another_word(one: str, other: str) -> None:
    assert alike(one, other) == Likeness(0.0, ())


def test_among_few_other_words_a_slip_is_seen() -> None:
    assert alike("kernel a1 b1 c1", "kernal").reasons[0].shared == ("kernal/kernel",)
    assert alike("kernel", "kernal").score == 0.999
