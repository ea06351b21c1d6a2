# noqa: INP001  (a program, not a module)
"""Makes the fonts of qmsgen anew: a sans and a serif of two weights, gathered from ten families, and one for fields.

Run by hand, seldom: `python templates/fonts/make.py`. It asks for npm, which brings the sources, and for fontTools.
"""

from __future__ import annotations

import subprocess
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, TypeAlias

from fontTools import subset
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

HERE: Final = Path(__file__).resolve().parent
SCOPE: Final = "@expo-google-fonts"
VERSIONS: Final = {
    "noto-sans-sc": "0.4.3",
    "source-sans-3": "0.4.1",
    "noto-sans": "0.4.2",
    "noto-sans-symbols": "0.4.1",
    "noto-sans-symbols-2": "0.4.1",
    "noto-sans-math": "0.4.2",
    "noto-emoji": "0.4.7",
    "noto-serif-sc": "0.4.3",
    "source-serif-4": "0.4.1",
    "noto-serif": "0.4.2",
}
"""The npm packages of static TrueType fonts; those of one family in the order in which a character is looked for."""

Font: TypeAlias = Any  # fontTools gives no types
Outline: TypeAlias = list[tuple[str, tuple[Any, ...]]]
"""The strokes of a pen that draw a glyph."""


@dataclass(frozen=True, slots=True)
class Donor:
    """A family that gives the glyphs which those before it lack, drawn in thousandths of an em."""

    package: str
    name: str
    styles: tuple[str, ...] = ("400Regular",)
    """One style, or two that are blended."""
    share: float = 0
    """How much of the second style is in the blend."""
    scale: float = 1
    rise: float = 0
    without: str = ""
    """Characters that a later donor draws better."""

    def files(self, sources: Path) -> list[Path]:
        """The font files of the styles below the folder of the packages."""
        return [sources / SCOPE / self.package / style / f"{self.name}_{style}.ttf" for style in self.styles]


@dataclass(frozen=True, slots=True)
class Family:
    """One of our families: the body font of each weight, what adds to it, and its slanted letters."""

    name: str
    prefix: str
    """How its files begin."""
    body: dict[int, Donor]
    donors: dict[int, tuple[Donor, ...]]
    slanted: dict[int, Donor]
    added: tuple[tuple[int, int], ...]
    """First and last of the characters that donors give."""
    charsets: dict[int, tuple[str, ...]]
    """The charsets whose ideographs each weight holds; none stands for all that the body font has."""


BODY: Final = {
    400: Donor("noto-sans-sc", "NotoSansSC"),
    700: Donor("noto-sans-sc", "NotoSansSC", ("700Bold",)),
}
_BOXES: Final = "☐☑"  # Source Sans gives one of them a shadow, and lacks the third that is crossed
_EMOJI: Final = "⭐" + "".join(map(chr, range(0x1F300, 0x1FB00)))
_EMOJI_EM: Final = 1000 / 2600  # makes a pictograph as wide as an ideograph
DONORS: Final = {
    400: (
        Donor("source-sans-3", "SourceSans3", scale=1.117, without=_BOXES),
        Donor("noto-sans", "NotoSans"),
        Donor("noto-sans-symbols", "NotoSansSymbols", without=_EMOJI),
        Donor("noto-sans-symbols-2", "NotoSansSymbols2", without=_EMOJI),
        Donor("noto-sans-math", "NotoSansMath", without=_EMOJI),
        Donor("noto-emoji", "NotoEmoji", scale=_EMOJI_EM, rise=106),
        Donor("noto-sans-symbols-2", "NotoSansSymbols2"),
    ),
    700: (
        Donor("source-sans-3", "SourceSans3", ("600SemiBold", "700Bold"), share=0.45, scale=1.1346, without=_BOXES),
        Donor("noto-sans", "NotoSans", ("700Bold",)),
        Donor("noto-sans-symbols", "NotoSansSymbols", ("700Bold",), without=_EMOJI),
        Donor("noto-sans-symbols-2", "NotoSansSymbols2", without=_EMOJI),
        Donor("noto-sans-math", "NotoSansMath", without=_EMOJI),
        Donor("noto-emoji", "NotoEmoji", ("700Bold",), scale=_EMOJI_EM, rise=106),
        Donor("noto-sans-symbols-2", "NotoSansSymbols2"),
    ),
}
"""The Latin letters of the body font are Source Sans, enlarged: scale and share are fitted to the letters it has."""

