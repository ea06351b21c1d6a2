"""The code keeps the rules of the house: style, types, import contracts, sound shell scripts."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = Path(sys.executable).parent
CHECKS = {
    "style": ["ruff", "check", "."],
    "format": ["ruff", "format", "--check", "."],
    "types": ["mypy"],
    "import contracts": ["lint-imports"],
    "shell scripts": ["shellcheck", "qms", ".ci/run", ".ci/judges"],
}


@pytest.mark.parametrize("command", CHECKS.values(), ids=CHECKS)
def test_the_tree_passes(command):
    name, *arguments = command
    program = shutil.which(name, path=PROGRAMS)
    assert program, f"`{name}` belongs to the test extra and is not installed"
    run = subprocess.run(
        [program, *arguments], cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=600
    )
    assert run.returncode == 0, run.stdout + run.stderr
