"""The folder that a team keeps under version control: which policy sets lie in it, and from where paths count."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

MAIN_FILES: Final = frozenset({"qms.yaml", "qms.yml"})
"""The file that makes a folder a policy set where a command is given a folder above it."""

_NOT_SETS: Final = frozenset({"node_modules", "output", "schemas", "templates"})


def policy_sets(folder: Path) -> tuple[Path, ...]:
    """The sets that a folder means: every folder below it that holds a `qms.yaml`, else itself.

    A folder that holds a `qms.yaml` is one set with all that lies below it. Hidden folders, links and folders that
    hold templates, schemas or output are not searched.
    """
    if _is_set(folder):
        return (folder,)
    return tuple(_sets_below(folder)) or (folder,)


def root_of(folder: Path) -> Path:
    """The top of the repository in which a folder lies; the current folder where it lies in none."""
    full = folder.resolve()
    return next((one for one in (full, *full.parents) if (one / ".git").exists()), Path.cwd())


def _sets_below(folder: Path) -> Iterator[Path]:
    for parent, folders, _ in os.walk(folder):
        if _is_set(Path(parent)):
            folders.clear()
            yield Path(parent)
        else:
            folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _NOT_SETS)


def _is_set(folder: Path) -> bool:
    return any(os.path.isfile(folder / name) for name in MAIN_FILES)  # noqa: PTH113 - a name too long is no error there