SLANTED: Final = {
    400: Donor("source-sans-3", "SourceSans3", ("400Regular_Italic",), scale=1.117),
    700: Donor("source-sans-3", "SourceSans3", ("700Bold_Italic",), scale=1.1346),
}
"""Slanted letters for emphasis; ideographs are never slanted, and stand upright among them."""

OTHERS: Final = (
    (0x0020, 0x052F),  # Latin, phonetic signs, accents, Greek, Cyrillic
    (0x1E00, 0x1FFF),  # Latin with two accents, as in Vietnamese; Greek with accents
    (0x2000, 0x27BF),  # punctuation, currency, arrows, mathematics, boxes, ticks, shapes
    (0x27F0, 0x27FF),  # long arrows
    (0x2B00, 0x2BFF),  # more arrows, stars, shapes
    (0x2C60, 0x2C7F),  # rare Latin letters
    (0xFB00, 0xFB06),  # ligatures
    (0x1F100, 0x1F16F),  # numbers and letters in circles and squares
    (0x1F300, 0x1F64F),  # pictographs and faces
    (0x1F680, 0x1F6FF),  # transport and signs
    (0x1F7E0, 0x1F7EB),  # coloured circles and squares, here hatched
    (0x1F910, 0x1F92F),  # more faces and hands
    (0x1F970, 0x1F97A),  # more faces
)
"""First and last of the characters that donors give."""
SLANTED_LETTERS: Final = (*OTHERS[:2], (0x2000, 0x20CF), *OTHERS[5:7])
"""First and last of what is slanted: letters, punctuation, currency."""
SERIF_LETTERS: Final = (*OTHERS[:2], (0x2000, 0x20CF), *OTHERS[5:7])
"""First and last of what donors give the serif: letters and punctuation; signs and shapes are those of the sans."""
LETTERS_OF_FIELDS: Final = ((0x0020, 0x024F), (0x0370, 0x045F), (0x1E80, 0x1EF9), (0x2010, 0x203A), (0x20A0, 0x20BF))
"""First and last of what the font of fields holds beside GB 2312."""
NEITHER_IN_GBK_NOR_BIG5: Final = (
    "㑇㑊㕮㘎㙍㙘㙦㛃㛚㛹㟃㠇㠓㤘㥄㧐㧑㧟㫰㬊㬎㬚㭎㭕㮾㰀㳇㳘㳚㴔㵐㶲㸆㸌㺄㻬㽏㿠䁖"
    "䂮䃅䃎䅟䌹䎃䎖䏝䏡䏲䐃䓖䓛䓨䓫䓬䗖䗛䗪䗴䜣䝙䢺䢼䣘䥽䦃䲟䲠䲢䴓䴔䴕䴖䴗䴘䴙䶮"
)
"""Of the first extension of ideographs, what the Table of General Standard Chinese Characters (2013) holds."""
EXTENSION_A: Final = range(0x3400, 0x4DC0)
FEATURES: Final = ["ccmp", "locl", "liga", "kern", "mark", "mkmk", "pwid", "hwid", "fwid", "palt", "halt"]
"""What layout may ask for: joined letters, kerning, accents, Western punctuation in proportion."""
HEIGHTS: Final = {
    "hhea": ("ascent", "descent", "lineGap"),
    "OS/2": ("sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent"),
}
"""What says how high a line of a font is, by table."""
UNUSED: Final = ["vhea", "vmtx", "VORG", "BASE", "STAT"]
"""Tables for upright columns and for families of many styles."""


SANS: Final = Family("QMS Sans", "qms", BODY, DONORS, SLANTED, OTHERS, {400: (), 700: ()})
_SERIF_SCALE: Final = 1.085  # gives Source Serif capitals as high as those of Noto Serif SC
SERIF: Final = Family(
    "QMS Serif",
    "qms-serif",
    body={
        400: Donor("noto-serif-sc", "NotoSerifSC"),
        700: Donor("noto-serif-sc", "NotoSerifSC", ("700Bold",)),
    },
    donors={
        400: (Donor("source-serif-4", "SourceSerif4", scale=_SERIF_SCALE), Donor("noto-serif", "NotoSerif")),
        700: (
            Donor("source-serif-4", "SourceSerif4", ("700Bold",), scale=_SERIF_SCALE),
            Donor("noto-serif", "NotoSerif", ("700Bold",)),
        ),
    },
    slanted={
        400: Donor("source-serif-4", "SourceSerif4", ("400Regular_Italic",), scale=_SERIF_SCALE),
        700: Donor("source-serif-4", "SourceSerif4", ("700Bold_Italic",), scale=_SERIF_SCALE),
    },
    added=SERIF_LETTERS,
    charsets={400: ("gbk", "big5"), 700: ("gb2312",)},
)
"""Running text of classic documents; what it lacks, layout takes from the sans. Its bold is for Western letters and
common ideographs: Chinese stands out by another face."""


