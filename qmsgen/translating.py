"""Translations that come back from a translator: each written into the YAML file in which its text stands."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from qmsgen.control.translations import Translation, place_of, translations
from qmsgen.editing import CannotEdit, add_key, path_at, read_exactly, set_scalar, set_value, write_exactly
from qmsgen.errors import QmsgenError
from qmsgen.model.phrase import phrase

if TYPE_CHECKING:
    from babel.messages.catalog import Message

    from qmsgen.model.policy_set import PolicySet
    from qmsgen.model.source import KeyPath

_LARGEST: Final = 20_000_000


@dataclass(slots=True)
class Taken:
    """What was taken over from a catalogue, and what was not."""

    files: dict[str, int] = field(default_factory=dict)
    """How many texts were written, by file."""
    waiting: int = 0
    """How many are not translated yet, or marked as doubtful."""
    refused: list[tuple[str, object]] = field(default_factory=list)
    """The paths of texts that could not be written, with the reason."""


def take_over(folder: Path, policy_set: PolicySet, language: str, catalogue: Path) -> Taken:
    """Write the translations of a gettext catalogue into the files of a set; all else in them stays byte for byte.

    Raises `QmsgenError` where the catalogue cannot be read; then nothing is written.
    """
    taken, texts = Taken(), _Texts(folder)
    known = {each.path: each for each in translations(policy_set) if each.language == language}
    for message in _messages(catalogue, language):
        words = message.string if isinstance(message.string, str) else ""
        if not words.strip() or message.fuzzy:
            taken.waiting += 1
            continue
        path = str(message.context or "")
        try:
            each = _meant(known.get(path), str(message.id))
            if each.words != words:
                file = texts.change(each, policy_set, words)
                taken.files[file] = taken.files.get(file, 0) + 1
        except CannotEdit as error:
            taken.refused.append((path, error.message))
    texts.write()
    return taken


def _meant(found: Translation | None, source: str) -> Translation:
    if found is None:
        raise CannotEdit(phrase("the set has no such text any more"))
    if found.source != source:
        raise CannotEdit(phrase("the text was changed since: `{text}`", text=found.source))
    return found


def _messages(catalogue: Path, language: str) -> Iterator[Message]:
    from babel.messages.pofile import PoFileError, read_po  # noqa: PLC0415 - loads slowly

    said = _read(catalogue)
    try:
        found = read_po(io.BytesIO(said), locale=language.replace("-", "_"), abort_invalid=True)
    except (PoFileError, ValueError) as error:
        raise QmsgenError(phrase("`{path}` is no gettext catalogue: {why}", path=catalogue, why=error)) from None
    yield from (message for message in found if message.id)


def _read(catalogue: Path) -> bytes:
    try:
        said = catalogue.read_bytes() if catalogue.stat().st_size <= _LARGEST else b""
    except OSError as error:
        raise QmsgenError(phrase("cannot read `{path}`: {why}", path=catalogue, why=error.strerror)) from None
    if b'msgid "' not in said:
        raise QmsgenError(phrase("`{path}` is no gettext catalogue", path=catalogue))
    return said


class _Texts:
    """The files of a set while they are changed; none is written before all are ready."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._typed: dict[str, str] = {}
        self._changed: dict[str, str] = {}

    def change(self, each: Translation, policy_set: PolicySet, words: str) -> str:
        """Say a text in one more language, or in other words; the name of its file."""
        place = place_of(each, policy_set)
        if place.pack and not (self._folder / place.file).is_file():
            raise CannotEdit(phrase("the text stands in the pack `{pack}`, which ships", pack=place.pack))
        if place.file not in self._typed:
            self._typed[place.file] = self._changed[place.file] = read_exactly(self._folder / place.file)
        self._changed[place.file] = self._said(each, policy_set, place.file, words)
        return place.file

    def _said(self, each: Translation, policy_set: PolicySet, file: str, words: str) -> str:
        now = self._changed[file]
        _, spoken, source = each.wording.spoken[0]
        at = policy_set.place((*each.wording.element.path, *spoken), at_value=True)
        path: KeyPath = path_at(self._typed[file], at.line, at.column)
        if spoken == each.wording.path:
            return set_value(now, path, {policy_set.source_language: source, each.language: words})
        if each.words:
            return set_scalar(now, (*path[:-1], each.language), words)
        return add_key(now, path[:-1], each.language, words)

    def write(self) -> None:
        """Put the changed files in the place of the old ones."""
        for file, text in self._changed.items():
            if text != self._typed[file]:
                write_exactly(self._folder / file, text)
