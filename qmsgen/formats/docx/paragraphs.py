"""Which style a paragraph has, by the part that it plays and the place where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qmsgen.formats.docx import wordml
from qmsgen.formats.docx.inline import inline
from qmsgen.model.document import Run, Tone

if TYPE_CHECKING:
    from qmsgen.formats.docx.composition import Composition, Place
    from qmsgen.model.document import Paragraph

_IN_TEXT = {
    Tone.PLAIN: "BodyText",
    Tone.LEAD: "Lead",
    Tone.SMALL: "SmallPrint",
    Tone.SAY: "Say",
    Tone.NEVER: "Never",
    Tone.HINT: "Hint",
    Tone.CENTRE: "CentredText",
    Tone.STRONG: "StrongText",
    Tone.NUMBER: "FiguresText",
    Tone.MUTED: "MutedText",
    Tone.LABEL: "Label",
}
_IN_TABLE = {
    Tone.PLAIN: "TableText",
    Tone.LEAD: "TableStrong",
    Tone.SMALL: "TableHint",
    Tone.SAY: "TableSay",
    Tone.NEVER: "TableNever",
    Tone.HINT: "TableHint",
    Tone.CENTRE: "TableCentred",
    Tone.STRONG: "TableStrong",
    Tone.NUMBER: "TableFigures",
    Tone.MUTED: "TableMuted",
    Tone.LABEL: "TableLabel",
}
_IN_COLUMN_HEAD = {Tone.SMALL: "TableHint", Tone.CENTRE: "TableHeadCentred", Tone.NUMBER: "TableHeadRight"}


def paragraph(block: Paragraph, place: Place, composition: Composition) -> str:
    """A paragraph in the style of its place."""
    keep = wordml.kept(keep=block.keep_with_next)
    style = style_of(block.tone, place)
    if style == "BodyText" and _is_translation(block):
        style = "Translation"
    return wordml.paragraph(style, inline(block.content, place, composition), keep)


def _is_translation(block: Paragraph) -> bool:
    """Whether all of a paragraph is in another language than the document, whose indent is not its own."""
    runs = [piece for piece in block.content if isinstance(piece, Run)]
    return bool(runs) and all(run.language for run in runs)


def style_of(tone: Tone, place: Place) -> str:
    """The paragraph style for a tone; a paragraph that says nothing takes the tone of its cell."""
    told = place.tone if tone is Tone.PLAIN else tone
    if place.kind == "table":
        return _style_in_table(told, place)
    if place.kind == "note" and told is Tone.PLAIN:
        return "NoteText"
    return _IN_TEXT[told]


def _style_in_table(tone: Tone, place: Place) -> str:
    if place.head == "matrix" and tone is Tone.CENTRE:
        return "TableHeadNarrow"
    if place.head in {"column", "matrix"}:
        return _IN_COLUMN_HEAD.get(tone, "TableHead")
    if place.head == "row" and tone is Tone.PLAIN:
        return "TableLabel"
    return _IN_TABLE[tone]
