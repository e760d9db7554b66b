"""Mutations of plans: what slips of the pen, bad merges and malice make of a text."""

import random
import re
from collections.abc import Callable

Mutation = Callable[[random.Random, list[str], list[str]], list[str]]

MAX_LINES = 120
"""Lines of a document: more take time and find nothing new."""

FRAGMENTS = (
    "*", "**", "`", "``", "_", "__", "|", ":", "::", "<", ">", "[", "]", "[#]_", "[1]_", "[*]_",
    "[#a]_", "`a`_", "`a`__", "`a <b_>`_", "`<>`_", "_`a`", "|a|", "|a|_", ":a:`b`", "`b`:a:",
    "\\", "\\ ", "\t", "\u200b", "\u00a0", "\u0301", "\u202e", "\u3000", "漢字", "é", "e\u0301",
    "\U0001f468\u200d\U0001f469", "²", "٣", "Ⅷ", "𝟙", "ß", "İ", "\ufeff", "\x7f", "\x1b[31m",
    "::error::x", "##[group]", "- ", "* ", "+ ", "1. ", "#. ", "(a) ", "iv) ", "MCMXC. ", "z. ",
    "0. ", "99999999999999999999. ", "A. ", "I. ", "C) ", "(i) ", "-a ", "--all=x ", "/V ",
    ">>> ", "| ", ":field: ", ":: ", "__ ", ".. ", "... ", "+--+", "+==+", "====", "==  ==", "--",
)  # fmt: skip
LINES = (
    ".. _a: b_", ".. _a: `b c`_", ".. __: x", "__ x", ".. _`a:b`: x", ".. _a\\: x", ".. _: x",
    ".. _a: a_", ".. _A: http://x", ".. [1] x", ".. [#] x", ".. [#a] x", ".. [*] x", ".. [a] x",
    ".. [a]", ".. []", ".. |a| replace:: b", ".. |a| image:: b", ".. |a| unicode:: 0xFFFFFFFFFF",
    ".. |a| date::", ".. |a|", ".. |", ".. | |", ".. |a| x", ".. |a| replace:: |a|",
    ".. |a| replace::\n   - x", ".. image::", ".. image:: a\n   :target: b_",
    ".. figure:: a\n   :figwidth: x\n\n   - a\n", ".. role:: a(b)", ".. role::",
    ".. default-role:: x", ".. default-role::", ".. class:: a", ".. class::", ".. unicode:: 0x110000",
    '.. end of inclusion from "x"', ".. include:: x\n   :start-line: a", ".. math::", ".. raw::",
    ".. table:: a\n   :widths: 1 2\n", ".. table::", ".. list-table::\n   :header-rows: 9\n",
    ".. list-table::\n\n   * - a\n     - b\n   * - c\n", ".. csv-table::\n   :delim: ab\n\n   a,b",
    ".. csv-table::\n   :quote: ''\n   :header: \"\n\n   a", '.. csv-table::\n   :header-rows: 99999\n\n   a,"b',
    ".. csv-table::\n   :escape: \\\n   :keepspace:\n\n   a\\,b,c", ".. contents::", ".. sectnum::",
    ".. only:: html\n\n   A\n   =\n", ".. meta::\n   :a b c: d", ".. parsed-literal::\n\n  *a*",
    ".. compound::", ".. container:: a b", ".. topic::", ".. sidebar::", ".. line-block::",
    ".. target-notes::", ".. header:: x", ".. footer::", ".. highlights::", ".. epigraph::\n\n   -- x",
    ".. plancheck: ignore[unused-target]", '.. plancheck: ignore-line[a] "b" c',
    ".. plancheck: ignore-file[schema, unreadable-plan] x", ".. plancheck:: ignore[a]",
    ".. plancheck: ignor[]", "..\n  x", "..", "...", ":a: b", ":a:", ": a", "a\n  b", "a :b:\n  c",
    "| a\n|  b\n|", "-a  b\n--c=d  e", "-abc", "/a  b", ">>> a\nb", "a::\n\n  b", "a::\n\n> b",
    "::", "  ::", "====", "====\nA\n====", "====\nA\n===", "A\n===", "A\n=", "==\nA", "  A\n  ==",
    "-----", "- - - a", "1. 2. 3. a", "i. a\nii. b", "i. a\nj. b", "mm. x", "(x) y", "#. a\n#) b",
    "+-+\n|a|\n+-+", "+-+-+\n|a b|\n+-+-+", "+--+\n|漢|\n+--+", "+-+\n|a\n+-+", "+-+", "+=+\n|a|\n+=+",
    "+-+-+\n|a|b|\n+ +-+\n| |c|\n+-+-+", "== ==\na  b\n== ==", "== ==\na  b\n-----\nc  d\n== ==",
    "== ==\n a b\n== ==", "== ==\na\n== ==", "==  ==\n\n==  ==", "= =\na b\n= =\n= =", "== ==\n漢 b\n== ==",
    "=  =\n\\  a\n=  =", "== ==\na  b\n=====\n", "+---+\n| e\u0301 |\n+---+", "<<<<<<< HEAD", "=======",
    ">>>>>>> x", "@@ -1 +1 @@",
)  # fmt: skip


