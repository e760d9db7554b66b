"""The changelog as one page of HTML that holds all it needs, and no script.

A policy in the page lets nothing in but its own style, so that even a fault here could not make
it load or run anything.
"""

import base64
from collections.abc import Iterator
from html import escape

from plancheck.changes.changelog import PlanChanges
from plancheck.digests import sha256
from plancheck.render.changes.layout import (
    Group,
    Line,
    groups,
    place,
    remarks,
    summary,
    title,
    verdict,
)
from plancheck.render.changes.report import Report
from plancheck.render.changes.wording import Pieces
from plancheck.render.terminal import printable

_STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 50rem; padding: 0 1rem; }
h2 { border-bottom: 1px solid #8886; }
h3 { margin-bottom: 0; }
ul { list-style: none; padding-left: 0; }
li { padding: .15rem 0 .15rem 7rem; position: relative; }
b { font-weight: 600; left: 0; position: absolute; }
.dropped b, del { color: #c22; }
.added b, .promoted b, ins { color: #182; }
.stretched b { color: #a60; }
small { opacity: .7; }
.fails { font-weight: 600; }
"""


def html(report: Report) -> str:
    """A page with a section for each plan and theme, and an item for each change."""
    changelog = report.changelog
    digest = base64.b64encode(bytes.fromhex(sha256(_STYLE))).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    before, after = changelog.before.name, changelog.after.name
    heading = f"Changes from {_text(before)} to {_text(after)}"
    return "\n".join(
        [
            "<!doctype html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width">',
            f"<title>{heading}</title>",
            f"<style>{_STYLE}</style>",
            "</head>",
            "<body>",
            f"<h1>{heading}</h1>",
            f"<p>{_text(summary(report))}</p>",
            *([f'<p class="fails">{_text(verdict(changelog))}</p>'] if verdict(changelog) else []),
            *(line for plan in changelog.plans for line in _plan(plan)),
            "</body>",
            "</html>",
            "",
        ]
    )


def _plan(plan: PlanChanges) -> Iterator[str]:
    if plan.comparison.changes:
        yield f"<h2>{_text(title(plan))}</h2>"
    for group in groups(plan):
        yield from _group(group)


def _group(group: Group) -> Iterator[str]:
    yield f"<h3>{_text(group.theme)}</h3>"
    yield "<ul>"
    for line in (*group.own, *group.lines):
        label = f"{_text(line.label)}: " if line.label else ""
        said = _text("; ".join((place(line), *remarks(line))))
        fails = ' class="fails"' if line.fails else ""
        yield (
            f'<li class="{line.kind}"><b>{line.kind}</b> {label}{_wording(line)}'
            f" <small{fails}>{said}</small></li>"
        )
    yield "</ul>"


def _wording(line: Line) -> str:
    if line.before and line.after:
        return f"{_pieces(line.before, 'del')}<br>{_pieces(line.after, 'ins')}"
    return _pieces(line.after or line.before, "")


def _pieces(pieces: Pieces, tag: str) -> str:
    return "".join(
        f"<{tag}>{_text(piece.text)}</{tag}>" if piece.differs and tag else _text(piece.text)
        for piece in pieces
    )


def _text(text: str) -> str:
    """Text from anywhere as HTML's: nothing in it is a tag, an entity or invisible."""
    return escape(printable(text), quote=True)
