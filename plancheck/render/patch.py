"""The format of ``check --diff``: a unified patch, as git and patch(1) take it."""

import difflib
import os
import re
from collections.abc import Iterable, Iterator

from plancheck.amend import Rewritten
from plancheck.render.terminal import printable

_COMMAND = re.compile(r"^( [\s\ufeff]*):(?=:)")
_PLAIN = re.compile(rb"(?!.*##)[ !#-\[\]-~]+", re.DOTALL)
_LETTERS = {7: "a", 8: "b", 9: "t", 10: "n", 11: "v", 12: "f", 13: "r", 34: '"', 92: "\\"}


def patch(plans: Iterable[Rewritten]) -> str:
    """The patch, exactly: it makes of each plan's bytes what was rewritten."""
    return "".join(line for plan in plans for line in _of_plan(plan))


def visible(text: str) -> str:
    """A patch as a terminal and a log may have it: what is not plainly visible is escaped.

    Where nothing is, it is ``text`` itself. Tabs, carriage returns at the end of a line and a byte
    order mark do no harm and stay. A line of context begins with a blank, and must not go on as a
    command of a CI runner.
    """
    return "\n".join(map(_visible_line, text.split("\n")))


def _visible_line(line: str) -> str:
    sign, rest = line[:1], line[1:]
    mark = "\ufeff" if rest.startswith("\ufeff") else ""
    end = "\r" if rest.endswith("\r") else ""
    body = rest.removeprefix(mark).removesuffix(end)
    shown = "\t".join(map(printable, body.split("\t")))
    return _COMMAND.sub(r"\1\\x3a", f"{sign}{mark}{shown}{end}")


def _of_plan(plan: Rewritten) -> Iterator[str]:
    before, after = _lines(plan.before), _lines(plan.after)
    old, new = (_name(f"{side}/{plan.path.lstrip('/')}") for side in "ab")
    for line in difflib.unified_diff(before, after, old, new):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(data: bytes) -> list[str]:
    """The lines as git counts them, with their ends; a lone carriage return is none."""
    return re.findall(r"[^\n]*\n|[^\n]+", data.decode())


def _name(path: str) -> str:
    """A path as git writes it: in quotes where it is odd, with a tab behind it for its blanks.

    A command of a CI runner is odd, too.
    """
    name = os.fsencode(path)
    if _PLAIN.fullmatch(name):
        return f"{path}\t" if " " in path else path
    quoted = "".join(
        f"\\{_LETTERS[byte]}"
        if byte in _LETTERS
        else chr(byte)
        if 32 <= byte < 127 and byte != ord("#")
        else f"\\{byte:03o}"
        for byte in name
    )
    return f'"{quoted}"'
