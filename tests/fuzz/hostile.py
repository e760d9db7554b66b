"""Texts that are made to take long: one kind each, as large as is asked for.

The kinds are those for which docutils is known to be slow, and those that our own reader and rules
could be slow for: many of whatever a plan can have.
"""

import sys
from collections.abc import Callable

from plancheck.rst.refusals import MAX_LINE

Filler = Callable[[int], str]

HEAD = "Maple Project Priorities\n========================\n\n"
SECTION = "Maple Plan\n==========\n\nStorage\n-------\n\n"
LIST_TABLE = ".. list-table::\n   :header-rows: 1\n\n   * - Theme\n     - Owner\n"


def plan(kind: str, size: int) -> str:
    """A text of at most ``size`` bytes, filled up with ``kind``."""
    text = HEAD + KINDS[kind](size - len(HEAD))
    while len(text.encode()) > size:
        text = text[: text.rindex("\n", 0, len(text) - 1) + 1]
    return text


def _again(unit: str, before: str = "", behind: str = "") -> Filler:
    """``unit`` over and over; ``{n}`` and ``{m}`` in it are its number and the next.

    No line is longer than is allowed.
    """

    def fill(size: int) -> str:
        parts: list[str] = []
        room, width, number = size - len((before + behind).encode()), 0, 0
        while True:
            part = unit.replace("{n}", str(number)).replace("{m}", str(number + 1))
            width += len(part)
            if "\n" in part:
                width = 0
            elif width > MAX_LINE:
                part, width = f"\n{part}", len(part)
            room -= len(part.encode())
            if room < 0:
                return before + "".join(parts) + behind
            parts.append(part)
            number += 1

    return fill


