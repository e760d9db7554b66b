"""Configuration and schema files are read as their authors mean them, and can do no harm."""

import re

import pytest

from plancheck.errors import PlancheckError
from plancheck.structured import MAX_BYTES, MAX_DEPTH, kind, load


def refusal(name: str, text: str | bytes) -> str:
    data = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(PlancheckError) as caught:
        load(name, data)
    return str(caught.value)


def test_json_toml_and_yaml_of_the_same_content_are_the_same() -> None:
    content = {"plans": ["a/*.rst", "b.rst"], "rules": {"schema": "off"}}
    assert load("a.json", b'{"plans": ["a/*.rst", "b.rst"], "rules": {"schema": "off"}}') == content
    assert load("a.toml", b'plans = ["a/*.rst", "b.rst"]\nrules.schema = "off"\n') == content
    assert load("a.yaml", b"plans: [a/*.rst, b.rst]\nrules:\n  schema: off\n") == content


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert load("a.json", b"\xef\xbb\xbf{}") == {}
    assert load("a.yaml", b"\xef\xbb\xbfa: 1\n") == {"a": 1}


def test_an_empty_yaml_file_holds_nothing() -> None:
    assert load("a.yaml", b"") is None
    assert load("a.yaml", b"# only a comment\n") is None


@pytest.mark.parametrize("word", ["off", "on", "no", "yes", "NO", "2031-01-02", "2031-99-99"])
def test_yaml_words_and_dates_are_text(word: str) -> None:
    assert load("a.yaml", f"a: {word}\n".encode()) == {"a": word}


@pytest.mark.parametrize(
    ("text", "value"),
    [("true", True), ("False", False), ("12", 12), ("1.5", 1.5), ("~", None), ('"12"', "12")],
)
def test_yaml_values_that_are_no_text_stay_what_they_are(text: str, value: object) -> None:
    assert load("a.yaml", f"a: {text}\n".encode()) == {"a": value}


def test_deep_yaml_is_read_up_to_the_limit_and_refused_beyond_it() -> None:
    fits = "[" * MAX_DEPTH + "]" * MAX_DEPTH
    assert load("a.yaml", fits.encode()) is not None
    assert refusal("a.yaml", f"[{fits}]") == "a.yaml: line 1: nested too deeply"


def test_long_yaml_is_not_deep() -> None:
    assert load("a.yaml", b"- [1]\n" * 200) == [[1]] * 200


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: &x [1]\nb: 2\n", "line 1: anchors and aliases are not allowed"),
        ("b: 2\na: *x\n", "line 2: anchors and aliases are not allowed"),
        ("b: 2\n<<: {a: 1}\n", "line 2: merge keys are not allowed"),
        ("a: 1\nb: 2\na: 3\n", 'line 3: the key "a" stands twice'),
        ('a: 1\n"a": 3\n', 'line 2: the key "a" stands twice'),
        ("b:\n  c: {a: 1, a: 2}\n", 'line 2: the key "a" stands twice'),
        ("a: !!python/object/apply:os.system [ls]\n", "line 1: tags are not allowed"),
        ("b: 1\na: !!timestamp soon\n", "line 2: tags are not allowed"),
        ("!x {a: 1}\n", "line 1: tags are not allowed"),
        ("a: 1\n2: b\n", 'line 2: the key 2 is not text: write "2"'),
        ("true: b\n", 'line 1: the key true is not text: write "true"'),
        ("? [a, b]\n: c\n", "line 1: a key must be text"),
        (
            "a: 1\n---\nb: 2\n",
            "line 2: expected a single document in the stream, but found another document",
        ),
        ("a: 1\nb: [1, 2\n", "line 3: while parsing a flow sequence"),
        ("a: 1\n\tb: 2\n", "line 2: while scanning for the next token"),
        ("a: 1\nb: x\x07\n", "line 2: holds the character U+0007"),
        (f"a: {'9' * 5000}\n", "a number has too many digits"),
    ],
)
def test_yaml_that_does_harm_or_is_broken_is_refused_at_its_line(text: str, told: str) -> None:
    assert refusal("a.yaml", text).startswith(f"a.yaml: {told}")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"a": 1, "b": {"c": 1, "c": 1}}', 'the key "c" stands twice'),
        ('{"a": NaN}', "NaN is not JSON"),
        ('{"a": -Infinity}', "-Infinity is not JSON"),
        ('{"a": 1,\n "b" 2}', "Expecting ':' delimiter: line 2 column 6 (char 14)"),
        ("", "Expecting value: line 1 column 1 (char 0)"),
        (f'{{"a": {"9" * 5000}}}', "a number has too many digits"),
        ("[" * 30_000 + "]" * 30_000, "nested too deeply"),
    ],
)
def test_broken_json_is_refused_with_what_is_wrong(text: str, told: str) -> None:
    assert refusal("a.json", text) == f"a.json: {told}"


def test_broken_toml_is_refused_with_its_line() -> None:
    assert re.fullmatch(r"a\.toml: .*line 2.*", refusal("a.toml", "a = 1\nb = = 2\n"))
    assert "a.toml: " in refusal("a.toml", "a = 1\na = 2\n")


@pytest.mark.parametrize("name", ["a.json", "a.toml", "a.yaml"])
def test_a_file_that_is_not_utf_8_is_refused_with_its_line(name: str) -> None:
    assert refusal(name, b"a\nb\n\xff") == f"{name}: not UTF-8 on line 3: save it as UTF-8"


@pytest.mark.parametrize("name", ["a.json", "a.toml", "a.yaml"])
def test_a_file_over_the_limit_is_refused_before_it_is_parsed(name: str) -> None:
    told = f"{name}: larger than 64 KiB, the most that is read of such a file"
    assert refusal(name, b"[" * (MAX_BYTES + 1)) == told


def test_kinds_of_values_are_called_what_people_call_them() -> None:
    values = [{}, [], "", True, 1, 1.5, None]
    assert [kind(value) for value in values] == [
        "a table of keys",
        "a list",
        "text",
        "true or false",
        "a number",
        "a number",
        "empty",
    ]
