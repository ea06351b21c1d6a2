"""`qmsgen check --fix` and `--diff`."""

from __future__ import annotations

from collections.abc import Sequence

from qmsgen import pipeline


def show(_inspections: Sequence[pipeline.Inspection]) -> int:
    """Print what would be changed."""
    return 0


def mend(_inspections: Sequence[pipeline.Inspection]) -> bool:
    """Change the files."""
    return False
