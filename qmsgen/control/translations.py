"""Which translations are owed: those that are missing, and those older than the text that they translate.

A set may carry a list of accepted translations: for each text the digest of what was translated and of the
translation. Where the source has changed since and the translation has not, it is stale. A translation that
was never accepted is not judged.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as MappingType
from dataclasses import dataclass
from typing import Final, Literal

from qmsgen.model.policy_set import PolicySet
from qmsgen.model.source import Place
from qmsgen.model.wording import Wording

Accepted = MappingType[str, MappingType[str, str]]
"""By path of a text and language: the digests of source and translation, parted by a blank."""

_ABOUT: Final = "The translations that somebody accepted, by digest; written by `qmsgen translations --accept`"
_TEXTS: Final = "texts"
_DIGITS: Final = 16
_NOT_OURS: Final = tuple(
    f'"{key}' for key in ("Project-Id", "Report", "POT-C", "PO-Rev", "Last-T", "Language-Team", "Generated")
)
"""Lines of a catalogue's head that would carry the time of day, or names that nobody gave."""


@dataclass(frozen=True, slots=True)
class Translation:
    """A text of a set in one of its other languages."""

    wording: Wording
    language: str
    source: str
    words: str
    """Empty where it is missing."""
    state: Literal["current", "missing", "stale"]

    @property
    def path(self) -> str:
        """The path of the text, such as `roles/cashier/title`."""
        return "/".join(map(str, (*self.wording.element.path, *self.wording.path)))


def translations(policy_set: PolicySet) -> Iterator[Translation]:
    """Every text that has to be translated, in each language but its own, in the user's order."""
    source = policy_set.source_language
    for wording in policy_set.wordings:
        spoken = {language: words for language, _, words in wording.spoken}
        if not wording.translatable or source not in spoken or "" in spoken or not _has_letters(spoken[source]):
            continue
        for language in policy_set.languages:
            if language != source:
                found = Translation(wording, language, spoken[source], spoken.get(language, ""), "current")
                yield _judged(found, policy_set.material.accepted)


def owed(policy_set: PolicySet) -> tuple[Translation, ...]:
    """The translations that are missing or stale."""
    return tuple(each for each in translations(policy_set) if each.state != "current")


def _judged(found: Translation, accepted: Accepted) -> Translation:
    if not found.words:
        return Translation(found.wording, found.language, found.source, "", "missing")
    source, _, words = accepted.get(found.path, {}).get(found.language, "").partition(" ")
    stale = words == _digest(found.words) and source != _digest(found.source)
    return Translation(found.wording, found.language, found.source, found.words, "stale" if stale else "current")


def _has_letters(words: str) -> bool:
    return any(letter.isalpha() for letter in words)


def _digest(text: str) -> str:
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:_DIGITS]


def accepted_now(policy_set: PolicySet) -> bytes:
    """The list with every translation of the set accepted as it stands, one text a line."""
    texts: dict[str, dict[str, str]] = {}
    for each in translations(policy_set):
        if each.words:
            texts.setdefault(each.path, {})[each.language] = f"{_digest(each.source)} {_digest(each.words)}"
    lines = ",\n".join(f"  {_json(path)}: {_json(texts[path])}" for path in sorted(texts))
    return f'{{\n "about": {_json(_ABOUT)},\n "{_TEXTS}": {{\n{lines}\n }}\n}}\n'.encode()


def read_accepted(text: str) -> Accepted:
    """The list from its file.

    Raises `ValueError` where the file is damaged.
    """
    try:
        texts = json.loads(text)[_TEXTS]
        return {
            str(path): {str(language): str(digests) for language, digests in languages.items()}
            for path, languages in texts.items()
        }
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(str(error)) from None


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def work_list(policy_set: PolicySet, language: str, due: Iterable[Translation]) -> bytes:
    """What is owed in a language as a gettext catalogue, which translators' tools open; stale texts are fuzzy."""
    from babel.messages.catalog import Catalog  # noqa: PLC0415 - loads slowly
    from babel.messages.pofile import write_po  # noqa: PLC0415 - likewise

    catalogue = Catalog(locale=language.replace("-", "_"), header_comment="#", fuzzy=False, charset="utf-8")
    for each in due:
        if each.language == language:
            place = place_of(each, policy_set)
            catalogue.add(
                each.source,
                each.words,
                locations=[(place.file, place.line)],
                flags=("fuzzy",) if each.state == "stale" else (),
                context=each.path,
            )
    written = io.BytesIO()
    write_po(written, catalogue, width=0, omit_header=False)
    lines = written.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(_NOT_OURS)).encode()


def place_of(each: Translation, policy_set: PolicySet) -> Place:
    """Where a text stands in the files of the set."""
    return policy_set.place((*each.wording.element.path, *each.wording.path), at_value=True)
