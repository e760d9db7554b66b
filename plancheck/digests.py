"""Digests, by the modules that Python itself has for them.

``hashlib`` is their face. To import it loads OpenSSL, some milliseconds in which much of a plan is
read; it stands in where Python was built without the modules behind it.
"""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any


def sha256(text: str) -> str:
    """The SHA-256 of ``text`` in UTF-8 as 64 hexadecimal digits; odd paths have surrogates."""
    made = _maker("sha256", "_sha2", "_sha256")(text.encode(errors="surrogatepass"))
    return str(made.hexdigest())


def blake2(*parts: bytes) -> str:
    """The BLAKE2b of ``parts`` and their lengths, 20 bytes of it, as hexadecimal digits."""
    made = _maker("blake2b", "_blake2")(digest_size=20)
    for part in parts:
        made.update(len(part).to_bytes(8))
        made.update(part)
    return str(made.hexdigest())


@cache
def _maker(name: str, *modules: str) -> Callable[..., Any]:
    for module in modules:
        try:
            made: Callable[..., Any] = getattr(import_module(module), name)
        except ImportError:  # _sha2 is new in Python 3.12, _sha256 gone
            continue
        return made
    import hashlib

    return getattr(hashlib, name)  # type: ignore[no-any-return]
