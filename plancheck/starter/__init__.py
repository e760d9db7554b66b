"""The use-case of ``init``: a repository's plans, looked at, to a configuration to begin with."""

from plancheck.starter.writing import Starter, starter

__all__ = ["Starter", "starter"]
