"""Phrases of a list in a text, and patterns that are tried for one of their words only."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.rst import claims, pointing, sentences
from plancheck.rst.patterns import Pattern
from plancheck.rst.phrases import any_of, begins, find_all, words_of
from plancheck.wording import DEFAULT

LISTS = [
    words
    for name in DEFAULT.__struct_fields__
    if (words := getattr(DEFAULT, name)) and all(isinstance(word, str) for word in words)
]
PATTERNS = {
    f"{module.__name__}.{name}": one
    for module in (claims, pointing, sentences)
    for name, one in vars(module).items()
    if isinstance(one, Pattern)
}


@st.composite
def lists_and_texts(draw: st.DrawFn) -> tuple[tuple[str, ...], str]:
    phrases = draw(st.sampled_from(LISTS))
    parts = st.sampled_from([word for phrase in phrases for word in phrase.split()])
    between = st.sampled_from([" ", "  ", "\n", "-", "'", ". ", ", ", "x", "_", "", " the "])
    drawn = draw(st.lists(st.tuples(between, parts), min_size=1, max_size=8))
    text = "".join(one for pair in drawn for one in pair)
    return phrases, draw(st.sampled_from([text, text.upper(), text.capitalize()]))


@given(lists_and_texts())
def test_phrases_are_found_where_a_pattern_of_all_of_them_matches(
    drawn: tuple[tuple[str, ...], str],
) -> None:
    phrases, text = drawn
    pattern = any_of(phrases)
    spans = [match.span() for match in re.finditer(pattern, text.lower())]
    assert [(hit.start, hit.end) for hit in find_all(phrases, text)] == spans
    assert begins(phrases, text) is bool(re.match(rf"\W*{pattern}", text.lower()))


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS)
@given(data=st.data())
def test_all_that_a_pattern_matches_has_one_of_its_words(
    pattern: Pattern, data: st.DataObject
) -> None:
    matching = st.from_regex(
        pattern.compiled, fullmatch=True, alphabet=st.characters(codec="ascii")
    )
    text = data.draw(matching) + data.draw(st.sampled_from(["", " now", ", too", "."]))
    match = pattern.compiled.match(text)
    if match:  # what follows may be what it must not be followed by
        assert pattern.words & words_of(text), match[0]
        assert pattern.match(text) is not None
