"""The table styles of a theme, one for each purpose; the lines of a table are never drawn by hand."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from qmsgen.formats.docx.look import AROUND, SIDES, Rule, rules, shading
from qmsgen.formats.docx.measure import twips
from qmsgen.formats.docx.page_styles import QUESTION_INDENT_MM

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qmsgen.formats.docx.look import Side
    from qmsgen.model.theme import Colours, Theme


@dataclass(frozen=True, slots=True)
class TableStyle:
    """How tables of one purpose look: lines, background, room around the text in millimetres."""

    name: str
    borders: Mapping[Side, Rule] = field(default_factory=dict)
    shade: str = ""
    head_shade: str = ""
    sides_mm: float = 1.8
    ends_mm: float = 0.5
    stands: Literal["top", "center", "bottom"] = "top"
    """Where text stands in the height of its cell."""
    indent_mm: float = 0

    @property
    def id(self) -> str:
        """The name by which tables refer to it."""
        return self.name.replace(" ", "")

    def xml(self) -> str:
        """The definition as it stands in the styles part."""
        stands = "" if self.stands == "top" else f'<w:vAlign w:val="{self.stands}"/>'
        cell = f"<w:tcPr>{shading(self.shade)}{stands}</w:tcPr>" if self.shade or stands else ""
        indent = f'<w:tblInd w:w="{twips(self.indent_mm)}" w:type="dxa"/>' if self.indent_mm else ""
        return (
            f'<w:style w:type="table" w:customStyle="1" w:styleId="{self.id}"><w:name w:val="{self.name}"/>'
            '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/><w:qFormat/>'
            f"<w:tblPr>{indent}{rules('tblBorders', self.borders)}{self._margins()}</w:tblPr>"
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
        stands = '<w:vAlign w:val="bottom"/>' if self.stands == "top" else ""
        return f'<w:tblStylePr w:type="firstRow"><w:tcPr>{shading(self.head_shade)}{stands}</w:tcPr></w:tblStylePr>'


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


def table_styles(theme: Theme) -> tuple[TableStyle, ...]:
    """All table styles in the colours and the arrangement of a theme."""
    colours, kinds = theme.colours, theme.arrangement
    return (
        *_tables(colours, boxed=kinds.tables == "boxed"),
        *_frames(colours),
        *_furniture(colours, boxed=kinds.header == "boxed"),
    )


def _tables(colours: Colours, *, boxed: bool) -> tuple[TableStyle, ...]:
    thin, firm, accent = Rule(colours.rule), Rule(colours.muted, 0.75), Rule(colours.accent, 1.5)
    lines: dict[Side, Rule] = {"top": accent, "bottom": firm, "insideH": thin}
    grid: dict[Side, Rule] = dict.fromkeys(SIDES, thin)
    data = grid if boxed else lines
    box: dict[Side, Rule] = dict.fromkeys(AROUND, firm)
    form = TableStyle("Form Table", grid, head_shade=colours.tint, stands="center")
    return (
        TableStyle("Data Table", data, head_shade=colours.tint),
        TableStyle("Matrix Table", data, head_shade=colours.tint, sides_mm=0.5),
        TableStyle("Facts Table", grid),
        form,
        TableStyle("Ledger Table", grid, head_shade=colours.tint, sides_mm=1.2),
        replace(form, name="Rating Table", sides_mm=0.4),
        TableStyle("Answer Box", box, ends_mm=1, indent_mm=QUESTION_INDENT_MM),
    )


def _frames(colours: Colours) -> tuple[TableStyle, ...]:
    """A heavy bar on the left in the colour of the kind; a warning and a card have a frame all round."""
    thin, room = Rule(colours.rule), TableStyle("", sides_mm=3.5, ends_mm=1.5)
    info: dict[Side, Rule] = {**dict.fromkeys(AROUND, thin), "left": Rule(colours.accent, 3)}
    moment: dict[Side, Rule] = {**info, "left": Rule(colours.moment, 3)}
    warning: dict[Side, Rule] = {**dict.fromkeys(AROUND, Rule(colours.warning)), "left": Rule(colours.warning, 3)}
    card: dict[Side, Rule] = dict.fromkeys(AROUND, Rule(colours.accent, 1.5))
    return (
        replace(room, name="Note Info", borders=info),
        replace(room, name="Note Rule", borders=info, shade=colours.tint),
        replace(room, name="Note Moment", borders=moment),
        replace(room, name="Note Warning", borders=warning),
        TableStyle("Parallel Table", {"insideV": thin}, sides_mm=3.5),
        replace(room, name="Card Frame", borders=card, head_shade=colours.tint),
    )


def _furniture(colours: Colours, *, boxed: bool) -> tuple[TableStyle, ...]:
    thin = Rule(colours.rule)
    head = TableStyle("Header Table", {"bottom": Rule(colours.accent, 1)}, sides_mm=0, ends_mm=0.8, stands="bottom")
    if boxed:
        head = TableStyle("Header Table", dict.fromkeys(SIDES, thin), sides_mm=1.8, ends_mm=0.4, stands="center")
    return (head, TableStyle("Footer Table", {"top": thin}, sides_mm=0, ends_mm=1))
