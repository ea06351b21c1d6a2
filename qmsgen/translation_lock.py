"""The file in a policy set that says which translations were accepted: read with the set, written on demand."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from qmsgen.control.translations import Accepted, read_accepted
from qmsgen.errors import EnvironmentFault
from qmsgen.model.defect import defect
from qmsgen.model.finding import Finding
from qmsgen.model.phrase import phrase
from qmsgen.model.source import Place
from qmsgen.stages.load import read_beside

FILE: Final = "translations.lock.json"


@dataclass(frozen=True, slots=True)
class Lock:
    """What was accepted, and what is wrong with the file."""

    accepted: Accepted
    findings: tuple[Finding, ...] = ()


def read_lock(folder: Path) -> Lock:
    """The accepted translations of a set; none where it has no such file."""
    text, findings = read_beside(folder, FILE)
    if findings or text is None:
        return Lock({}, findings)
    try:
        return Lock(read_accepted(text))
    except ValueError:
        message = phrase("the list of accepted translations is damaged")
        cure = phrase("take it from your backup, or make it anew with `qmsgen translations {set} --accept`", set=".")
        return Lock({}, (Finding.of(defect("unreadable"), Place(FILE), message, cure),))


def write_lock(folder: Path, content: bytes) -> None:
    """Put the list in its place in one step; a link there is replaced, never followed."""
    new = folder / f".{FILE}.new"
    try:
        with new.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        new.replace(folder / FILE)
    except OSError as error:
        path = error.filename or new
        raise EnvironmentFault(phrase("cannot write `{path}`: {why}", path=path, why=error.strerror)) from None
