"""The lists of a document: numbered headings, lettered annexes, bullets, crosses, numbered lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from qmsgen.formats.docx import wordml
from qmsgen.formats.docx.look import Face
from qmsgen.formats.docx.measure import twips
from qmsgen.formats.docx.wordml import escaped

if TYPE_CHECKING:
    from collections.abc import Sequence

SECTIONS, ANNEXES, BULLETS, TABLE_BULLETS, CROSSES = 1, 2, 3, 4, 5
"""List numbers that styles refer to; those of numbered lists follow."""

_FIRST_ORDERED = 6
_ORDERED_ABSTRACT: dict[Literal["body", "table"], int] = {"body": 6, "table": 7}

HEADING_INDENTS_MM = (9.0, 11.0, 14.0, 17.0)
"""Room for the number of a heading, by level."""

CROSS_INDENTS_MM = (7.0, 6.0)
CROSS_HANGING_MM = 4.0
"""Room for the cross, in running text and in a table."""

LIST_STEP_MM = 6.0
TABLE_LIST_STEP_MM = 4.0
LIST_LEVELS = (0, 1, 2)
"""Lists may stand within lists, three deep."""

_BULLETS = ("\u2022", "\u2013", "\u2022")
_CROSS = "\u00d7"


def part(annex: str, ordered: Sequence[Literal["body", "table"]], symbol: Face, cross: Face) -> bytes:
    """The numbering part.

    `annex` is how an annex is lettered, with `%1` for its letter; `ordered` has one entry for each numbered list
    of the document; `symbol` and `cross` are the faces of the marks before items.
    """
    abstract = (
        _abstract(SECTIONS, _section_levels())
        + _abstract(ANNEXES, _annex_levels(annex))
        + _abstract(BULLETS, _bullets("ListBullet", LIST_STEP_MM, symbol))
        + _abstract(TABLE_BULLETS, _bullets("TableBullet", TABLE_LIST_STEP_MM, symbol))
        + _abstract(CROSSES, _crosses(cross))
        + _abstract(_ORDERED_ABSTRACT["body"], _counted(LIST_STEP_MM))
        + _abstract(_ORDERED_ABSTRACT["table"], _counted(TABLE_LIST_STEP_MM))
    )
    fixed = "".join(_list(number, number) for number in (SECTIONS, ANNEXES, BULLETS, TABLE_BULLETS, CROSSES))
    counted = "".join(
        _list(ordered_list(index), _ORDERED_ABSTRACT[kind], restart=True) for index, kind in enumerate(ordered)
    )
    return wordml.part("numbering", abstract + fixed + counted)


def ordered_list(index: int) -> int:
    """The list number of the numbered list at that position among all numbered lists."""
    return _FIRST_ORDERED + index


def reference(number: int, level: int) -> str:
    """What makes a paragraph an item of a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def _abstract(number: int, levels: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{0x51A50000 + number:08X}"/>'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )


def _list(number: int, abstract: int, *, restart: bool = False) -> str:
    starts = "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>'
        for level in LIST_LEVELS
        if restart
    )
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{starts}</w:num>'


def _level(  # noqa: PLR0913 -- a level of a list has that many properties
    level: int,
    text: str,
    *,
    form: Literal["decimal", "upperLetter", "bullet"] = "decimal",
    left: float = 0,
    hanging: float = 0,
    style: str = "",
    suffix: Literal["tab", "nothing"] = "tab",
    face: Face | None = None,
) -> str:
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    look = f"<w:rPr>{face.xml()}</w:rPr>" if face else ""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{linked}'
        f'<w:suff w:val="{suffix}"/><w:lvlText w:val="{escaped(text)}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{twips(left)}" w:hanging="{twips(hanging)}"/></w:pPr>{look}</w:lvl>'
    )


def _section_levels() -> str:
    return "".join(
        _level(level, _dotted(level), left=indent, hanging=indent, style=f"Heading{level + 1}")
        for level, indent in enumerate(HEADING_INDENTS_MM)
    )


def _annex_levels(annex: str) -> str:
    first = _level(0, f"{annex}\u2003", form="upperLetter", style="AnnexHeading1", suffix="nothing")
    below = (
        _level(level, _dotted(level), left=indent, hanging=indent, style=f"AnnexHeading{level + 1}")
        for level, indent in enumerate(HEADING_INDENTS_MM)
        if level
    )
    return first + "".join(below)


def _dotted(level: int) -> str:
    """`%1.%2.%3` for the third level."""
    return ".".join(f"%{place}" for place in range(1, level + 2))


def _bullets(style: str, step: float, face: Face) -> str:
    """Levels that name their style, since Word takes the level of a style from here alone."""
    return "".join(
        _level(
            level,
            _BULLETS[level],
            form="bullet",
            left=step * (level + 1),
            hanging=step * 0.8,
            style=f"{style}{level + 1}" if level else style,
            face=face,
        )
        for level in LIST_LEVELS
    )


def _crosses(face: Face) -> str:
    """For words never to be spoken, in running text and in a table."""
    styled = zip(("Never", "TableNever"), CROSS_INDENTS_MM, strict=True)
    return "".join(
        _level(level, _CROSS, form="bullet", left=indent, hanging=CROSS_HANGING_MM, style=style, face=face)
        for level, (style, indent) in enumerate(styled)
    )


def _counted(step: float) -> str:
    return "".join(_level(level, f"%{level + 1}.", left=step * (level + 1), hanging=step) for level in LIST_LEVELS)
