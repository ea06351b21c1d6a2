"""The styles of a client's Word file, each made whole: what it has from the styles that it is based on stands in it."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING, Final

from lxml import etree

from qmsgen.branding.word_file import W, WordFile
from qmsgen.model.branding import BaseStyle

if TYPE_CHECKING:
    from lxml.etree import _Element

_LAYOUT: Final = tuple(
    re.findall(
        r"\w+",
        "keepNext keepLines pageBreakBefore widowControl pBdr shd tabs suppressAutoHyphens kinsoku wordWrap "
        "overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind "
        "contextualSpacing mirrorIndents jc textAlignment",
    )
)
"""Properties of paragraphs that are taken, in the order of the schema; lists and outline levels are ours."""
_FACE: Final = tuple(
    re.findall(
        r"\w+",
        "rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint snapToGrid color spacing w "
        "kern position sz szCs highlight u bdr shd em",
    )
)
"""Properties of letters that are taken, likewise; hidden text is not."""
_MERGED: Final = ("rFonts", "spacing", "ind")
"""Properties of which each attribute is inherited by itself."""
_NAMESAKES: Final = {"正文文本": "body text", "表格文字": "table text", "表格正文": "table text", "表头": "table head"}
_DECLARED: Final = re.compile(r' xmlns(:\w+)?="[^"]*"')
_DEEPEST: Final = 12
_THEME_FONTS: Final = {"ascii": "latin", "hAnsi": "latin", "cs": "cs", "eastAsia": "ea"}


class Styles:
    """The styles of one file."""

    def __init__(self, file: WordFile) -> None:
        tree = file.tree("word/styles.xml")
        self._theme = file.tree("word/theme/theme1.xml")
        self._styles = {} if tree is None else {one.get(f"{W}styleId", ""): one for one in tree.iterfind(f"{W}style")}
        self._defaults = None if tree is None else tree.find(f"{W}docDefaults")
        self._wanted: dict[str, None] = {}

    def by_name(self) -> dict[str, BaseStyle]:
        """The styles of paragraphs and letters by their names in small letters."""
        found = {}
        for one in self._styles.values():
            if one.get(f"{W}type") in {"paragraph", "character"} and (name := _name(one)):
                found[_NAMESAKES.get(name, name)] = self._whole(one)
        return found

    def borrow(self, style: str) -> str:
        """The name under which a style of the client is known in our documents."""
        if style not in self._styles:
            return ""
        self._wanted[style] = None
        return "Base" + re.sub(r"[^A-Za-z0-9]", lambda odd: f"x{ord(odd[0]):x}", style)

    def borrowed(self) -> str:
        """The definitions of the styles that were borrowed."""
        return "".join(self._definition(style) for style in self._wanted)

    def _definition(self, style: str) -> str:
        one = self._styles[style]
        kind = one.get(f"{W}type", "paragraph")
        name = self.borrow(style)
        whole = self._whole(one)
        layout = "".join(whole.layout.values())
        face = "".join(whole.face.values())
        inner = f"<w:pPr>{layout}</w:pPr>" if layout and kind != "character" else ""
        inner += f"<w:rPr>{face}</w:rPr>" if face else ""
        if kind == "table":
            inner += self._table(one)
        return (
            f'<w:style w:type="{kind}" w:customStyle="1" w:styleId="{name}"><w:name w:val="{name}"/>{inner}</w:style>'
        )

    def _table(self, one: _Element) -> str:
        """Lines and margins of a table style, from the nearest style that has any."""
        found = next((tbl for each in reversed(self._chain(one)) if (tbl := each.find(f"{W}tblPr")) is not None), None)
        if found is None:
            return ""
        kept = [child for child in found if child.tag in {f"{W}tblInd", f"{W}tblBorders", f"{W}tblCellMar"}]
        return f"<w:tblPr>{''.join(map(_written, kept))}</w:tblPr>"

    def _whole(self, one: _Element) -> BaseStyle:
        """A style with all that it inherits; only a paragraph inherits what holds for the whole document."""
        layout: dict[str, _Element] = {}
        face: dict[str, _Element] = {}
        if one.get(f"{W}type") == "paragraph" and self._defaults is not None:
            _take(self._defaults.find(f"{W}pPrDefault/{W}pPr"), layout, _LAYOUT)
            _take(self._defaults.find(f"{W}rPrDefault/{W}rPr"), face, _FACE)
        for each in self._chain(one):
            _take(each.find(f"{W}pPr"), layout, _LAYOUT)
            _take(each.find(f"{W}rPr"), face, _FACE)
        if "rFonts" in face:
            self._name_fonts(face["rFonts"])
        return BaseStyle(_in_order(layout, _LAYOUT), _in_order(face, _FACE))

    def _chain(self, one: _Element) -> list[_Element]:
        """A style and those that it is based on, the outermost first."""
        chain = [one]
        while len(chain) < _DEEPEST:
            based = chain[-1].find(f"{W}basedOn")
            above = self._styles.get(based.get(f"{W}val", "")) if based is not None else None
            if above is None or above in chain:
                break
            chain.append(above)
        return chain[::-1]

    def _name_fonts(self, fonts: _Element) -> None:
        """Put the names of fonts in the place of the parts that they play in the client's theme."""
        for slot, script in _THEME_FONTS.items():
            part = fonts.attrib.pop(f"{W}{slot}Theme", fonts.attrib.pop(f"{W}cstheme", None) if slot == "cs" else None)
            if part and (name := self._font(str(part), script)):
                fonts.set(f"{W}{slot}", name)

    def _font(self, part: str, script: str) -> str:
        if self._theme is None:
            return ""
        scheme = self._theme.find(f".//{{*}}{'majorFont' if part.startswith('major') else 'minorFont'}")
        if scheme is None:
            return ""
        named = scheme.find(f"{{*}}{script}")
        name = named.get("typeface", "") if named is not None else ""
        if name or script != "ea":
            return name
        chinese = (font.get("typeface", "") for font in scheme.iterfind("{*}font") if font.get("script") == "Hans")
        return next(chinese, "")


def _name(one: _Element) -> str:
    name = one.find(f"{W}name")
    return (name.get(f"{W}val", "") if name is not None else "").strip().lower()


def _take(properties: _Element | None, into: dict[str, _Element], known: tuple[str, ...]) -> None:
    """Lay properties over those that are there, one by one."""
    for child in properties if properties is not None else ():
        tag = etree.QName(child).localname
        if tag not in known or not str(child.tag).startswith(W):
            continue
        fresh = deepcopy(child)
        if tag in _MERGED and tag in into:
            said = {_slot(key) for key in fresh.attrib}
            for key, value in into[tag].attrib.items():
                if _slot(key) not in said:
                    fresh.set(key, value)
        into[tag] = fresh


def _slot(key: str) -> str:
    """What an attribute is about: a font named for a script, and the part that it plays in a theme, are one."""
    return str(etree.QName(key).localname).lower().removesuffix("theme")


def _in_order(properties: dict[str, _Element], order: tuple[str, ...]) -> dict[str, str]:
    return {tag: _written(properties[tag]) for tag in order if tag in properties}


def _written(element: _Element) -> str:
    """An element as text, its colours as they are and not as parts of a theme that is not passed on."""
    for each in element.iter():
        for key in list(each.attrib):
            if not str(key).startswith(W) or etree.QName(key).localname.lower().startswith("theme"):
                del each.attrib[key]
    return _DECLARED.sub("", etree.tostring(element, encoding="unicode", with_tail=False))
