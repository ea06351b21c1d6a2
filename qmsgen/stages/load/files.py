"""The files of a policy set: found, read within bounds, decoded."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from qmsgen.errors import EnvironmentFault
from qmsgen.model.phrase import Phrase, phrase
from qmsgen.model.source import OWN_PACKS, SHIPPED_PACK, Place
from qmsgen.stages.load.characters import refuse_forbidden_characters
from qmsgen.stages.load.refusal import Refused

MAX_FILE_BYTES: Final = 5_000_000
MAX_SET_BYTES: Final = 50_000_000
MAX_FILES: Final = 5_000

_SKIPPED_FOLDERS: Final = frozenset({"schemas", "templates", "profiles", OWN_PACKS, "output", "node_modules"})


@dataclass(slots=True)
class Budget:
    """How much of a set may still be read."""

    bytes_left: int = MAX_SET_BYTES
    files_left: int = MAX_FILES


def yaml_files(folder: Path) -> Iterator[tuple[Path, str]]:
    """The YAML files below a folder in a fixed order, each with the name that places show."""
    for parent, folders, names in os.walk(folder, onerror=_raise):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in _SKIPPED_FOLDERS)
        for name in sorted(names):
            if name.lower().endswith((".yaml", ".yml")) and not name.startswith("."):
                path = Path(parent) / name
                yield path, _shown(path, folder)


def read_text(path: Path, folder: Path, name: str, budget: Budget) -> str:
    """The text of one file, decoded and free of characters that no document can print."""
    data = _read(path, folder, name, budget)
    text = _decode(data, name)
    refuse_forbidden_characters(text, name)
    return text


def _raise(error: OSError) -> None:
    raise EnvironmentFault(phrase("cannot read `{path}`: {why}", path=error.filename, why=error.strerror))


def _shown(path: Path, folder: Path) -> str:
    shown = path.relative_to(folder).as_posix().encode("utf-8", "replace").decode()
    return f"./{shown}" if shown.startswith(SHIPPED_PACK) else shown


def _read(path: Path, folder: Path, name: str, budget: Budget) -> bytes:
    budget.files_left -= 1
    if budget.files_left < 0:
        message = phrase("more than {n} files in one set", n=MAX_FILES)
        raise Refused("limit", Place(name), message, phrase("split the set, or take out what does not belong to it"))
    try:
        inside = path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        inside = False
    if not inside:
        raise Refused(
            "unreadable", Place(name), phrase("the link leads out of the set"), phrase("put a copy in its place")
        )
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise Refused("unreadable", Place(name), phrase("the file cannot be read: {why}", why=error.strerror)) from None
    with os.fdopen(handle, "rb") as file:
        about = os.fstat(file.fileno())
        if not stat.S_ISREG(about.st_mode):
            raise Refused("unreadable", Place(name), phrase("this is not a regular file"), phrase("delete it"))
        if about.st_size > MAX_FILE_BYTES:
            limit = MAX_FILE_BYTES // 1_000_000
            raise Refused(
                "limit", Place(name), phrase("the file is larger than {n} MB", n=limit), phrase("split the file")
            )
        budget.bytes_left -= about.st_size
        if budget.bytes_left < 0:
            message = phrase("the set is larger than {n} MB", n=MAX_SET_BYTES // 1_000_000)
            raise Refused("limit", Place(name), message, phrase("split the set"))
        return file.read(MAX_FILE_BYTES + 1)


def _decode(data: bytes, name: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data[:4]:
        raise Refused("encoding", Place(name), phrase("the file is written in UTF-16 or UTF-32"), _save_as_utf8())
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "ignore")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        raise Refused(
            "encoding",
            Place(name, line, column),
            phrase("the file is not UTF-8: the byte `{byte}` cannot be read", byte=f"0x{data[error.start]:02x}"),
            _save_as_utf8(),
        ) from None


def _save_as_utf8() -> Phrase:
    return phrase("save the file as UTF-8")
