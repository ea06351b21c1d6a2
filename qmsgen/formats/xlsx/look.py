"""How cells look: the theme's tokens as a small set of named looks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from qmsgen.model.contrast import mixed
from qmsgen.model.document import Tone

if TYPE_CHECKING:
    from qmsgen.model.theme import Colours, Theme


@dataclass(frozen=True, slots=True)
class Look:
    """The look of one cell; colours are `#rrggbb`, empty for none; `size` is in points."""

    face: str
    size: float
    ink: str
    bold: bool = False
    italic: bool = False
    fill: str = ""
    rule: str = ""
    """Colour of the lines around the cell."""
    bar: str = ""
    """Colour of a thick line on the left, as notes have."""
    align: Literal["left", "center", "right"] = "left"
    middle: bool = False
    """Centred from top to bottom rather than at the top."""
    unlocked: bool = False
    pattern: str = ""
    """Number format."""
    indented: bool = False
    """Whether the text keeps off the line beside it."""


def east_asian(language: str) -> bool:
    """Whether texts of a language are set in an East Asian face."""
    return language.partition("-")[0].lower() in {"zh", "ja", "ko"}


class Wardrobe:
    """The looks of one theme in one language."""

    def __init__(self, theme: Theme, language: str) -> None:
        self.colours: Colours = theme.colours
        self.sizes = theme.sizes
        self.east_asian = east_asian(language)
        faces = theme.faces
        self.body_face = faces.body_east_asian if self.east_asian else faces.body
        self.heading_face = faces.heading_east_asian if self.east_asian else faces.heading
        self.text = Look(self.body_face, theme.sizes.table, theme.colours.ink)
        self.cell = replace(self.text, rule=theme.colours.rule)

    @property
    def title(self) -> Look:
        """The title band across the top of a worksheet; themes without tints have no band but the title."""
        if not self.colours.tinted:
            return Look(self.heading_face, self.sizes.heading1, self.colours.ink, bold=True, middle=True)
        return Look(
            self.heading_face,
            self.sizes.heading1,
            self.colours.paper,
            bold=True,
            fill=self.colours.accent,
            middle=True,
            indented=True,
        )

    @property
    def mark(self) -> Look:
        """The band that says that a document is not approved."""
        ink, paper = self.colours.warning, self.colours.paper
        fill = mixed(ink, paper, 0.1)
        return replace(self.text, ink=ink, fill=fill, bold=True, align="center", middle=True)

    @property
    def identity(self) -> Look:
        """The small line under the title band."""
        return replace(self.text, size=self.sizes.small, ink=self.colours.muted)

    @property
    def caption(self) -> Look:
        """The line above a table."""
        return replace(self.text, bold=True, ink=self.colours.accent)

    @property
    def head(self) -> Look:
        """The head of a table."""
        return Look(
            self.heading_face,
            self.sizes.table,
            self.colours.accent,
            bold=True,
            fill=self.colours.tint,
            rule=self.colours.rule,
            middle=True,
        )

    @property
    def label(self) -> Look:
        """A label beside its value: a header cell of a row."""
        return replace(self.cell, bold=True, fill=self.colours.tint)

    @property
    def line(self) -> Look:
        """A cell of a form with room around its text."""
        return replace(self.cell, middle=True)

    @property
    def input(self) -> Look:
        """A cell to fill in: lightly tinted, as spreadsheet users know it."""
        fill = mixed(self.colours.moment, self.colours.paper, 0.07)
        return replace(self.cell, fill=fill, unlocked=True)

    @property
    def signature(self) -> Look:
        """A cell to sign on paper."""
        return self.cell

    def heading(self, level: int) -> Look:
        """A heading within a worksheet, level 1 to 4."""
        sizes = (self.sizes.heading1, self.sizes.heading2, self.sizes.heading3, self.sizes.table)
        return Look(self.heading_face, sizes[level - 1], self.colours.accent, bold=True, middle=True)

    def note(self, kind: str) -> Look:
        """The box of a note, with a bar in the colour of its kind."""
        bar = {"moment": self.colours.moment, "warning": self.colours.warning}.get(kind, self.colours.accent)
        return replace(self.text, fill=mixed(bar, self.colours.paper, 0.07), bar=bar, indented=True)

    def toned(self, look: Look, tone: Tone) -> Look:
        """A look with what a tone asks for."""
        return replace(look, **self._changes(look)[tone])

    def _changes(self, look: Look) -> dict[Tone, dict[str, Any]]:
        muted = {"ink": self.colours.muted}
        return {
            Tone.PLAIN: {},
            Tone.LEAD: {"size": self.sizes.body},
            Tone.SMALL: {"size": self.sizes.small},
            Tone.SAY: {"ink": self.colours.accent},
            Tone.NEVER: {"ink": self.colours.warning},
            Tone.HINT: muted,
            Tone.MUTED: muted,
            Tone.CENTRE: {"align": "center"},
            Tone.STRONG: {"bold": True},
            Tone.NUMBER: {"align": "right"},
            Tone.LABEL: {"bold": True, "fill": look.fill or self.colours.tint},
        }
