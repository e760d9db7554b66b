"""Programs of Python that use plancheck from within."""

import subprocess
import sys
from pathlib import Path
from subprocess import CompletedProcess


def python(
    env: dict[str, str], program: str, *words: str, stdin: str = "", folder: Path | None = None
) -> CompletedProcess[str]:
    """What ``program`` does with ``words``, in this folder or in another."""
    return subprocess.run(
        [sys.executable, "-c", program, *words],
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
        input=stdin,
        check=False,
    )
