import pytest

from plancheck.amend import Rewritten
from plancheck.render.patch import patch, visible


def test_a_patch_has_context_and_says_where_no_newline_is() -> None:
    plan = Rewritten("a/b.rst", b"1\r\n2\n3\n4\n5\nx", b"1\r\n2\n3\n4\n5\ny\n")
    assert patch([plan, Rewritten("c.rst", b"", b"z")]) == (
        "--- a/a/b.rst\n+++ b/a/b.rst\n@@ -3,4 +3,4 @@\n 3\n 4\n 5\n-x\n"
        "\\ No newline at end of file\n+y\n"
        "--- a/c.rst\n+++ b/c.rst\n@@ -0,0 +1 @@\n+z\n\\ No newline at end of file\n"
    )
    assert patch([]) == ""


def test_a_lone_carriage_return_ends_no_line() -> None:
    assert "\n-a\rb\n+a\rc\n" in patch([Rewritten("p", b"a\rb\n", b"a\rc\n")])


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("p/x.rst", "a/p/x.rst"),
        ("a b.rst", "a/a b.rst\t"),
        ("/srv/x.rst", "a/srv/x.rst"),
        ("<stdin>", "a/<stdin>"),
        ("é\t\x01.rst", '"a/\\303\\251\\t\\001.rst"'),
        ('"\\.rst', '"a/\\"\\\\.rst"'),
        ("a##[b", '"a/a\\043\\043[b"'),
        ("caf\udce9", '"a/caf\\351"'),
        ("/X/x.rst", "a/X/x.rst"),
        ("é b~.rst", '"a/\\303\\251 b~.rst"'),
        ("\x1f\x7f.rst", '"a/\\037\\177.rst"'),
    ],
)
def test_names_are_written_as_git_does(path: str, name: str) -> None:
    assert patch([Rewritten(path, b"a\n", b"b\n")]).startswith(f"--- {name}\n+++ ")


@pytest.mark.parametrize(
    "text", ["", " x\n", "-\ta\t\r\n+b\r\n", " \ufeffTitle\n", "+::error::x\n", "\\ No newline\n"]
)
def test_a_harmless_patch_is_shown_as_it_is(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        (" ::error::x", " \\x3a:error::x"),
        (" \t ::error::x", " \t \\x3a:error::x"),
        (" \ufeff::error::x", " \ufeff\\x3a:error::x"),
        (" \xa0::error::x", " \\xa0::error::x"),
        (" An example ::", " An example ::"),
        ("+As in ::error::x", "+As in ::error::x"),
        ("+a\r::error::x\r", "+a\\x0d::error::x\r"),
        ("-x##[y", "-x##\\x5by"),
        (" \x1b[1m", " \\x1b[1m"),
        (" a\ufeff\u202e", " a\\ufeff\\u202e"),
    ],
)
def test_what_is_not_is_escaped(line: str, shown: str) -> None:
    assert visible(line) == shown
