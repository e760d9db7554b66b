"""Digests are those that everybody else makes, whatever they are made with."""

import hashlib

import pytest

from plancheck.digests import _maker, blake2, sha256


@pytest.mark.parametrize("text", ["", "plan", "漢字\n", "a path \udcff that is no UTF-8"])
def test_sha_256_is_that_of_hashlib(text: str) -> None:
    wanted = hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()
    assert sha256(text) == wanted


def test_blake2_tells_parts_from_their_sum() -> None:
    data = b"".join(len(part).to_bytes(8) + part for part in (b"plan", b"", b"check"))
    assert blake2(b"plan", b"", b"check") == hashlib.blake2b(data, digest_size=20).hexdigest()
    assert blake2(b"plan", b"check") != blake2(b"plancheck")


def test_hashlib_stands_in_where_python_lacks_its_own() -> None:
    maker = _maker("sha256", "_no_such_module")
    assert maker(b"plan").hexdigest() == hashlib.sha256(b"plan").hexdigest()
