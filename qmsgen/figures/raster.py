"""A picture as PNG, for formats that show no SVG; with the shipped fonts alone, so alike on every machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qmsgen import resources

if TYPE_CHECKING:
    from qmsgen.figures.drawing import Drawn


def png(drawn: Drawn, dots_per_inch: int = 200) -> bytes:
    """The picture at its printed size on white paper; the same bytes each time.

    Characters that the fonts lack are left blank: see `glyphs.missing_glyphs`.
    """
    from resvg_py import svg_to_bytes  # noqa: PLC0415  (a compiled library that few commands need)

    return bytes(
        svg_to_bytes(
            svg_string=drawn.svg,
            dpi=dots_per_inch,
            background="#ffffff",
            skip_system_fonts=True,
            font_files=[str(resources.font(weight)) for weight in (400, 700)],
            font_family="QMS Sans",
            sans_serif_family="QMS Sans",
        )
    )
