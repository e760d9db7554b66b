"""How the work grows with the plans: counted in comparisons, which are the same on any machine."""

import itertools
import random

import pytest

from plancheck.diff import goals, themes
from plancheck.diff.candidates import candidates
from plancheck.diff.compare import compare
from plancheck.diff.likeness import Weights
from plancheck.language.sameness import essence
from plancheck.model import Commitment, Goal, Plan, Theme
from plancheck.source import SourceText, Span


def big_plan(number: int, goals_each: int, seed: int, words: int) -> Plan:
    """A plan in which every goal and every theme's name has some words of its own."""
    same, own = random.Random(1), random.Random(seed)  # noqa: S311 - the same plan each time

    def text(length: int) -> str:
        said = [f"w{same.randrange(words)}" for _ in range(length)]
        return " ".join([*said, f"x{own.randrange(words)}"])

    span = Span(1, 1, 1, 2)
    return Plan(
        SourceText("plan.rst", "x"),
        themes=tuple(
            Theme(
                text(2),
                None,
                Commitment.COMMITTED,
                (),
                (),
                None,
                None,
                tuple(Goal(text(9), Commitment.COMMITTED, span) for _ in range(goals_each)),
                span,
            )
            for _ in range(number)
        ),
    )


def comparisons(monkeypatch: pytest.MonkeyPatch, before: Plan, after: Plan) -> int:
    made = 0

    with monkeypatch.context() as patched:
        for module, name in (
            (goals, "goal_likeness"),
            (themes, "goal_likeness"),
            (themes, "likeness"),
        ):
            plain = getattr(module, name)

            def counting(*args: object, plain: object = plain, **named: object) -> object:
                nonlocal made
                made += 1
                assert callable(plain)
                return plain(*args, **named)

            patched.setattr(module, name, counting)
        compare(before, after)
    return made


@pytest.mark.parametrize(
    ("themes_each", "goals_each", "words"),
    [(40, 5, 400), (1, 200, 400), (40, 5, 20)],
    ids=["many themes", "one theme", "few words"],
)
def test_comparisons_grow_with_the_plans_and_not_with_their_product(
    monkeypatch: pytest.MonkeyPatch, themes_each: int, goals_each: int, words: int
) -> None:
    made = []
    for times in (1, 8):
        more = (themes_each * times, goals_each) if themes_each > 1 else (1, goals_each * times)
        plans = [big_plan(*more, seed, words * times) for seed in (2, 3)]
        made.append(comparisons(monkeypatch, *plans))
    goals_of_all = 8 * themes_each * goals_each
    assert made[1] < 30 * goals_of_all
    assert made[1] < 16 * max(made[0], goals_of_all // 8)


def test_what_is_kept_of_texts_does_not_grow_with_the_plans_compared() -> None:
    plans = [big_plan(2, 5, seed, 1000) for seed in range(8)]
    texts = 2 * (2 + 2 * 5)  # themes and goals of two plans
    for before, after in itertools.pairwise(plans):
        compare(before, after)
        assert 0 < essence.cache_info().currsize <= 3 * texts


def test_of_long_lists_only_pairs_that_share_rare_words_are_compared() -> None:
    one = [frozenset({f"only{i}", "common"}) for i in range(300)]
    other = [frozenset({f"only{299 - i}", "common"}) for i in range(300)]
    weights = Weights(one, other)
    assert list(candidates(one, other, weights)) == [(i, 299 - i) for i in range(300)]


def test_of_short_lists_all_pairs_are_compared() -> None:
    one, other = [frozenset({"a"})] * 20, [frozenset({"b"})] * 20
    assert len(list(candidates(one, other, Weights(one, other)))) == 400


def lists(*shared: str, length: int = 25) -> list[frozenset[str]]:
    """A list of a plan's things: those that have ``shared`` words first, and others behind."""
    own = iter(range(1000))
    words = [frozenset([*words.split(), f"own{next(own)}"]) for words in shared]
    return [*words, *(frozenset([f"own{next(own)}"]) for _ in range(length - len(shared)))]


def beside_own(found: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """``found`` without what stands at the same place on both sides, which shares its own word."""
    return {(i, j) for i, j in found if i != j}


def test_each_thing_is_compared_with_the_eight_that_share_most() -> None:
    one = lists(*["x"] * 9, "x rare")
    other = [words - {f"own{i}"} for i, words in enumerate(one)]
    near = {(i, j) for i in range(9) for j in range(9)} - {(8, 8)}
    near |= {(9, 9), *((9, j) for j in range(7)), *((i, 9) for i in range(7))}
    assert list(candidates(one, other, Weights(one, other))) == sorted(near)


@pytest.mark.parametrize(("number", "compared"), [(16, True), (17, False)])
def test_a_word_that_is_too_common_brings_nothing_together(number: int, compared: bool) -> None:
    one, other = lists(*["x"] * number), lists(*["x"] * 16)
    assert bool(beside_own(set(candidates(one, other, Weights(one, other))))) is compared


def test_things_are_looked_up_by_their_eight_rarest_words() -> None:
    words = [f"w{n}" for n in range(9)]
    one = lists(" ".join(words), "w8")  # twice there: the least rare
    other = [frozenset([word]) for word in words] + [frozenset()] * 16
    pairs = set(candidates(one, other, Weights(one, other)))
    assert pairs == {(1, 8), *((0, place) for place in range(7))}
