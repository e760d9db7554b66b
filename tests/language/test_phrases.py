"""Phrases of a list in a text, and patterns that are tried for one of their words only."""

import pkgutil
import re
from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import plancheck
from plancheck.language.patterns import Pattern, anything, has_digit, has_word, opens_with
from plancheck.language.phrases import Phrases, any_of, begins, find_all, may_find
from plancheck.language.wording import DEFAULT

LISTS = [
    words
    for name in DEFAULT.__struct_fields__
    if (words := getattr(DEFAULT, name)) and all(isinstance(word, str) for word in words)
]
PATTERNS = {
    f"{module.name}.{name}": one
    for module in pkgutil.walk_packages(plancheck.__path__, "plancheck.")
    if module.name.startswith(("plancheck.rst.", "plancheck.rules."))
    for name, one in vars(import_module(module.name)).items()
    if isinstance(one, Pattern) and one.given is not anything
}


@st.composite
def lists_and_texts(draw: st.DrawFn) -> tuple[Phrases, str]:
    phrases = draw(st.sampled_from(LISTS))
    parts = st.sampled_from([word for phrase in phrases for word in phrase.split()])
    between = st.sampled_from([" ", "  ", "\n", "-", "'", ". ", ", ", "x", "_", "", " the "])
    drawn = draw(st.lists(st.tuples(between, parts), min_size=1, max_size=8))
    text = "".join(one for pair in drawn for one in pair)
    return phrases, draw(st.sampled_from([text, text.upper(), text.capitalize()]))


@given(lists_and_texts())
def test_phrases_are_found_where_a_pattern_of_all_of_them_matches(
    drawn: tuple[Phrases, str],
) -> None:
    phrases, text = drawn
    pattern = any_of(phrases)
    spans = [match.span() for match in re.finditer(pattern, text.lower())]
    assert [(hit.start, hit.end) for hit in find_all(phrases, text)] == spans
    assert begins(phrases, text) is bool(re.match(rf"\W*{pattern}", text.lower()))


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS)
@settings(max_examples=settings().max_examples // 5)  # there are many patterns
@given(data=st.data())
def test_a_pattern_matches_nothing_but_what_is_given_for_it(
    pattern: Pattern, data: st.DataObject
) -> None:
    text = data.draw(st.from_regex(pattern.compiled, alphabet=st.characters(codec="ascii")))
    found = pattern.compiled.search(text)
    if found:
        assert pattern.given(text), text
        assert pattern.search(text) is not None


def test_a_pattern_does_what_the_compiled_one_does() -> None:
    pattern = Pattern(r"\b(?:is|are)\b", re.IGNORECASE, has_word("is are"))
    compiled, text = pattern.compiled, "What IS, what are."
    assert [one.span() for one in pattern.each(text)] == [(5, 7), (14, 17)]
    assert pattern.search(text)[0] == "IS"  # type: ignore[index]
    assert pattern.match(text) is None
    assert pattern.match(text, 5)[0] == "IS"  # type: ignore[index]
    assert pattern.fullmatch(text, 14, 17)[0] == "are"  # type: ignore[index]
    assert pattern.sub("*", text) == compiled.sub("*", text) == "What *, what *."
    assert pattern.sub("*", text, 1) == "What *, what are."
    assert pattern.sub(str.upper, "nothing") == "nothing"  # type: ignore[arg-type]
    assert list(pattern.each("nothing")) == []


def test_a_pattern_is_compiled_when_it_may_match() -> None:
    broken = Pattern("(", given=opens_with("the end, so"))
    for text in ("", "The start", "end", "(so", "the-"):
        assert broken.search(text) is broken.match(text) is broken.fullmatch(text) is None
        assert broken.sub("*", text) == text
    for text in ("The end", "the -end", "SO", "so, the end"):
        with pytest.raises(re.error):
            broken.search(text)


@pytest.mark.parametrize(("text", "holds"), [("v2", True), ("٣", True), ("two", False)])
def test_a_digit_is_one_of_any_script(text: str, holds: bool) -> None:
    assert has_digit(text) is holds


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("We will NOT do it.", True),
        ("Not what it will be", True),
        ("It will be", False),
        ("", False),
    ],
)
def test_a_text_with_all_words_of_a_phrase_may_have_it(text: str, may: bool) -> None:
    assert may_find(Phrases(["will not", "someday"]), text) is may
