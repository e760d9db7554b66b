"""What git is asked for in a comparison, begun before, so that nothing waits for each call."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext

from plancheck.git import trailers, trees
from plancheck.git.sides import Comparison, Place


def ahead(comparison: Comparison, keys: Sequence[str]) -> AbstractContextManager[None]:
    """Inside, git is at work on what ``Plans`` and ``trailers`` will ask of ``comparison``."""
    if comparison.repository is None:
        return nullcontext()
    wholes = [
        side.commit
        for side in (comparison.before, comparison.after)
        if side.place is Place.COMMIT and side.path is None and side.commit
    ]
    log = trailers.call(comparison, keys)
    return comparison.repository.ahead(*map(trees.call, wholes), *([log] if log else []))
