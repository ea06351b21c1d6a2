# noqa: INP001  (a program, not a module)
"""Compare the catalogues of a language with the phrases of the templates: `compare.py [TAG...]`.

Tells, for each language, the phrases that have no translation yet and the translations whose phrase is gone. With
`--new TAG` it prints a catalogue of all missing phrases, to be saved as a `*.po` file in the folder of the language.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

LOCALES = Path(__file__).resolve().parent
TEMPLATES = LOCALES.parent
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
OPTIONS = {"**.xml": {"extensions": "jinja2.ext.do,jinja2.ext.loopcontrols", "trim": "false", "silent": "false"}}
NOT_OURS = tuple(f'"{key}' for key in ("Project-Id", "Report", "POT-C", "PO-Rev", "Last-T", "Language-Team", "Gen"))
"""Lines of a catalogue's head that would carry the time of day, or names that nobody gave."""


def phrases() -> Catalog:
    """Every phrase of the templates with the places where it is written."""
    found = Catalog()
    mapping = [("**.xml", "jinja2")]
    for file, line, message, _, context in extract_from_dir(TEMPLATES, mapping, OPTIONS, KEYWORDS):
        found.add(message, locations=[(file, line)], context=context)
    return found


def known(language: str) -> Catalog:
    """Every phrase that the catalogues of a language hold."""
    found = Catalog()
    for path in sorted((LOCALES / language).glob("*.po")):
        for message in read_po(path.read_bytes().splitlines(keepends=True)):
            if message.id:
                found.add(message.id, message.string, locations=[(path.name, 0)], context=message.context)
    return found


def missing(language: str) -> Catalog:
    """The phrases that have no translation in a language."""
    have, wanted = known(language), Catalog(locale=language.replace("-", "_"), header_comment="#", fuzzy=False)
    for message in phrases():
        told = have.get(message.id, message.context) if message.id else None
        if message.id and not (told and any(told.string)):
            wanted.add(message.id, locations=message.locations, context=message.context)
    return wanted


def obsolete(language: str) -> list[str]:
    """Translations in catalogues of templates whose phrase no template says any more.

    A catalogue of which no phrase stands in a template translates what qmsgen itself says, and is judged by tests.
    """
    said = phrases()
    files: dict[str, list[tuple[str, bool]]] = {}
    for message in known(language):
        if message.id:
            there = said.get(message.id, message.context) is not None
            files.setdefault(message.locations[0][0], []).append((str(message.id), there))
    of_templates = {name for name, held in files.items() if sum(there for _, there in held) * 2 > len(held)}
    return [f"{name}: {phrase}" for name in sorted(of_templates) for phrase, there in files[name] if not there]


def main(arguments: list[str]) -> None:
    """Print the comparison, or a catalogue of what is missing."""
    if arguments[:1] == ["--new"]:
        for language in arguments[1:]:
            written = io.BytesIO()
            write_po(written, missing(language), width=0)
            lines = written.getvalue().decode().splitlines(keepends=True)
            sys.stdout.write("".join(line for line in lines if not line.startswith(NOT_OURS)))
        return
    for language in arguments or sorted(path.name for path in LOCALES.iterdir() if path.is_dir()):
        wanted = [str(message.id) for message in missing(language) if message.id]
        for heading, found in (("missing", wanted), ("obsolete", obsolete(language))):
            sys.stdout.write(f"{language}: {len(found)} {heading}\n" + "".join(f"  {phrase}\n" for phrase in found))


if __name__ == "__main__":
    main(sys.argv[1:])
