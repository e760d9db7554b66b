"""Lines such as ``Plan-Dropped: Cells V2 -- reason`` in the messages of commits."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from plancheck.errors import PlancheckError
from plancheck.git import revisions
from plancheck.git.repository import Call
from plancheck.git.sides import Comparison


class Trailer(Struct, frozen=True):
    """What a commit's message says under a key; ``commit`` is the commit's id."""

    commit: str
    key: str
    value: str


def trailers(comparison: Comparison, keys: Sequence[str]) -> list[Trailer]:
    """What the commits that lead from one side to the other say under ``keys``, oldest first.

    These are the commits after the first side's, up to the second's, or up to HEAD for the index
    and the work tree; none where a side is no revision's. Raises PlancheckError when a shallow
    clone may lack some of them, or hold others for part of the range.
    """
    repository, before, after = comparison.repository, comparison.before, comparison.after
    asked = call(comparison, keys)
    if repository is None or after.commit is None or asked is None:
        return []
    if before.commit:
        revisions.refuse_cut(repository, before.commit, after.commit)
    elif repository.is_shallow:
        raise PlancheckError("this clone is shallow and lacks commits", revisions.DEEPEN)
    listed = repository.ask(*asked, problem="the messages of the commits cannot be read")
    texts = listed.decode(errors="replace").split("\0")
    messages = zip(texts[::2], texts[1::2], strict=False)  # the last NUL ends them
    return [Trailer(oid, key, value) for oid, text in messages for key, value in values(text, keys)]


def call(comparison: Comparison, keys: Sequence[str]) -> Call | None:
    """The call of git that ``trailers`` makes; None where no commits lead to the second side."""
    before, after = comparison.before, comparison.after
    if after.commit is None or before.commit == after.commit:
        return None
    if before.path is not None and before.commit is None:
        return None
    return (
        *("log", "-z", "--format=%H%x00%B", "--encoding=UTF-8", "--topo-order", "--reverse"),
        *("--regexp-ignore-case", "--fixed-strings", *(f"--grep={key}" for key in keys)),
        "--end-of-options",
        f"{before.commit}..{after.commit}" if before.commit else after.commit,
    )


def values(message: str, keys: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The values of ``keys`` in a commit's message, each on one line with its key.

    They count in every paragraph, not only in the last as git has it: a forge that squashes
    commits puts their messages one below the other. The subject is none, nor is what is indented,
    unless it goes on with the line above.
    """
    known = {key.lower(): key for key in keys}
    found = re.findall(
        rf"^({'|'.join(map(re.escape, keys))})[ \t]*:(.*(?:\n[ \t]+\S.*)*)",
        message.replace("\r\n", "\n").partition("\n")[2],
        re.MULTILINE | re.IGNORECASE,
    )
    for key, value in found:
        if text := " ".join(value.split()):
            yield known[key.lower()], text
