"""Which plan became which: laws, and what it costs."""

import time

from hypothesis import given
from hypothesis import strategies as st

from plancheck.git.renames import likeness, matched, words
from plancheck.git.trees import Entry

TEXTS = st.sampled_from([
    b"one two three four five six seven",
    b"one two three four five six eight",
    b"one two three four nine ten eleven",
    b"red green blue yellow black white grey",
    b"red green blue yellow black white pink",
    b"",
])  # fmt: skip
FILES = st.dictionaries(st.sampled_from(["a", "b", "c", "d/a", "d/b"]), TEXTS)


def files(texts: dict[str, bytes]) -> dict[str, Entry]:
    return {path: Entry(path, "100644", text.hex() or "empty") for path, text in texts.items()}


def pairs(before: dict[str, bytes], after: dict[str, bytes]) -> dict[str, str]:
    by_id = {text.hex() or "empty": text for text in (*before.values(), *after.values())}
    return matched(files(before), files(after), lambda entry: words(by_id[entry.oid]))


@given(FILES, FILES)
def test_pairs_are_one_to_one_and_mirrored_when_swapped(
    before: dict[str, bytes], after: dict[str, bytes]
) -> None:
    found = pairs(before, after)
    assert found.keys() <= after.keys()
    assert len(set(found.values())) == len(found)
    assert set(found.values()) <= before.keys()
    assert {old: new for new, old in found.items()} == pairs(after, before)
    assert pairs(dict(reversed(before.items())), dict(reversed(after.items()))) == found


@given(FILES)
def test_nothing_changed_is_nothing_moved(before: dict[str, bytes]) -> None:
    assert pairs(before, before) == {path: path for path in before}


@given(FILES, FILES)
def test_a_path_of_both_sides_is_never_gone_and_new_at_once(
    before: dict[str, bytes], after: dict[str, bytes]
) -> None:
    found = pairs(before, after)
    assert not (before.keys() - set(found.values())) & (after.keys() - found.keys())


def test_the_only_plan_that_changed_is_paired_unread() -> None:
    before, after = {"a": b"one", "b": b"same"}, {"a": b"all else", "b": b"same"}
    read: list[Entry] = []
    assert matched(files(before), files(after), read.append) == {"a": "a", "b": "b"}
    assert read == []


def test_a_new_wrap_is_no_change() -> None:
    text = b"* Restore a volume\n  from any snapshot.\n"
    assert likeness(words(text), words(b"Restore a volume from\nany snapshot")) == 1
    assert likeness(words(text), words(b"")) == 0


def test_very_many_files_are_still_matched_in_time() -> None:
    texts = {f"a/{at}": f"{at} {at + 1} {at + 2} {at + 3}".encode() for at in range(2000)}
    moved = {path.replace("a/", "b/"): text + b" x" for path, text in texts.items()}
    start = time.perf_counter()
    found = pairs(texts, moved)
    assert found == {path: path.replace("b/", "a/") for path in moved}
    assert time.perf_counter() - start < 30
