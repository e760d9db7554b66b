"""What is looked at to find plans is bounded, and what was not looked at is told."""

from pathlib import Path

import pytest

from plancheck.starter import looking, starter


def test_folders_beyond_the_limit_are_not_looked_into_and_that_is_said(
    tmp_path: Path, good: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a/b", "plans", "z/plans"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "p.rst").write_text(good)
    monkeypatch.setattr(looking, "MAX_FOLDERS", 4)  # the root, a, a/b and plans
    looked = looking.look(tmp_path)
    assert (list(looked.plans), looked.others, looked.whole) == (
        ["plans/p.rst"],
        ("a/b/p.rst",),
        False,
    )
    begun = starter(tmp_path)
    assert begun.limits == ("only the first 5000 folders were looked into",)
    assert f"# Note: {begun.limits[0]}.\n" in begun.text


def test_what_is_called_a_plan_is_looked_at_before_all_others(tmp_path: Path, good: str) -> None:
    for name in ("doc/a.rst", "doc/ash-priorities.rst", "doc/template.rst", "doc/README.rst"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(good)
    looked = looking.look(tmp_path)
    assert list(looked.plans) == ["doc/ash-priorities.rst"]
    assert looked.others == ("doc/a.rst", "doc/template.rst")
