"""One style of paragraphs or characters, and what all styles of a document share."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from qmsgen.formats.docx import wordml
from qmsgen.formats.docx.look import Face, Layout
from qmsgen.formats.docx.measure import A4_MM
from qmsgen.model.theme import by_language

if TYPE_CHECKING:
    from qmsgen.model.branding import BaseStyle
    from qmsgen.model.theme import Theme


_BEFORE_LISTS = frozenset({"keepNext", "keepLines", "pageBreakBefore", "widowControl"})
"""Properties that the schema wants before the list of a paragraph."""


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph or character style; its id is its name without blanks, as Word itself does it."""

    name: str
    based: str = ""
    layout: Layout = field(default_factory=Layout)
    face: Face = field(default_factory=Face)
    follow: str = ""
    """The style of the paragraph that a writer begins after one of this style."""
    kind: Literal["paragraph", "character"] = "paragraph"
    builtin: bool = False
    """Whether Word knows the style, and shows its name in the language of its user."""

    @property
    def id(self) -> str:
        """The name by which paragraphs refer to it."""
        return "".join(word[0].upper() + word[1:] for word in self.name.split())

    def xml(self, client: BaseStyle | None = None) -> str:
        """The definition as it stands in the styles part; the client's looks take the place of ours."""
        default = ' w:default="1"' if self.name == "Normal" else ""
        custom = "" if self.builtin else ' w:customStyle="1"'
        layout = self.layout.xml() if client is None else self._layout_of(client)
        face = self.face.xml() if client is None else "".join(client.face.values())
        return (
            f'<w:style w:type="{self.kind}"{default}{custom} w:styleId="{self.id}">'
            f'<w:name w:val="{self.name}"/>'
            + (f'<w:basedOn w:val="{self.based}"/>' if self.based else "")
            + (f'<w:next w:val="{self.follow}"/>' if self.follow else "")
            + "<w:qFormat/>"
            + (f"<w:pPr>{layout}</w:pPr>" if layout and self.kind == "paragraph" else "")
            + (f"<w:rPr>{face}</w:rPr>" if face else "")
            + "</w:style>"
        )

    def _layout_of(self, client: BaseStyle) -> str:
        """The client's paragraph; its list and its level in the outline stay ours."""
        first = [value for name, value in client.layout.items() if name in _BEFORE_LISTS]
        rest = [value for name, value in client.layout.items() if name not in _BEFORE_LISTS]
        return "".join((*first, self.layout.list_xml(), *rest, self.layout.outline_xml()))


@dataclass(frozen=True)
class Setting:
    """What all styles of a theme in one language have in common."""

    theme: Theme
    language: str

    @cached_property
    def chinese(self) -> bool:
        """Whether the language is set in East Asian faces, without bold or italics."""
        return wordml.is_east_asian(self.language)

    @cached_property
    def line(self) -> float:
        """Line height as a factor of the type size."""
        return by_language(self.theme.line_by_language, self.language, self.theme.sizes.line)

    @cached_property
    def table_line(self) -> float:
        """Line height in tables, headers and footers as a factor of the type size."""
        return 1.45 if self.chinese else 1.3

    @cached_property
    def indent(self) -> float:
        """First-line indent of running text in widths of a character."""
        return by_language(self.theme.indent_by_language, self.language, 0)

    @cached_property
    def text_width_mm(self) -> float:
        """Width of the text on an upright page in millimetres."""
        return A4_MM[0] - self.theme.page.left - self.theme.page.right

    @cached_property
    def body_face(self) -> Face:
        """The face of running text."""
        faces, sizes = self.theme.faces, self.theme.sizes
        return Face(faces.body, faces.body_east_asian, colour=self.theme.colours.ink, size=sizes.body)

    @cached_property
    def by_face(self) -> bool:
        """Whether Chinese stands out by its face: where the theme has another one for headings."""
        return self.chinese and self.theme.faces.heading_east_asian != self.theme.faces.body_east_asian

    def heading_face(self, size: float = 0, colour: str = "", *, bold: bool | None = None) -> Face:
        """Chinese stands out by its face, Latin by its weight."""
        faces = self.theme.faces
        weight = (not self.by_face) if bold is None else bold
        return Face(faces.heading, faces.heading_east_asian, weight, colour=colour, size=size)
