"""The configuration: found, read and checked as a whole."""

from plancheck.config.discover import absolute, discover, is_root, root_of
from plancheck.config.globs import matching
from plancheck.config.model import DEFAULT_FAIL_ON, Config, Override
from plancheck.config.reading import FILE_NAME, PYPROJECT, parse, read

__all__ = [
    "DEFAULT_FAIL_ON",
    "FILE_NAME",
    "PYPROJECT",
    "Config",
    "Override",
    "absolute",
    "discover",
    "is_root",
    "matching",
    "parse",
    "read",
    "root_of",
]
