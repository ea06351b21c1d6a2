"""Files read and written with their own line ends, byte order mark and rights."""

from __future__ import annotations

from pathlib import Path

from qmsgen.errors import EnvironmentFault
from qmsgen.model.phrase import phrase


def read_exactly(path: Path) -> str:
    """The text of a file, line ends and byte order mark as they are."""
    try:
        return path.read_bytes().decode()
    except OSError as error:
        raise EnvironmentFault(phrase("cannot read `{path}`: {why}", path=path, why=error.strerror)) from None


def write_exactly(path: Path, text: str) -> None:
    """Put a text in the place of a file in one step, its rights kept; what a link leads to is left alone."""
    new = path.with_name(f".{path.name}.new")
    try:
        with new.open("xb") as file:
            file.write(text.encode())
        new.chmod(path.stat().st_mode & 0o7777)
        new.replace(path)
    except OSError as error:
        new.unlink(missing_ok=True)
        raise EnvironmentFault(phrase("cannot write `{path}`: {why}", path=path, why=error.strerror)) from None