def mutated(chance: random.Random, document: str, other: str) -> str:
    """A part of ``document`` with one to six mutations; some take lines from ``other``."""
    lines = document.split("\n")
    if len(lines) > MAX_LINES:
        begin = chance.randrange(len(lines) - MAX_LINES)
        lines = lines[begin : begin + MAX_LINES]
    others = other.split("\n")
    for _ in range(chance.randint(1, 6)):
        lines = chance.choice(MUTATIONS)(chance, lines or [""], others)
    ends = chance.choice(["\n"] * 20 + ["\r\n", "\r"])
    return ends.join(lines)


def damaged(chance: random.Random, data: bytes) -> bytes:
    """``data`` with a few bytes changed, lost or put in."""
    found = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(found) + 1)
        match chance.randrange(4):
            case 0:
                found[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del found[at : at + chance.randint(1, 30)]
            case 2:
                found[at:at] = chance.randbytes(chance.randint(1, 4))
            case _:
                found[at:at] = found[: chance.randrange(len(found) + 1)][-chance.randint(1, 200) :]
    return bytes(found)


def _delete(chance: random.Random, lines: list[str], _: list[str]) -> list[str]:
    at = chance.randrange(len(lines))
    return lines[:at] + lines[at + chance.randint(1, 3) :]


def _double(chance: random.Random, lines: list[str], _: list[str]) -> list[str]:
    at = chance.randrange(len(lines))
    piece = lines[at : at + chance.randint(1, 8)]
    return lines[:at] + piece * chance.randint(2, 3) + lines[at + len(piece) :]


def _swap(chance: random.Random, lines: list[str], _: list[str]) -> list[str]:
    one, two = chance.randrange(len(lines)), chance.randrange(len(lines))
    found = list(lines)
    found[one], found[two] = found[two], found[one]
    return found


def _splice(chance: random.Random, lines: list[str], others: list[str]) -> list[str]:
    at, begin = chance.randrange(len(lines) + 1), chance.randrange(len(others))
    return lines[:at] + others[begin : begin + chance.randint(1, 12)] + lines[at:]


def _indent(chance: random.Random, lines: list[str], _: list[str]) -> list[str]:
    at, end = sorted(chance.randrange(len(lines) + 1) for _ in range(2))
    by = chance.choice(["  ", " ", "   ", "\t", "> ", "- ", "| "])
    return lines[:at] + [by + line for line in lines[at:end]] + lines[end:]


def _dedent(chance: random.Random, lines: list[str], _: list[str]) -> list[str]:
    at, end = sorted(chance.randrange(len(lines) + 1) for _ in range(2))
    by = chance.randint(1, 4)
    return lines[:at] + [line[by:] for line in lines[at:end]] + lines[end:]


def _put_line(chance: random.Random, lines: list[str], _: list[str]) -> list[str]:
    at = chance.randrange(len(lines) + 1)
    put = chance.choice(LINES).split("\n")
    blank = [""] if chance.random() < 0.7 else []
    return [*lines[:at], *blank, *put, *blank, *lines[at:]]


def _in_line(chance: random.Random, lines: list[str], change: Callable[[str], str]) -> list[str]:
    full = [number for number, line in enumerate(lines) if line.strip()] or [0]
    at = chance.choice(full)
    return [*lines[:at], change(lines[at]), *lines[at + 1 :]]


def _put_fragment(chance: random.Random, lines: list[str], _: list[str]) -> list[str]:
    def change(line: str) -> str:
        at = chance.randrange(len(line) + 1)
        return line[:at] + chance.choice(FRAGMENTS) * chance.choice([1, 1, 1, 2, 3]) + line[at:]

    return _in_line(chance, lines, change)


def _cut(chance: random.Random, lines: list[str], _: list[str]) -> list[str]:
    def change(line: str) -> str:
        at, end = sorted(chance.randrange(len(line) + 1) for _ in range(2))
        return line[:at] + line[end:]

    return _in_line(chance, lines, change)


def _punctuate(chance: random.Random, lines: list[str], _: list[str]) -> list[str]:
    """A mark of markup is taken away or becomes another."""
    marks = "*`_|:.-=+<>[]()#\\ "

    def change(line: str) -> str:
        places = [one.start() for one in re.finditer(r"[^\w\s]", line)]
        if not places:
            return line + chance.choice(marks)
        at = chance.choice(places)
        mark: str = chance.choice(["", *marks])
        return line[:at] + mark + line[at + 1 :]

    return _in_line(chance, lines, change)


def _join(chance: random.Random, lines: list[str], _: list[str]) -> list[str]:
    at = chance.randrange(len(lines))
    return [*lines[:at], " ".join(lines[at : at + 2]), *lines[at + 2 :]]


def _repeat(chance: random.Random, lines: list[str], _: list[str]) -> list[str]:
    def change(line: str) -> str:
        return line * chance.choice([2, 5, 20])

    return _in_line(chance, lines, change)


MUTATIONS: tuple[Mutation, ...] = (
    _delete,
    _double,
    _swap,
    _splice,
    _indent,
    _dedent,
    _put_line,
    _put_line,
    _put_fragment,
    _put_fragment,
    _cut,
    _punctuate,
    _join,
    _repeat,
)
