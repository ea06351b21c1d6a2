"""Languages: the gettext catalogues below `templates/locales/`, one folder a language, every `*.po` in it read."""

from __future__ import annotations

import gettext
import io
from functools import cache

from qmsgen import resources

SOURCE = "en"
"""The language that templates and messages are written in; it needs no catalogue."""


@cache
def known() -> tuple[str, ...]:
    """The languages that documents can be made in."""
    folders = (path.name for path in resources.folder("templates").joinpath("locales").iterdir() if path.is_dir())
    return tuple(sorted({SOURCE, *folders}))


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The phrases of a language; a phrase that has no translation stays English."""
    translations: gettext.NullTranslations = gettext.NullTranslations()
    folder = resources.folder("templates") / "locales" / language
    for path in sorted(folder.glob("*.po")) if language in known() else ():
        layer = _read(path.read_bytes(), language)
        layer.add_fallback(translations)
        translations = layer
    return translations


@cache
def is_a_language(tag: str) -> bool:
    """Whether a BCP 47 tag names a language that people speak."""
    if tag in known():
        return True
    from babel import Locale  # noqa: PLC0415 - loads slowly, and only a language without a catalogue asks

    return tag.split("-", maxsplit=1)[0] in Locale(SOURCE).languages


def language_name(tag: str, language: str) -> str:
    """What a language is called in another: "Chinese", "中文"; its tag where nobody knows a name."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - loads slowly, and only bilingual documents ask

    try:
        own = Locale.parse(tag, sep="-").language
        english = str(Locale(SOURCE).languages[own])
        translated = catalogue(language).gettext(english)
        if translated != english or language == SOURCE:
            return translated
        return str(Locale.parse(language, sep="-").languages[own])
    except (KeyError, ValueError, UnknownLocaleError):
        return tag


def _read(po: bytes, language: str) -> gettext.GNUTranslations:
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - loads slowly, and a check needs no catalogue
    from babel.messages.pofile import read_po  # noqa: PLC0415 - likewise

    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(po), locale=language.replace("-", "_"), abort_invalid=True))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
