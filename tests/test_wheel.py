"""The wheel that users get."""

import configparser
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

FIND = """\
import json, sys
sys.path[:] = [sys.argv[1], *(place for place in sys.path if place != sys.argv[2])]
import plancheck.schema as schema
texts = {name: schema.shipped_text(name) for name in schema.names()}
print(json.dumps({"file": schema.__file__, "texts": texts}))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", folder, ROOT],
        check=True,
    )
    (built,) = folder.glob("*.whl")
    return built


@pytest.mark.installs
def test_schemas_are_found_in_the_wheel_as_they_are(wheel: Path, tmp_path: Path) -> None:
    """The wheel itself is imported from, so that no checkout can help out."""
    done = subprocess.run(
        [sys.executable, "-c", FIND, str(wheel), str(ROOT)],
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )
    found = json.loads(done.stdout)
    assert found["file"] == str(wheel / "plancheck" / "schema.py")
    shipped = {path.stem: path.read_text(encoding="utf-8") for path in ROOT.glob("schema/*.json")}
    assert found["texts"] == shipped
    with zipfile.ZipFile(wheel) as archive:
        for path in ROOT.glob("schema/*.json"):
            assert archive.read(f"plancheck/_schema/{path.name}") == path.read_bytes()


@pytest.mark.installs
def test_the_wheel_holds_the_command_and_the_package_only(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (entry,) = (name for name in names if name.endswith(".dist-info/entry_points.txt"))
        scripts = configparser.ConfigParser()
        scripts.read_string(archive.read(entry).decode())
    assert dict(scripts["console_scripts"]) == {"plancheck": "plancheck.cli:main"}
    assert {name.split("/")[0].split("-")[0] for name in names} == {"plancheck"}
    sources = {path.relative_to(ROOT).as_posix() for path in ROOT.glob("plancheck/**/*.py")}
    assert {name for name in names if name.endswith(".py")} == sources
