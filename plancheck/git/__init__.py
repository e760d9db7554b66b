"""Plans in git: read as objects, by plumbing that runs nothing and writes nothing."""

from plancheck.git.ahead import ahead
from plancheck.git.blobs import Blobs, exists, read
from plancheck.git.comparison import compare
from plancheck.git.history import Step, history
from plancheck.git.pairs import Pair, Plans
from plancheck.git.ranges import compare_range
from plancheck.git.repository import Repository, open_at
from plancheck.git.sides import Comparison, Place, Side
from plancheck.git.since import since
from plancheck.git.snapshot import Snapshot
from plancheck.git.trailers import Trailer, trailers
from plancheck.git.trees import Entry

__all__ = [
    "Blobs",
    "Comparison",
    "Entry",
    "Pair",
    "Place",
    "Plans",
    "Repository",
    "Side",
    "Snapshot",
    "Step",
    "Trailer",
    "ahead",
    "compare",
    "compare_range",
    "exists",
    "history",
    "open_at",
    "read",
    "since",
    "trailers",
]
