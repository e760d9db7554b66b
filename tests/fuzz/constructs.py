"""Texts that are nothing but one construct of RST, drawn from the few characters it is made of.

docutils has places where such a text raises what is no error of its own; a plan is no place where
anybody would find them.
"""

import random

ALPHABETS: dict[str, tuple[str, ...]] = {
    "grid": ("+", "+", "-", "-", "|", "=", " ", "a", "\n", "\n+", "\n|", "漢", "e\u0301", "\\"),
    "simple": ("==", "==", "=", "--", "-", " ", "  ", "a", "\n", "\n\n", "\n==", "漢", "e\u0301"),
    "enumerators": (
        *("1", "2", "0", "9" * 30, "i", "iv", "m", "mm", "MCMXC", "I", "C", "Z", "a", "b", "#"),
        *("(", ")", ".", ". ", ") ", " a", "\n", "\n\n", "\n   ", "٣", "²", "Ⅷ", "İ", "ı"),
    ),
    "options": (
        *("-", "--", "-a", "/V", "+x", "=", " ", "  ", ",", ", ", "<a b>", "a", "b-c", "\n"),
        *("\n    ", "\n\n", "\u00a0", "٣"),
    ),
    "inline": (
        *("*", "**", "`", "``", "_", "__", "|", ":", "<", ">", "[", "]", "#", "1", "a", " ", "\\"),
        *("\n", "_`", "`_", "`__", "|_", "]_", "[#", ":a:`", "http://a", "@", ".", "mailto:a@b"),
        *("\u0301", "\u200b", "'", '"', "(", ")", "<a_>", "<a\\ _>", "``\\", "PEP 1", "RFC 1"),
    ),
    "targets": (
        *(".. _", ".. __:", "__ ", "a", "`a`", "b", ":", ": ", "_", " ", "\n", "\n\n", "\n   "),
        *("\\", "`", ".. [", "]", "#", "*", "1", "[#]_", "[*]_", "a_", "a__", "http://x", "@", ".. |"),
        *("|", "replace:: ", "image:: ", "unicode:: ", "date::", ":: ", "<", ">", "°", "İ"),
    ),
    "directives": (
        *(".. ", "a::", " b", ":: ", "\n   ", "\n\n   ", "\n", "\n\n", ":x:", ":x: y", ":", "- a"),
        *("class:: ", "image:: ", "figure:: ", "table:: ", "list-table:: ", "csv-table:: ", "* - "),
        *("role:: ", "default-role:: ", "unicode:: ", "only:: ", "A\n   =", "replace:: ", "math:: "),
        *(":delim: ", ":quote: ", ":escape: ", ":header: ", ":header-rows: ", "9", '"', ",", "'"),
        *(":alt: ", ":target: a_", ":class: ", ":name: ", "a_", "|a| ", "plancheck: ignore[a]"),
        *('end of inclusion from "a"', ":file: ", "raw:: html", "\\", "\t", "parsed-literal::"),
    ),
    "prose": (
        *("We will ", "we ", "by ", "in ", "for ", "..", ". ", "(", ")", "If ", "Stretch goal: ", ": "),
        *("? ", "e.g. ", "This will ", "is ", "will be ", "- ", " -- ", ", ", "; ", "Newton ", "not "),
        *("2031.1 ", "'", "’ll ", "as ", "no ", "\n", "\n\n", "\n* ", "add ", "a", "if time permits "),
        *("is a stretch goal", "the ", "In ", "because ", "TBD", "A.", "1. ", "!", "…", "so is ", "[x]"),
    ),
    "titles": (
        *("=", "==", "====", "-", "--", "----", "~~~~", "A", "AB", "漢", "\n", "\n\n", " ", "\n  "),
        *("``", "a_", "....", "a\n==\n", "==\na\n==\n", "..", ".. _a:", "\u0301"),
    ),
    "blocks": (
        *("- ", "* ", "+ ", "a", "a::", "::", "\n", "\n\n", "\n  ", "\n    ", ">>> ", "> ", "| "),
        *("|", ":a: ", ":a:", "-- a", "— a", " : b", "a : b", ".. ", "..", "\n\n> a", ">", "\\", "\t"),
        *("1. ", "--a  b", "----", "====", "\u3000"),
    ),
}  # fmt: skip


def construct(chance: random.Random) -> str:
    """A text of one construct, sometimes of two."""
    kinds = chance.sample(list(ALPHABETS), k=chance.choice([1, 1, 1, 2]))
    pieces = [piece for kind in kinds for piece in ALPHABETS[kind]]
    if kinds == ["grid"] and chance.random() < 0.7:
        return grid(chance)
    return "".join(chance.choices(pieces, k=chance.randint(1, 60)))


def grid(chance: random.Random) -> str:
    """A rectangle of a grid table's characters, mostly with whole borders."""
    width, height = chance.randint(3, 10), chance.randint(2, 8)
    columns = {0, width, *(chance.randrange(width) for _ in range(chance.randrange(3)))}
    rows = {0, height, *(chance.randrange(height) for _ in range(chance.randrange(4)))}
    lines = [
        [
            "+"
            if x in columns and y in rows
            else "-"
            if y in rows
            else "|"
            if x in columns
            else " "
            for x in range(width + 1)
        ]
        for y in range(height + 1)
    ]
    for _ in range(chance.choice([0, 2, 6, 12, 60])):
        y, x = chance.randrange(height + 1), chance.randrange(width + 1)
        edge = "+-" if y in (0, height) else "+|" if x in (0, width) else "++--||= a"
        lines[y][x] = chance.choice(edge)
    for y, x in ((0, 0), (0, width), (height, 0), (height, width)):
        lines[y][x] = "+"
    return "\n".join(map("".join, lines)) + "\n"