def main() -> None:
    """Write the fonts and their licence beside this file, and say how large they are."""
    with TemporaryDirectory() as folder:
        sources = _fetched(Path(folder))
        heights = TTFont(BODY[400].files(sources)[0], lazy=True)
        for family in (SANS, SERIF):
            for weight, style in ((400, "Regular"), (700, "Bold")):
                upright = _upright(sources, family, weight, style, heights)
                _save(upright, f"{family.prefix}-{weight}{style}")
                slant = f"{style} Italic".removeprefix("Regular ")
                slanted = _slanted(sources, family, weight, slant, heights)
                _save(slanted, f"{family.prefix}-{weight}{slant.replace(' ', '')}")
        _save(_fields(HERE / "qms-400Regular.ttf"), "qms-form")
        (HERE / "OFL.txt").write_text(_licence(sources), encoding="utf-8")


def _fetched(folder: Path) -> Path:
    packages = [f"{SCOPE}/{name}@{version}" for name, version in VERSIONS.items()]
    subprocess.run(["npm", "install", "--no-save", "--ignore-scripts", "--prefix", folder, *packages], check=True)  # noqa: S603, S607  (the versions above and no others)
    return folder / "node_modules"


def _save(font: Font, name: str) -> None:
    path = HERE / f"{name}.ttf"
    font.save(path)
    print(f"{path.name}: {path.stat().st_size:,} bytes, {len(font.getBestCmap()):,} characters")  # noqa: T201


def _upright(sources: Path, family: Family, weight: int, style: str, heights: Font) -> Font:
    """One weight of a family: the body font, and what the donors add, on lines as high as those of `heights`."""
    (file,) = family.body[weight].files(sources)
    font = TTFont(file, recalcTimestamp=False)
    _reduce(font, _wanted(font.getBestCmap(), family.charsets[weight]), FEATURES)
    characters = dict(font.getBestCmap())
    for donor in family.donors[weight]:
        _add(font, characters, donor, family.added, sources)
    FontBuilder(font=font).setupCharacterMap(characters)
    font["OS/2"].recalcUnicodeRanges(font)
    _level(font, heights)
    _name(font, family.name, style)
    return font


def _slanted(sources: Path, family: Family, weight: int, style: str, heights: Font) -> Font:
    """The same weight for emphasis, on lines as high as those of the upright font."""
    (file,) = family.slanted[weight].files(sources)
    font = TTFont(file, recalcTimestamp=False)
    _reduce(font, set(_between(SLANTED_LETTERS)), FEATURES)
    scale_upem(font, round(family.slanted[weight].scale * 1000))
    font["head"].unitsPerEm = 1000
    _level(font, heights)
    FontBuilder(font=font).setupCharacterMap(dict(font.getBestCmap()))
    _name(font, family.name, style)
    return font


def _level(font: Font, heights: Font) -> None:
    """Give a font the line heights of another."""
    for table, measures in HEIGHTS.items():
        for measure in measures:
            setattr(font[table], measure, getattr(heights[table], measure))


def _fields(body: Path) -> Font:
    """The font "QMS Form": PDF files with fields hold it whole, so it is small."""
    font = TTFont(body, recalcTimestamp=False)
    _reduce(font, _encoded("gb2312") | set(_between(LETTERS_OF_FIELDS)), [])
    _name(font, "QMS Form", "Regular")
    return font


def _wanted(codes: Iterable[int], charsets: tuple[str, ...]) -> set[int]:
    """What is taken of a body font: the ideographs of charsets, or all but the rare half of their first extension."""
    if charsets:
        held = set().union(*map(_encoded, charsets))
        return {code for code in codes if code in held or code < EXTENSION_A.start}
    known = _encoded("gbk") | _encoded("big5hkscs") | set(map(ord, NEITHER_IN_GBK_NOR_BIG5))
    return {code for code in codes if code not in EXTENSION_A or code in known}


