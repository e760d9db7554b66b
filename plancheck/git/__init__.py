"""Plans in git: read as objects, by plumbing that runs nothing and writes nothing."""

from plancheck.git.blobs import Blobs, exists, read
from plancheck.git.repository import Repository, open_at
from plancheck.git.trees import Entry

__all__ = ["Blobs", "Entry", "Repository", "exists", "open_at", "read"]
