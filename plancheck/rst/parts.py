"""Parts of docutils, and parts of our own in their place for a time."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

Part = tuple[Any, str, Any]
"""The class or module that holds a part of docutils, its name there, and what is to be there."""


@contextmanager
def in_place(parts: Sequence[Part]) -> Iterator[None]:
    """Let docutils work with ``parts``; not to be used in threads.

    It may be done within itself: Python forgets what it knows of a class whenever that is changed,
    so that many texts are better parsed under one.
    """
    saved = [(holder, name, getattr(holder, name)) for holder, name, _ in parts]
    try:
        for holder, name, own in parts:
            if getattr(holder, name) is not own:
                setattr(holder, name, own)
        yield
    finally:
        for holder, name, before in saved:
            if getattr(holder, name) is not before:
                setattr(holder, name, before)
