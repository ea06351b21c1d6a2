"""Paragraph and character properties of a style, in the order that the schema of Word demands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from qmsgen.formats.docx.measure import eighths, half_points, points_in_twips, twips
from qmsgen.formats.docx.wordml import escaped

if TYPE_CHECKING:
    from collections.abc import Mapping

Side: TypeAlias = Literal["top", "left", "bottom", "right", "insideH", "insideV"]

AROUND: tuple[Side, ...] = ("top", "left", "bottom", "right")
SIDES: tuple[Side, ...] = (*AROUND, "insideH", "insideV")


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruled line; `points` is its thickness, `space` its distance from the text in points."""

    colour: str
    points: float = 0.5
    kind: Literal["single", "double", "dashed", "none"] = "single"
    space: int = 0

    def xml(self, side: Side) -> str:
        """The line on one side of a paragraph, a cell or a table."""
        return (
            f'<w:{side} w:val="{self.kind}" w:sz="{eighths(self.points)}" '
            f'w:space="{self.space}" w:color="{hexadecimal(self.colour)}"/>'
        )


def hexadecimal(colour: str) -> str:
    """`#1f4e79` as Word writes it."""
    return colour.lstrip("#").upper()


def shading(colour: str) -> str:
    """A plain background; nothing for no colour."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{hexadecimal(colour)}"/>' if colour else ""


def rules(name: str, sides: Mapping[Side, Rule]) -> str:
    """Lines in the order of the schema, wrapped in the element `w:<name>`; nothing for no lines."""
    lines = "".join(sides[side].xml(side) for side in SIDES if side in sides)
    return f"<w:{name}>{lines}</w:{name}>" if lines else ""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a paragraph stands: spaces in points, indents in millimetres, `line` height in points."""

    keep_next: bool | None = None
    """Whether it keeps with the next paragraph; None leaves that to the style that it is based on."""
    keep_lines: bool = False
    new_page: bool = False
    numbering: tuple[int, int] | None = None
    """The list and the level within it, from 0; list 0 takes the numbers away."""
    borders: Mapping[Side, Rule] | None = None
    shade: str = ""
    tabs: tuple[tuple[Literal["left", "right"], Literal["none", "dot"], float], ...] = ()
    before: float | None = None
    after: float | None = None
    line: float = 0
    exact: bool = False
    left: float = 0
    right: float = 0
    hanging: float = 0
    first_line_em: float | None = None
    """First-line indent in widths of a character."""
    size: float = 0
    """Type size in points that `first_line_em` refers to."""
    align: Literal["", "left", "both", "center", "right"] = ""
    outline: int | None = None

    def xml(self) -> str:
        """The content of `w:pPr`."""
        return "".join(
            (
                "" if self.keep_next is None else f'<w:keepNext w:val="{int(self.keep_next)}"/>',
                "<w:keepLines/>" if self.keep_lines else "",
                "<w:pageBreakBefore/>" if self.new_page else "",
                self.list_xml(),
                rules("pBdr", self.borders or {}),
                shading(self.shade),
                self._tabs(),
                self._spacing(),
                self._indents(),
                f'<w:jc w:val="{self.align}"/>' if self.align else "",
                self.outline_xml(),
            )
        )

    def outline_xml(self) -> str:
        """The level in the outline."""
        return "" if self.outline is None else f'<w:outlineLvl w:val="{self.outline}"/>'

    def list_xml(self) -> str:
        """The list that the paragraph is an item of."""
        if self.numbering is None:
            return ""
        number, level = self.numbering
        return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'

    def _tabs(self) -> str:
        if not self.tabs:
            return ""
        stops = "".join(
            f'<w:tab w:val="{kind}" w:leader="{leader}" w:pos="{twips(position)}"/>'
            for kind, leader, position in self.tabs
        )
        return f"<w:tabs>{stops}</w:tabs>"

    def _spacing(self) -> str:
        parts = []
        if self.before is not None:
            parts.append(f'w:before="{points_in_twips(self.before)}"')
        if self.after is not None:
            parts.append(f'w:after="{points_in_twips(self.after)}"')
        if self.line:
            rule = "exact" if self.exact else "atLeast"
            parts.append(f'w:line="{points_in_twips(self.line)}" w:lineRule="{rule}"')
        return f"<w:spacing {' '.join(parts)}/>" if parts else ""

    def _indents(self) -> str:
        parts = []
        if self.left or self.hanging:
            parts.append(f'w:left="{twips(self.left)}"')
        if self.right:
            parts.append(f'w:right="{twips(self.right)}"')
        if self.hanging:
            parts.append(f'w:hanging="{twips(self.hanging)}"')
        if self.first_line_em is not None:
            characters = round(self.first_line_em * 100)
            points = points_in_twips(self.first_line_em * self.size)
            parts.append(f'w:firstLineChars="{characters}" w:firstLine="{points}"')
        return f"<w:ind {' '.join(parts)}/>" if parts else ""


@dataclass(frozen=True, slots=True)
class Face:
    """How letters look: fonts by script, weight, colour, size in points."""

    latin: str = ""
    east_asian: str = ""
    bold: bool | None = None
    italic: bool = False
    colour: str = ""
    size: float = 0
    underline: Literal["", "single", "dotted"] = ""
    underline_colour: str = ""
    box: Rule | None = None
    """A frame around the letters."""
    shade: str = ""

    def xml(self) -> str:
        """The content of `w:rPr`."""
        return "".join(
            (
                self._fonts(),
                "" if self.bold is None else f'<w:b w:val="{int(self.bold)}"/>',
                "<w:i/>" if self.italic else "",
                f'<w:color w:val="{hexadecimal(self.colour)}"/>' if self.colour else "",
                f'<w:sz w:val="{half_points(self.size)}"/><w:szCs w:val="{half_points(self.size)}"/>'
                if self.size
                else "",
                self._underline(),
                self._box(),
                shading(self.shade),
            )
        )

    def _underline(self) -> str:
        colour = f' w:color="{hexadecimal(self.underline_colour)}"' if self.underline_colour else ""
        return f'<w:u w:val="{self.underline}"{colour}/>' if self.underline else ""

    def _box(self) -> str:
        if self.box is None:
            return ""
        colour, size = hexadecimal(self.box.colour), eighths(self.box.points)
        return f'<w:bdr w:val="{self.box.kind}" w:sz="{size}" w:space="0" w:color="{colour}"/>'

    def _fonts(self) -> str:
        if not self.latin:
            return ""
        latin, east_asian = escaped(self.latin), escaped(self.east_asian or self.latin)
        return f'<w:rFonts w:ascii="{latin}" w:eastAsia="{east_asian}" w:hAnsi="{latin}" w:cs="{latin}"/>'
