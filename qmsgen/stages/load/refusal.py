"""How a file that cannot be used makes its way to a finding."""

from __future__ import annotations

from qmsgen.model.defect import defect
from qmsgen.model.finding import Finding
from qmsgen.model.phrase import Phrase
from qmsgen.model.source import Place


class Refused(Exception):
    """A file cannot be used; carries the finding that tells why."""

    def __init__(self, name: str, place: Place, message: Phrase, hint: Phrase | None = None) -> None:
        super().__init__(str(message))
        self.finding = Finding.of(defect(name), place, message, hint)
