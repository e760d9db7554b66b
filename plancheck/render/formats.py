"""The formats of ``check``, by the names that ``--format`` has for them."""

from collections.abc import Callable

from plancheck.render.checkstyle import checkstyle
from plancheck.render.concise import concise
from plancheck.render.data import as_json
from plancheck.render.github import github
from plancheck.render.gitlab import gitlab
from plancheck.render.junit import junit
from plancheck.render.markdown import markdown
from plancheck.render.rdjson import rdjson
from plancheck.render.report import Report
from plancheck.render.sarif import sarif
from plancheck.render.text import text
from plancheck.render.zuul import zuul

FORMATS: dict[str, Callable[[Report], str]] = {
    "text": text,
    "concise": concise,
    "json": as_json,
    "github": github,
    "gitlab": gitlab,
    "sarif": sarif,
    "markdown": markdown,
    "zuul": zuul,
    "rdjson": rdjson,
    "junit": junit,
    "checkstyle": checkstyle,
}
"""The first line of each function's documentation tells who reads it, and what it is."""
