"""docutils' parser as plans are read with it: with parts of our own in the place of some of its."""

from contextlib import AbstractContextManager

from docutils import nodes

from plancheck.rst.directives import LOOKED_UP
from plancheck.rst.hastened import HASTENED, hastened_parser
from plancheck.rst.mended import MENDED
from plancheck.rst.parts import Part, in_place

PARTS: tuple[Part, ...] = (*LOOKED_UP, *MENDED, *HASTENED)


def own_parser() -> AbstractContextManager[None]:
    """What texts are parsed under; many are parsed sooner under one."""
    return in_place(PARTS)


def parse_into(tree: nodes.document, text: str) -> None:
    """Parse ``text`` to nodes of ``tree``; what docutils raises is let through."""
    parser = hastened_parser()
    with own_parser():
        parser.parse(text, tree)
    # Else it holds itself by its states and by the reporter of the tree, and with it the tree.
    parser.statemachine.unlink()
    vars(parser.statemachine).clear()