def _encoded(charset: str) -> set[int]:
    """The characters that a charset of two bytes holds."""
    pairs = (bytes((one, two)) for one in range(0x81, 0xFF) for two in range(0x40, 0xFF))
    return {ord(character) for pair in pairs for character in pair.decode(charset, "ignore")}


def _between(ranges: Iterable[tuple[int, int]]) -> Iterator[int]:
    for first, last in ranges:
        yield from range(first, last + 1)


def _reduce(font: Font, codes: set[int], features: list[str]) -> None:
    """Take out of a font all but some characters and features."""
    options = subset.Options(layout_features=features, hinting=False, notdef_outline=True, glyph_names=False)
    options.drop_tables += UNUSED
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)


def _add(font: Font, characters: dict[int, str], donor: Donor, added: Iterable[tuple[int, int]], sources: Path) -> None:
    """Give a font the characters that it lacks and a donor has."""
    given = [TTFont(file) for file in donor.files(sources)]
    shared = set.intersection(*(set(one.getBestCmap()) for one in given))
    for code in _between(added):
        if code in shared and code not in characters and _seen(code) and chr(code) not in donor.without:
            characters[code] = name = f"uni{code:04X}"
            font["glyf"][name] = _glyph([_drawn(one, code) for one in given], donor)
            font["hmtx"][name] = (_advance(given, code, donor), font["glyf"][name].xMin)


def _seen(code: int) -> bool:
    return unicodedata.category(chr(code)) not in {"Cc", "Cf", "Zl", "Zp"}


@cache
def _glyph_set(font: Font) -> Any:  # noqa: ANN401  (see Font)
    return font.getGlyphSet()


def _drawn(font: Font, code: int) -> Outline:
    pen = DecomposingRecordingPen(_glyph_set(font))
    _glyph_set(font)[font.getBestCmap()[code]].draw(pen)
    return pen.value


def _advance(given: list[Font], code: int, donor: Donor) -> int:
    widths = [font["hmtx"][font.getBestCmap()[code]][0] for font in given]
    return round(_blend(widths[0], widths[-1], donor.share) * donor.scale)


def _glyph(drawn: list[Outline], donor: Donor) -> Any:  # noqa: ANN401  (see Font)
    pen = TTGlyphPen(None)
    placed = TransformPen(pen, (donor.scale, 0, 0, donor.scale, 0, donor.rise))
    for (stroke, points), (_, others) in zip(drawn[0], drawn[-1], strict=True):
        getattr(placed, stroke)(*(_between_points(a, b, donor.share) for a, b in zip(points, others, strict=True)))
    glyph = pen.glyph()
    glyph.recalcBounds(None)
    return glyph


def _between_points(one: Any, other: Any, share: float) -> tuple[float, float] | None:  # noqa: ANN401  (see Outline)
    """A point between two of the same stroke; a closed curve may lack its first point."""
    return one and (_blend(one[0], other[0], share), _blend(one[1], other[1], share))


def _blend(one: float, other: float, share: float) -> float:
    return one + (other - one) * share


def _name(font: Font, family: str, style: str) -> None:
    """Name a font, with nothing of a reserved name, and say under which licence it stands."""
    del font["name"]
    FontBuilder(font=font).setupNameTable(
        {
            "copyright": "See OFL.txt for the holders of the copyright",
            "familyName": family,
            "styleName": style,
            "uniqueFontIdentifier": f"{family} {style}",
            "fullName": f"{family} {style}",
            "version": "Version 2.000",
            "psName": f"{family.replace(' ', '')}-{style}",
            "licenseDescription": "SIL Open Font License, Version 1.1",
        }
    )


def _licence(sources: Path) -> str:
    """The notices of all families, each once, before the one text of their licence."""
    texts = [(sources / SCOPE / name / "LICENSE_FONT").read_text(encoding="utf-8") for name in VERSIONS]
    notices = dict.fromkeys(text.splitlines()[0].strip() for text in texts)
    return "\n".join(notices) + "\n\n" + texts[0].partition("\n\n")[2]


if __name__ == "__main__":
    main()
