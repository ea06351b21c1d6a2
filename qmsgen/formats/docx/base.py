"""The parts that depend on theme and language alone: styles, settings, fonts; made once and kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qmsgen.formats.docx import wordml
from qmsgen.formats.docx.blanks import TICK_FONT
from qmsgen.formats.docx.extent import Extents, extents
from qmsgen.formats.docx.page_styles import page_styles
from qmsgen.formats.docx.style import Setting
from qmsgen.formats.docx.table_styles import CHARACTERS, LIST_NONE, NORMAL, table_styles
from qmsgen.formats.docx.text_styles import text_styles

if TYPE_CHECKING:
    from qmsgen.model.theme import Theme

_COMPATIBILITY = (
    ("compatibilityMode", 15),
    ("overrideTableStyleFontSizeAndJustification", 1),
    ("enableOpenTypeFeatures", 1),
    ("doNotFlipMirrorIndents", 1),
    ("differentiateMultirowTableHeaders", 1),
)


@dataclass(frozen=True, slots=True)
class Base:
    """The parts that all documents of a theme and a language share."""

    styles: bytes
    settings: bytes
    fonts: bytes
    extents: Extents


_kept: dict[tuple[int, str], tuple[Theme, Base]] = {}


def base(theme: Theme, language: str) -> Base:
    """The shared parts, from memory where the same theme has been asked for before."""
    key = (id(theme), language)
    found = _kept.get(key)
    if found is None:
        made = _made(Setting(theme.in_word(), language))
        _kept[key] = found = (theme, made)
    return found[1]


def _made(setting: Setting) -> Base:
    styles = (*text_styles(setting), *page_styles(setting))
    tables = table_styles(setting.theme)
    based = setting.theme.word_base
    own = {} if based is None else based.styles
    defined = "".join(style.xml(own.get(style.name.lower())) for style in styles)
    defined += "".join(table.xml() for table in tables) + ("" if based is None else based.own_styles)
    return Base(
        styles=wordml.part("styles", _defaults(setting) + CHARACTERS + NORMAL + LIST_NONE + defined),
        settings=_settings(setting.language),
        fonts=_fonts(setting.theme),
        extents=extents(styles, tables),
    )


def _defaults(setting: Setting) -> str:
    """What holds where no style says otherwise: face, languages, no lone lines."""
    latin, eastern = _languages(setting.language)
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{setting.body_face.xml()}"
        f'<w:lang w:val="{latin}" w:eastAsia="{eastern}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _languages(language: str) -> tuple[str, str]:
    """The language of the document and the one of the other script, Latin first."""
    tag = wordml.regional(language)
    return ("en-GB", tag) if wordml.is_east_asian(language) else (tag, "zh-CN")


def _settings(language: str) -> bytes:
    """Chinese punctuation is closed up, Word lays out as of 2013, and asks nothing on opening."""
    latin, eastern = _languages(language)
    address = "http://schemas.microsoft.com/office/word"
    compatibility = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="{address}" w:val="{value}"/>' for name, value in _COMPATIBILITY
    )
    return wordml.part(
        "settings",
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/>'
        f"<w:compat>{compatibility}</w:compat>"
        f'<w:themeFontLang w:val="{latin}" w:eastAsia="{eastern}"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>',
    )


def _fonts(theme: Theme) -> bytes:
    """The fonts that the styles name; Word needs it to choose a substitute of the right kind."""
    faces = theme.faces
    eastern = {faces.body_east_asian, faces.heading_east_asian}
    names = sorted({faces.body, faces.heading, TICK_FONT} | eastern)
    fonts = "".join(
        f'<w:font w:name="{wordml.escaped(name)}"><w:charset w:val="{"86" if name in eastern else "00"}"/>'
        '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for name in names
    )
    return wordml.part("fonts", fonts)
