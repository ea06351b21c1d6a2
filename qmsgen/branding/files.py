"""Files of a brand, read within bounds: regular files below the set, never through a link that leads out."""

from __future__ import annotations

import os
import stat
from pathlib import Path, PurePosixPath
from typing import Final

from qmsgen.model.phrase import Phrase, phrase

LARGEST: Final = 5_000_000
"""So many bytes may a logo or a Word file have."""


class BrandFault(Exception):
    """A file of the brand that cannot be used."""

    def __init__(self, message: Phrase, hint: Phrase) -> None:
        super().__init__(str(message))
        self.message = message
        self.hint = hint


def read_file(folder: Path, name: str) -> bytes:
    """The bytes of a file by its path below the set; raises BrandFault where it may not or cannot be read."""
    parts = PurePosixPath(name).parts
    path = folder.joinpath(*parts)
    inside = ".." not in parts and not PurePosixPath(name).is_absolute() and _below(path, folder)
    if not inside:
        raise BrandFault(phrase("`{path}` leads out of the set", path=name), phrase("put a copy into the set"))
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "bad name"
        raise BrandFault(
            phrase("`{path}` cannot be read: {why}", path=name, why=why),
            phrase("write its path below the folder of the set"),
        ) from None
    about = os.fstat(handle)
    if not stat.S_ISREG(about.st_mode):
        os.close(handle)
        raise BrandFault(phrase("`{path}` is not a regular file", path=name), phrase("name a file"))
    with os.fdopen(handle, "rb") as file:
        if about.st_size > LARGEST:
            raise BrandFault(
                phrase("`{path}` is larger than {n} MB", path=name, n=LARGEST // 1_000_000),
                phrase("a logo for print needs no more than a few hundred kB"),
            )
        return file.read(LARGEST + 1)


def _below(path: Path, folder: Path) -> bool:
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):
        return False
