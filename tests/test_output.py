import os
from pathlib import Path

import pytest

from plancheck.errors import PlancheckError
from plancheck.output import has_colour, write_file


def test_a_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    report = tmp_path / "report"
    report.write_text("old")
    before = report.stat().st_ino
    with report.open() as reader:
        write_file(report, "n\xe9w\n")
        assert reader.read() == "old"  # who reads it meanwhile has the old one
    assert report.read_bytes() == b"n\xc3\xa9w\n"
    assert report.stat().st_ino != before
    assert list(tmp_path.iterdir()) == [report]


@pytest.mark.parametrize("when", ["fsync", "replace"])
def test_a_failure_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    report = tmp_path / "report"
    report.write_text("old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    if when == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    else:
        monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(PlancheckError, match="report: cannot be written: No space left on device"):
        write_file(report, "new")
    assert report.read_text() == "old"
    assert list(tmp_path.iterdir()) == [report]


def test_permissions_are_kept_or_those_of_any_new_file(tmp_path: Path) -> None:
    private, new, plain = tmp_path / "private", tmp_path / "new", tmp_path / "plain"
    private.write_text("old")
    private.chmod(0o600)
    plain.write_text("")
    write_file(private, "new")
    write_file(new, "new")
    assert private.stat().st_mode & 0o777 == 0o600
    assert new.stat().st_mode == plain.stat().st_mode


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="needs names of what is open")
def test_what_is_open_already_is_written_to(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text("before\n")
    with log.open("ab") as stream:
        write_file(Path(f"/dev/fd/{stream.fileno()}"), "report\n")
    assert log.read_text() == "before\nreport\n"
    reader, writer = os.pipe()
    write_file(Path(f"/dev/fd/{writer}"), "report\n")
    os.close(writer)
    with os.fdopen(reader) as pipe:
        assert pipe.read() == "report\n"


def test_links_are_followed_and_pipes_written(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "link").symlink_to("deep/target")
    write_file(tmp_path / "link", "x")
    assert (tmp_path / "deep" / "target").read_text() == "x"
    write_file(Path(os.devnull), "x")
    assert not Path(os.devnull).is_file()


def test_inputs_are_refused_by_whatever_name(tmp_path: Path) -> None:
    plan = tmp_path / "plan.rst"
    plan.write_text("x")
    (tmp_path / "hard").hardlink_to(plan)
    (tmp_path / "soft").symlink_to(plan)
    for name in ("plan.rst", "hard", "soft", "../" + tmp_path.name + "/plan.rst"):
        with pytest.raises(PlancheckError, match="is itself read, and the report would replace it"):
            write_file(tmp_path / name, "y", ["<stdin>", str(plan)])
    write_file(tmp_path / "other", "y", ["<stdin>", str(plan), str(tmp_path / "missing")])
    assert plan.read_text() == "x"


@pytest.mark.parametrize(
    ("choice", "path", "environment", "wanted"),
    [
        ("auto", None, {}, False),
        ("auto", None, {"FORCE_COLOR": "1"}, True),
        ("auto", None, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ("auto", None, {"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
        ("auto", Path("report"), {"FORCE_COLOR": "1"}, False),
        ("always", Path("report"), {"NO_COLOR": "1"}, True),
        ("never", None, {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colour_is_chosen(
    monkeypatch: pytest.MonkeyPatch,
    choice: str,
    path: Path | None,
    environment: dict[str, str],
    *,
    wanted: bool,
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert has_colour(choice, path) is wanted