def _lines(unit: str, width: int = MAX_LINE) -> Filler:
    """``unit`` over and over, in lines as long as is allowed."""
    return _again(unit * (width // len(unit)) + "\n")


def _square(make: Callable[[int], str]) -> Filler:
    """What ``make`` makes of the largest number with which it still fits."""

    def fill(size: int) -> str:
        low, high = 1, 4000
        while low < high - 1:
            middle = (low + high) // 2
            low, high = (middle, high) if len(make(middle).encode()) <= size else (low, middle)
        return make(low)

    return fill


def _grid(cell: str, head: int = 0) -> Callable[[int], str]:
    def make(number: int) -> str:
        wide = len(cell)
        border, row = "+" + ("-" * wide + "+") * number, "|" + f"{cell}|" * number
        rule = border.replace("-", "=")
        lines = [border]
        for at in range(number):
            lines += [row, rule if at + 1 == head else border]
        return "\n".join(lines) + "\n"

    return make


def _simple(columns: int) -> Filler:
    border = " ".join(["="] * columns)
    row = " ".join(["a"] * columns)
    return _again(f"{row}\n", f"{border}\n{row}\n{border}\n", f"{border}\n")


def _csv(width: int) -> Filler:
    return _again("   a\n", f".. csv-table::\n\n   {'a,' * width}a\n")


def _nested(unit: str, depth: int) -> Filler:
    block = "".join("  " * level + f"{unit}\n\n" for level in range(depth))
    return _again(f"{block}\n")


def _bomb(size: int) -> str:
    number = size // 40
    chain = "".join(f".. |a{n}| replace:: |a{n + 1}| |a{n + 1}|\n" for n in range(number))
    return f"* |a0|\n\n{chain}"


def _contents(size: int) -> str:
    half = size // 2
    return _again(".. contents::\n\n")(half) + _again("A{n}\n-----\n\n")(half)


def _targets(size: int) -> str:
    half = size // 2
    return _again(".. _n{n}: https://x.example/{n}\n")(half) + "\n" + _again("n{n}_ ")(half) + "\n"


def _misspelt(size: int) -> str:
    half = size // 2
    titles = _again("Storage of volumes {n}\n----------------------\n\n")(half)
    return titles + _again("`Storage of volumez {n}`_\n\n")(half)


def _themes(row: str, section: str) -> Filler:
    def fill(size: int) -> str:
        part = size * len(row) // (len(row) + len(section))
        table = _again(row, LIST_TABLE)(part)
        return table + "\n" + _again(section)(size - part - 2)

    return fill


def _people(size: int) -> str:
    half = size // 2
    people = _again("       `Ada{n} Park`_,\n", f"{LIST_TABLE}   * - Storage_\n     -\n")(half)
    return people + "\n" + _again(".. _Ada{n} Park: https://x.example/{n}\n")(half)


def _silenced(size: int) -> str:
    block = ".. plancheck: ignore[unused-target] why\n\n.. _a{n}: https://x.example/{n}\n\n"
    few = _again(block)(min(size // 3, 20_000))
    return few + _again(".. _b{n}: https://x.example/{n}\n\n")(size - len(few))


def _covers(size: int) -> str:
    """Suppressions of a whole file and its sections, over as many findings as fit."""
    comments = ".. plancheck: ignore-file[quoted-name] why\n\n" * 200
    return comments + _again("'a'_ ")(size - len(comments) - 1) + "\n"


KINDS: dict[str, Filler] = {
    # markup that is not closed, and the like
    **{f"unclosed {mark}": _again(f"{mark}a ") for mark in ("*", "**", "`", "``", "|", "_`", "[")},
    **{f"unclosed {mark}, lines": _again(f"{mark}a b\n") for mark in ("*", "`", "|")},
    "unclosed in paragraphs": _again("*a\n\n"),
    "unclosed, under the cap": _again("We *a will.\n" + "x " * 700 + "\n\n"),
    "runs of *": _lines("*"),
    "runs of `": _lines("`"),
    "runs of |": _lines("|"),
    "runs of _": _lines("_"),
    "runs of [": _lines("["),
    "runs of backslashes": _lines("\\"),
    "runs of <": _lines("<"),
    "runs of :": _lines(":"),
    "runs of quotes": _lines("'\""),
    "runs of brackets": _lines("(["),
    "angles in backticks": _again("`a <b\n"),
    "roles": _again(":a:`b` "),
    "roles, lines": _again(":a:`b <c>`\n"),
    "escapes": _again("\\a\\ \\*"),
    # inline markup that is well-formed
    "emphasis": _again("*a* "),
    "emphasis, lines": _again("*a* **b** ``c``\n"),
    "literals": _again("``a`` "),
    "names": _again("`a` "),
    "references": _again("a_ "),
    "references, lines": _again("a{n}_ b\n"),
    "phrase references": _again("`a b{n}`_\n"),
    "embedded links": _again("`a{n} <http://x>`_\n"),
    "anonymous references": _again("`a`__\n"),
    "inline targets": _again("_`a{n}`\n"),
    "footnote references": _again("[#]_ [*]_ [1]_\n"),
    "substitutions": _again("|a| "),
    "URLs in one paragraph": _again("http://a.example\n"),
    "URLs in paragraphs": _again("http://a.example " * 60 + "\n\n"),
    "e-mail addresses": _again("a@b.example\n"),
    "long words a-a": _lines("a-"),
    "long words a_a": _lines("a_"),
    "long words a.a": _lines("a."),
    "long words a:a": _lines("a:"),
    "long words a+a": _lines("a+"),
    "one word a line": _lines("a"),
    "words of one letter": _lines("a "),
    "words as long as a name": _again("abcdefgh{n}\n"),
    # lists and nesting
    "flat list": _again("* We will add {n}.\n"),
    "flat list, loose": _again("* We will add {n}.\n\n"),
    "flat list of a": _again("- a\n"),
    "enumerated list": _again("#. a\n"),
    "numbers": _again("{n}. a\n"),
    "bad indentation": _again("* a\n b\n"),
    "worse indentation": _again("  a\n b\nc\n"),
    "nested 38": _nested("* a", 38),
    "nested 60": _nested("* a", 60),
    "nested in a line": _again("- " * 38 + "x\n\n"),
    "nested 400 in a line": _again("- " * 400 + "x\n\n"),
    "nested quotes": _nested("a", 38),
    "nested definitions": _nested("a", 30),
    "nested notes": _nested(".. note::", 38),
    "nested fields": _again(":a: " * 38 + "x\n\n"),
    "nested line blocks": _square(
        lambda n: "".join("| " + " " * (line % 900) + "a\n" for line in range(10 * n))
    ),
    "definitions": _again("a\n  b\n"),
    "field list": _again(":a{n}: b\n"),
    "option list": _again("-a  b\n"),
    "options in a line": _lines("-a, "),
    "long options": _lines("-a-a"),
    "line block": _again("| a\n"),
    "quotes": _again("  a\n\n..\n\n"),
    "attributions": _again("  a\n\n  -- b\n\n"),
    "doctest": _again(">>> a\n\n"),
    "literal blocks": _again("a::\n\n  b\n\n"),
    "one literal block": _again("  b\n", "a::\n\n"),
    "quoted literals": _again("a::\n\n> b\n\n"),
    "comments": _again(".. a\n\n"),
    "one comment": _again("   a\n", "..\n"),
    "transitions": _again("a\n\n----\n\n"),
    "blank lines": _again("\n"),
    "spaces": _lines(" "),
    "tabs": _lines("\t", 250),
    # sections, targets, footnotes
    "sections": _again("A{n}\n-----\n\n"),
    "sections with text": _again("A{n}\n-------\n\nWe will add a{n}.\n\n"),
    "sections of one title": _again("A\n-\n\n"),
    "sections that alternate": _again("A\n-\n\nB\n~\n\n"),
    "short underlines": _again("Abcdefgh{n}\n----\n\n"),
    "overlines": _again("----\nA{n}\n----\n\n"),
    "a new style each": _again("A\n-\n\nB\n~\n\nC\n+\n\nD\n^\n\nE\n#\n\nF\n*\n\n"),
    "targets": _again(".. _a{n}: https://x.example\n"),
    "targets in a chain": _again(".. _a{n}: a{m}_\n"),
    "targets before nothing": _again(".. _a{n}:\n"),
    "targets of one name": _again(".. _a: https://x.example/{n}\n"),
    "anonymous targets": _again("__ https://x.example\n"),
    "targets and references": _targets,
    "footnotes": _again(".. [#a{n}] b\n"),
    "footnotes of one number": _again(".. [1] b\n"),
    "citations": _again(".. [a{n}] b\n"),
    "substitution bomb": _bomb,
    "substitution definitions": _again(".. |a{n}| replace:: b\n"),
    "substitutions of one name": _again(".. |a| replace:: b\n"),
    "contents": _contents,
    # directives
    "unknown directives": _again(".. a::\n\n   b\n\n"),
    "directives with options": _again(".. a::\n   :b: c\n   :d: e\n\n"),
    "notes": _again(".. note:: We will.\n\n"),
    "only": _again(".. only:: a\n\n   We will.\n\n"),
    "sections in only": _again(".. only:: a\n\n   B{n}\n   ------\n\n   c\n\n"),
    "includes": _again(".. include:: a{n}\n\n"),
    "raw": _again(".. raw:: html\n\n   <b>\n\n"),
    "roles defined": _again(".. role:: a{n}(b)\n\n"),
    "images": _again(".. image:: a\n\n"),
    # tables
    "grid n x n": _square(_grid(" a ")),
    "grid n x n, narrow": _square(_grid("a")),
    "grid n x n, head": _square(_grid(" a ", head=1)),
    "grid of +": _square(lambda n: "\n".join(["+" + "-" * n + "+", *["+" * (n + 2)] * n, "+" + "-" * n + "+"]) + "\n"),
    "grid of + with text": _square(lambda n: "\n".join(["+" + "-+" * n, *["+" + "a+" * n] * n, "+" + "-+" * n]) + "\n"),
    "grid of one row": _square(lambda n: _again("| a | b |\n", "+---+---+\n", "+---+---+\n")(n * 60)),
    "grid of two columns": _again("| a | b |\n+---+---+\n", "+---+---+\n"),
    "grid without end": _again("| a | b |\n", "+---+---+\n"),
    "grids": _again("+---+---+\n| a | b |\n+---+---+\n\n"),
    "grids, malformed": _again("+---+---+\n| a | b  |\n+---+---+\n\n"),
    "simple, two columns": _simple(2),
    "simple, many columns": _simple(900),
    "simple without end": _again("a  b\n", "== ==\n"),
    "simple tables": _again("= =\na b\n= =\n\n"),
    "simple, spans": _again("a b\n---\n", "= =\na b\n= =\n", "= =\n"),
    "list-table": _again("   * - a\n     - b\n", ".. list-table::\n\n"),
    "list-table, wide": _again("     - a\n", ".. list-table::\n\n   * - a\n"),
    "list-table, uneven": _again("   * - a\n   * - b\n     - c\n", ".. list-table::\n\n"),
    "list-tables": _again(f"{LIST_TABLE}   * - Storage {{n}}\n     - ada\n\n"),
    "csv, 1 x 900": _csv(900),
    "csv of commas": _lines(",", 1990),
    "csv, many rows": _again("   a,b\n", ".. csv-table::\n\n"),
    "csv, one quoted": _again("   a\n", '.. csv-table::\n\n   "'),
    "csv-tables": _again('.. csv-table::\n   :header: "Theme","Owner"\n\n   a,b\n\n'),
    # what our own reader and rules look at
    "themes": _again("   * - Storage {n}\n     - ada{n}\n", LIST_TABLE),
    "themes with sections": _themes(
        "   * - `Storage {n}`_\n     - `Ada`_\n", "Storage {n}\n----------\n\n* We will.\n\n"
    ),
    "themes without theirs": _themes(
        "   * - `Storage {n}`_\n     - `Ada`_\n", "Sturage {n}\n----------\n\n* We will.\n\n"
    ),
    "themes with nobody": _again("   * - Storage {n}\n     - TBD\n", LIST_TABLE),
    "themes of one name": _again("   * - Storage_\n     - Ada_\n", LIST_TABLE),
    "themes on lines": _again("       Storage {n}\n", f"{LIST_TABLE}   * -\n"),
    "themes as items": _again("* **Storage {n}**: we will.\n\n"),
    "people": _people,
    "people, plain": _again("       ada{n},\n", f"{LIST_TABLE}   * - Storage\n     -\n"),
    "people in brackets": _again("       ((ada{n},\n", f"{LIST_TABLE}   * - Storage\n     -\n"),
    "unknown names": _again("`Ada{n} Park`_\n\n"),
    "unknown names, one paragraph": _again("`Ada{n} Park`_\n"),
    "names misspelt": _misspelt,
    "quoted names": _again("'Ada'_\n"),
    "quoted names, paragraphs": _again("'Ada{n}'_\n\n"),
    "bare names": _again("`Maple Project Priorities`\n\n"),
    "run-in lists": _again("a:\n* b\n* c\n\n"),
    "suppressions": _again(".. plancheck: ignore[unused-target] why\n\n"),
    "suppressions of lines": _again('.. plancheck: ignore-line[schema] "zz"\n\na\n\n'),
    "suppressions, unknown": _again(".. plancheck: ignore[a{n}, b{n}, c{n}]\n\n"),
    "suppressions, many rules": _again(f".. plancheck: ignore[{'a,' * 900}b]\n\n"),
    "suppressions, wrong": _again(".. plancheck: ignor[a]\n\n"),
    "suppressed and not": _silenced,
    "suppressed by many": _covers,
    "declared values": _again("  * v{n}: x\n", "* Category can be\n\n"),
    "dates": _again("* March {n}, 2031: freeze\n", "Schedule\n--------\n\n"),
    "dates of numbers": _again("* 2031-03-{n}: freeze\n", "Schedule\n--------\n\n"),
    "cycles": _again("We plan this for Newton and Ocata.\n"),
    "labels": _again(".. _a{n}:\n\nA{n}\n-----\n\n"),
    # prose
    "sentences": _again("We will add a{n}.\n"),
    "sentences, paragraphs": _again("We will add a{n}.\n\n"),
    "sentences without end": _again("we will add and\n"),
    "stretch": _again("Zones are a stretch goal.\n"),
    "stretch in brackets": _again("(stretch) "),
    "if time permits": _again("if time permits, "),
    "this will": _again("This will help and "),
    "articles, then outcomes": _again("goal\n", SECTION + "the\n" * 30_000),
    "as only strictly": _again("as only strictly "),
    "abbreviations": _again("e.g. i.e. etc. "),
    "question marks": _lines("?"),
    "full stops": _lines(". "),
    "full stops, tight": _lines("."),
    "brackets that end": _again("a.) B "),
    "semicolons": _again("a; "),
    "dashes": _again("a -- "),
    "because": _again("because "),
    "in the next": _again("in the "),
    # characters
    "Chinese": _lines("漢", 600),
    "Chinese titles": _again("漢字{n}\n------\n\n"),
    "combining": _lines("e\u0301", 600),
    "zero width": _lines("a\u200b", 600),
    "bidi": _lines("\u202ea", 600),
    "emoji": _lines("\U0001f468\u200d", 300),
    "digits of others": _again("٣. ² Ⅷ\n"),
    "plain prose": _again("The team met and spoke of many things that matter to it.\n"),
}  # fmt: skip


if __name__ == "__main__":
    sys.stdout.buffer.write(plan(sys.argv[1], int(sys.argv[2])).encode())
