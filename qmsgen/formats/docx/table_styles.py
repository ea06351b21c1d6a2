"""The table styles of a theme, one for each purpose; the lines of a table are never drawn by hand."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from qmsgen.formats.docx.look import AROUND, SIDES, Rule, rules, shading
from qmsgen.formats.docx.measure import twips

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qmsgen.formats.docx.look import Side
    from qmsgen.model.theme import Colours


@dataclass(frozen=True, slots=True)
class TableStyle:
    """How tables of one purpose look: lines, background, room around the text in millimetres."""

    name: str
    borders: Mapping[Side, Rule] = field(default_factory=dict)
    shade: str = ""
    head_shade: str = ""
    sides_mm: float = 1.8
    ends_mm: float = 0.5
    centred: bool = False
    """Whether text stands in the middle of the height of its cell."""

    @property
    def id(self) -> str:
        """The name by which tables refer to it."""
        return self.name.replace(" ", "")

    def xml(self) -> str:
        """The definition as it stands in the styles part."""
        middle = '<w:vAlign w:val="center"/>' if self.centred else ""
        cell = f"<w:tcPr>{shading(self.shade)}{middle}</w:tcPr>" if self.shade or middle else ""
        return (
            f'<w:style w:type="table" w:customStyle="1" w:styleId="{self.id}"><w:name w:val="{self.name}"/>'
            '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/><w:qFormat/>'
            f"<w:tblPr>{rules('tblBorders', self.borders)}{self._margins()}</w:tblPr>"
            f"{cell}{self._head()}</w:style>"
        )

    def _margins(self) -> str:
        ends, sides = twips(self.ends_mm), twips(self.sides_mm)
        widths = (("top", ends), ("left", sides), ("bottom", ends), ("right", sides))
        margins = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in widths)
        return f"<w:tblCellMar>{margins}</w:tblCellMar>"

    def _head(self) -> str:
        if not self.head_shade:
            return ""
        return f'<w:tblStylePr w:type="firstRow"><w:tcPr>{shading(self.head_shade)}</w:tcPr></w:tblStylePr>'


NORMAL = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)
"""The table style that all others are based on; Word expects it."""

CHARACTERS = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
)
"""The character style of text that has none; Word expects it."""

LIST_NONE = (
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
)
"""The list style of paragraphs outside lists; Word expects it."""


def table_styles(colours: Colours) -> tuple[TableStyle, ...]:
    """All table styles in the colours of a theme."""
    return (*_tables(colours), *_frames(colours), *_furniture(colours))


def _tables(colours: Colours) -> tuple[TableStyle, ...]:
    thin, firm, accent = Rule(colours.rule), Rule(colours.muted, 0.75), Rule(colours.accent, 1)
    lines: dict[Side, Rule] = {"top": accent, "bottom": accent, "insideH": thin}
    facts: dict[Side, Rule] = dict.fromkeys(SIDES, thin)
    grid: dict[Side, Rule] = dict.fromkeys(AROUND, firm)
    form: dict[Side, Rule] = {**grid, "insideH": thin, "insideV": thin}
    return (
        TableStyle("Data Table", lines, head_shade=colours.tint, centred=True),
        TableStyle("Facts Table", facts, centred=True),
        TableStyle("Form Table", form, head_shade=colours.tint, centred=True),
        TableStyle("Ledger Table", form, head_shade=colours.tint, sides_mm=1.2, centred=True),
        TableStyle("Rating Table", {**lines, "insideV": thin}, head_shade=colours.tint, sides_mm=0.8, centred=True),
        TableStyle("Answer Box", grid, ends_mm=1),
    )


def _frames(colours: Colours) -> tuple[TableStyle, ...]:
    """Frames tell themselves apart by the kind of line, not by colour alone."""
    warning = Rule(colours.warning, 1.5)
    moment = Rule(colours.moment, 1.5, "double")
    room = TableStyle("", sides_mm=3.5, ends_mm=1.5)
    tinted = replace(room, shade=colours.tint)
    frame: dict[Side, Rule] = {side: Rule(colours.accent, 1.5) for side in ("top", "left", "bottom", "right")}
    bars: dict[Side, Rule] = {"top": Rule(colours.accent), "bottom": Rule(colours.accent)}
    return (
        replace(tinted, name="Note Info", borders={"left": Rule(colours.accent, 3)}),
        replace(tinted, name="Note Rule", borders=bars),
        replace(room, name="Note Moment", borders={"top": moment, "bottom": moment}),
        replace(room, name="Note Warning", borders=dict.fromkeys(AROUND, warning)),
        replace(room, name="Card Frame", borders=frame, head_shade=colours.tint),
    )


def _furniture(colours: Colours) -> tuple[TableStyle, ...]:
    thin = Rule(colours.rule)
    return (
        TableStyle("Header Table", {"bottom": Rule(colours.accent, 1), "insideV": thin}, ends_mm=0.8, centred=True),
        TableStyle("Footer Table", {"top": thin}, sides_mm=0, ends_mm=1),
    )
