"""What several tests need."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from plancheck.check import Setup, check
from plancheck.finding import Finding
from plancheck.schema import find
from plancheck.source import SourceText

ROOT = Path(__file__).parent.parent

# How fast this machine is, nobody knows. The same examples each time, so that nothing but itself
# stops a change; `--hypothesis-profile=long` looks for new ones, at length.
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("short", patient, max_examples=100, derandomize=True, database=None)
settings.register_profile("few", patient, max_examples=10, derandomize=True, database=None)
settings.register_profile("long", patient, max_examples=10_000)
settings.load_profile("short")
Checker = Callable[..., list[Finding]]


@pytest.fixture
def findings() -> Checker:
    """Check a plan's text, by default as ``plancheck check`` does with no configuration."""

    def checker(text: str, schema: str | None = None, path: str = "plan.rst") -> list[Finding]:
        open_to = None if schema else partial(find, folder=ROOT)
        setup = Setup(find(schema or "linked", ROOT), open_to)
        checked = check(SourceText(path, text), setup)
        assert not checked.bugs
        return list(checked.findings)

    return checker


GOOD = """\
Cedar Project Priorities
========================

+----------+------------------+
| Priority | Primary Contacts |
+==========+==================+
| Backups_ | `Ada Moss`_      |
+----------+------------------+

.. _Ada Moss: https://example.org/~ada

Backups
-------

In Cedar we plan to:

* Restore a volume from any snapshot.
"""


@pytest.fixture
def good() -> str:
    """A plan with nothing to report."""
    return GOOD


@pytest.fixture
def bad() -> str:
    """A plan whose theme, on line 7, names nobody."""
    nobody = GOOD.replace("`Ada Moss`_ ", "TBD         ")
    return nobody.replace(".. _Ada Moss: https://example.org/~ada\n\n", "")


PAYLOADS = (
    # terminals
    "\x1b[31mred \x1b]0;title\x07 \x1b]8;;https://evil.example\x1b\\link \x9b2J a\bb",
    "\u202etxet\u202c \u2066x\u2069 a\u200bb\u2060c \u3164\u2800 \U000e0041 \ufeff",
    # runners of GitHub and Azure
    "::add-mask::e",
    "::stop-commands::t",
    "\xa0::set-output name=x::y",
    "\u3000::SAVE-STATE name=x::y",
    "x ##[add-matcher]evil.json",
    "##[group]x",
    "##vso[task.setvariable variable=x]y",
    "a\n::error::x",
    "a\r::warning file=x::y\u2028::error::z",
    "50% of a, b: c%0A::error::d",
    # Markdown
    "<script>alert(1)</script> <img src=x onerror=y>",
    "</details></td></table> <!-- plancheck -->",
    "![x](https://evil.example/i.png)",
    "[x](https://evil.example) [x][y] [y]: https://evil.example",
    "[y]: https://evil.example",
    "[^1] [^1]: note",
    "<https://evil.example> https://evil.example www.evil.example ftp://evil.example",
    "ada@evil.example mailto:ada@evil.example xmpp:ada@evil.example",
    "```sh",
    "~~~ x",
    "# Heading",
    "> quoted",
    "- [ ] task",
    "1. item",
    "---",
    "a | b |",
    "\\| a \\",
    "| a |\n| --- |\n| b |",
    "a\n===\n\nb",
    "` `` *a* **b** _c_ ~~d~~ `e",
    "@ada @org/team \\@ada &#64;ada &commat;ada a@ada",
    "#1 GH-1 gh-2 org/repo#3 !4 ~label %5 $6 &7 &#35;8",
    # XML, HTML, spreadsheets, URIs
    "]]> <!-- --> <![CDATA[ &lt; &#0; &x; \"'\"'><x y=z",
    "\x00\x0b\x0c\x1f\x7f\x85\ufffe\uffff",
    '"><script>x</script>',
    "=1+1",
    "//evil.example/x javascript:x",
)


@pytest.fixture
def payloads() -> tuple[str, ...]:
    """Texts that are more than words somewhere: in a terminal, a log, Markdown, XML or HTML."""
    return PAYLOADS


RunnerCommand = tuple[str, dict[str, str], str]


def _commands_in(text: str) -> list[RunnerCommand]:
    found = []
    for line in re.split(r"\r\n|\r|\n", text):
        trimmed = line.lstrip()
        if trimmed.startswith("::") and (end := trimmed.find("::", 2)) >= 0:
            name, _, given = trimmed[2:end].partition(" ")
            pairs = [pair.split("=", 1) for pair in given.strip().split(",") if "=" in pair]
            properties = {
                key: value.replace("%0D", "\r")
                .replace("%0A", "\n")
                .replace("%3A", ":")
                .replace("%2C", ",")
                .replace("%25", "%")
                for key, value in pairs
            }
            data = trimmed[end + 2 :].replace("%0D", "\r").replace("%0A", "\n")
            found.append((name, properties, data.replace("%25", "%")))
        elif match := re.search(r"##\w*\[([^\]]*)", line):
            found.append((match[1], {}, line))
    return found


@pytest.fixture
def commands_in() -> Callable[[str], list[RunnerCommand]]:
    """What GitHub's runner takes for commands in a log: their names, properties and data.

    After actions/runner, ActionCommand.cs: ``::`` behind any white space, then the older syntax
    anywhere in a line.
    """
    return _commands_in


@pytest.fixture
def identity() -> dict[str, str]:
    """Who commits, as git takes it from the environment."""
    return {
        f"GIT_{role}_{what}": value
        for role in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "Ada Moss"), ("EMAIL", "ada@example.org"))
    }


@pytest.fixture(autouse=True, scope="session")
def _nothing_of_the_users(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep findings in a folder of the tests' own."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("PLANCHECK_CACHE_DIR", str(tmp_path_factory.mktemp("kept")))
        yield
