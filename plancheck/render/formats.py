"""The formats of ``check``, by the names that ``--format`` has for them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from plancheck.deferred import Deferred

if TYPE_CHECKING:
    from plancheck.render.report import Report

FORMATS: dict[str, Callable[["Report"], str]] = {
    "text": Deferred("plancheck.render.text", "text"),
    "concise": Deferred("plancheck.render.concise", "concise"),
    "json": Deferred("plancheck.render.data", "as_json"),
    "github": Deferred("plancheck.render.github", "github"),
    "gitlab": Deferred("plancheck.render.gitlab", "gitlab"),
    "sarif": Deferred("plancheck.render.sarif", "sarif"),
    "markdown": Deferred("plancheck.render.markdown", "markdown"),
    "zuul": Deferred("plancheck.render.zuul", "zuul"),
    "rdjson": Deferred("plancheck.render.rdjson", "rdjson"),
    "junit": Deferred("plancheck.render.junit", "junit"),
    "checkstyle": Deferred("plancheck.render.checkstyle", "checkstyle"),
}


def purpose(name: str) -> str:
    """Who reads the format, and what it is: the first line of its function's documentation."""
    function = FORMATS[name]
    written = function.load() if isinstance(function, Deferred) else function
    return (written.__doc__ or "").split("\n")[0]
