"""Every phrase of the templates is there in every language, its gaps kept."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from jinja2.ext import babel_extract

from qmsgen import languages

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
GAP = re.compile(r"%(?:\((\w+)\)s|%)")
ABOUT_WORDS = {"messages.po", "rules.po"}
"""Catalogues that name the wrong word to warn of it."""
HAN = re.compile(r"[\u3400-\u9fff]")
CODE = re.compile(r"`[^`]*`")
"""What is typed as it stands."""
HALF_WIDTH = re.compile(r"[\u3400-\u9fff][,;:!?()]|[,;!?()][\u3400-\u9fff]")


def phrases():
    """Every phrase of every template with its context: `(context, msgid, plural)`."""
    found = {}
    for path in sorted(TEMPLATES.rglob("*.xml")):
        with path.open("rb") as file:
            options = {"extensions": "jinja2.ext.do,jinja2.ext.loopcontrols", "trim": "false", "silent": "false"}
            for line, function, message, _ in babel_extract(file, tuple(KEYWORDS), (), options):
                found.setdefault(keyed(function, message), f"{path.relative_to(TEMPLATES)}:{line}")
    return found


def keyed(function, message):
    if function == "pgettext":
        return message[0], message[1], ""
    if function == "ngettext":
        return "", message[0], message[1]
    return "", message if isinstance(message, str) else message[0], ""


def others():
    return [language for language in languages.known() if language != languages.SOURCE]


def said(language, context, one, many):
    catalogue = languages.catalogue(language)
    if context:
        return catalogue.pgettext(context, one)
    return catalogue.ngettext(one, many, 1) if many else catalogue.gettext(one)


def entries(language):
    """Every translated phrase of the catalogues of a language: `(file, msgid, msgstr)`."""
    for path in sorted((TEMPLATES / "locales" / language).glob("*.po")):
        for message in read_po(path.read_bytes().splitlines(keepends=True), locale=language.replace("-", "_")):
            ids = message.id if isinstance(message.id, tuple) else (message.id,)
            strings = message.string if isinstance(message.string, tuple) else (message.string,)
            if ids[0]:
                yield path.name, message.context, ids, strings


def test_the_templates_hold_phrases():
    assert len(phrases()) > 100


@pytest.mark.parametrize("language", others())
def test_every_phrase_is_translated(language):
    translated = {(context or "", ids[0]) for _, context, ids, strings in entries(language) if all(strings)}
    missing = {place: key for key, place in phrases().items() if key[:2] not in translated}
    assert missing == {}


@pytest.mark.parametrize("language", others())
def test_a_translation_keeps_the_gaps_of_its_phrase(language):
    spoilt = {
        one: said(language, context, one, many)
        for context, one, many in phrases()
        if sorted(GAP.findall(said(language, context, one, many))) != sorted(GAP.findall(one))
    }
    assert spoilt == {}


@pytest.mark.parametrize("language", others())
def test_no_phrase_is_translated_in_two_ways(language):
    seen, contradictions = {}, {}
    for file, context, ids, strings in entries(language):
        known = seen.setdefault((context, ids), (file, strings))
        if known[1] != strings:
            contradictions[ids] = (known, (file, strings))
    assert contradictions == {}


def test_chinese_uses_full_width_punctuation():
    wrong = [
        string for _, _, _, strings in entries("zh-CN") for string in strings if HALF_WIDTH.search(CODE.sub("", string))
    ]
    assert wrong == []


def test_chinese_says_internal_audit_as_the_trade_does():
    documents = [entry for entry in entries("zh-CN") if entry[0] not in ABOUT_WORDS]
    wrong = [string for _, _, _, strings in documents for string in strings if "审计" in string]
    assert wrong == []
