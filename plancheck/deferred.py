"""Functions and commands whose modules are imported when they are used, and not before.

A run uses one command and one format of many; importing the others costs more than its work.
"""

from importlib import import_module
from typing import Any

from msgspec import Struct


class Deferred(Struct, frozen=True):
    """What goes by ``name`` in ``module``; where that is a function, it can be called as that."""

    module: str
    name: str

    def load(self) -> Any:
        """Import what it stands for."""
        return getattr(import_module(self.module), self.name)

    def __call__(self, *arguments: Any) -> Any:
        """What the function comes to."""
        return self.load()(*arguments)
