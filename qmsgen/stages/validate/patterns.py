"""Forms that the schemas give as patterns: what they are called and how a near miss is mended."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Final

from qmsgen.model.phrase import Phrase, phrase

_LANGUAGES: Final = {"english": "en", "chinese": "zh-CN", "cn": "zh-CN", "zh": "zh-CN", "中文": "zh-CN", "英文": "en"}


def form(pattern: str) -> Phrase | None:
    """What a pattern asks for, with an example; None where the schema's own description has to do."""
    return _FORMS[pattern][0] if pattern in _FORMS else None


def cure(pattern: str, text: str) -> Phrase | None:
    """How to write a text in the form of a pattern."""
    mended = _FORMS[pattern][1](text) if pattern in _FORMS else ""
    if mended and mended != text and re.match(pattern, mended):
        return phrase("write `{text}`", text=mended)
    return phrase("use small letters, digits and single hyphens") if pattern == ID else None


def _id(text: str) -> str:
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text).strip("-")


def _language(text: str) -> str:
    if text.lower() in _LANGUAGES:
        return _LANGUAGES[text.lower()]
    language, _, region = text.replace("_", "-").partition("-")
    return f"{language.lower()}-{region.upper()}" if region else language.lower()


ID: Final = "^[a-z0-9]+(-[a-z0-9]+)*$"
LANGUAGE: Final = "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$"
COUNTRY: Final = "^[A-Z]{2}$"

_FORMS: Final[dict[str, tuple[Phrase, Callable[[str], str]]]] = {
    ID: (phrase("an id such as `field-repair`"), _id),
    LANGUAGE: (phrase("a language such as `zh-CN` or `en`"), _language),
    COUNTRY: (phrase("a country code such as `CN`"), str.upper),
}
