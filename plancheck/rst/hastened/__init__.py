"""docutils' parser, hastened where it works for what is then not needed; it makes the same trees.

What stands here can be taken out without a difference but that of time, and of how long what was
read stays in memory.
"""

from docutils.parsers.rst import Parser

from plancheck.rst.hastened.inline import Inliner
from plancheck.rst.hastened.machines import MACHINES
from plancheck.rst.hastened.texts import TEXTS

HASTENED = tuple(part for part in (*MACHINES, *TEXTS) if hasattr(*part[:2]))
"""Those that this version of docutils has."""


def hastened_parser() -> Parser:
    """A parser for one text, to be used where HASTENED is in its place."""
    return Parser(inliner=Inliner())
