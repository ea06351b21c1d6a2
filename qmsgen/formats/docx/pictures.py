"""Figures: a drawing as SVG, a PNG for readers that know no SVG, its meaning in words, its caption."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qmsgen.figures.drawing import draw
from qmsgen.formats.docx import wordml
from qmsgen.formats.docx.composition import Picture
from qmsgen.formats.docx.measure import emu
from qmsgen.formats.docx.wordml import escaped
from qmsgen.model.document import sayings

if TYPE_CHECKING:
    from qmsgen.figures.drawing import Drawn
    from qmsgen.formats.docx.composition import Composition, Place
    from qmsgen.model.document import Figure

_MM_PER_TWIP = 25.4 / 1440
_ROOM_FOR_CAPTION_MM = 20
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


def figure(block: Figure, place: Place, composition: Composition) -> str:
    """A paragraph for each picture of the drawing, then the caption."""
    drawn = draw(
        block.drawing,
        composition.theme.colours,
        width_mm=place.width * _MM_PER_TWIP,
        height_mm=place.height_mm - _ROOM_FOR_CAPTION_MM,
        gettext=sayings(composition.document),
    )
    pictures = "".join(
        wordml.paragraph(
            "Figure",
            _picture(one, block.alternative, composition),
            wordml.kept(keep=bool(block.caption) and one is drawn[-1]),
        )
        for one in drawn
    )
    if not block.caption:
        return composition.bookmark(block.anchor) + pictures
    caption = composition.bookmark(block.anchor, wordml.run(block.caption))
    return pictures + wordml.paragraph("FigureCaption", caption)


def _picture(drawn: Drawn, alternative: str, composition: Composition) -> str:
    kept = Picture(len(composition.pictures) + 1, drawn.svg.encode(), _rastered(drawn))
    composition.pictures.append(kept)
    number = composition.next_id()
    return inline_picture(
        _fill(kept),
        (drawn.width_mm, drawn.height_mm),
        number=number,
        name=f"Figure {kept.number}",
        alternative=alternative,
    )


def inline_picture(blip: str, size_mm: tuple[float, float], *, number: int, name: str, alternative: str) -> str:
    """A run with a picture; `blip` names its part, `alternative` says in words what it shows."""
    width, height = map(emu, size_mm)
    extent = f'cx="{width}" cy="{height}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f'<wp:docPr id="{number}" name="{name}" descr="{escaped(alternative)}"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{name}" descr="{escaped(alternative)}"/><pic:cNvPicPr/>'
        f"</pic:nvPicPr><pic:blipFill>{blip}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _rastered(drawn: Drawn) -> bytes:
    from qmsgen.figures import raster  # noqa: PLC0415 -- a compiled library that few documents need

    return raster.png(drawn)


def _fill(picture: Picture) -> str:
    """The PNG, and beside it the SVG that newer readers draw instead."""
    return (
        f'<a:blip r:embed="{picture.relation}"><a:extLst><a:ext uri="{_SVG_EXTENSION}">'
        f'<asvg:svgBlip r:embed="{picture.relation}svg"/></a:ext></a:extLst></a:blip>'
    )
