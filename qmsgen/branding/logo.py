"""A client's logo, drawn anew: PNG, JPEG or plain SVG in, one PNG on white out, so that nothing else is passed on."""

from __future__ import annotations

import re
import warnings
from io import BytesIO
from typing import Final
from xml.parsers import expat

from qmsgen import resources
from qmsgen.branding.files import BrandFault
from qmsgen.model.branding import Logo
from qmsgen.model.phrase import phrase

LARGEST_SIDE: Final = 4_000
"""In dots; a picture that says it is larger is not decoded."""
_KEPT_SIDE: Final = 1_200
_MOST_TAGS: Final = 5_000
_MOST_SVG_BYTES: Final = 500_000
_NAMESPACE: Final = "http://www.w3.org/2000/svg"
_SHAPES: Final = ("svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan")
_TAGS: Final = frozenset(
    (*_SHAPES, "defs", "linearGradient", "radialGradient", "stop", "clipPath", "title", "desc", "metadata", "style")
)
"""What a logo needs: shapes, letters, gradients; no pictures, no copies of shapes, no scripts."""
_FOREIGN: Final = re.compile(r"url\s*\((?!\s*['\"]?#)|@import|javascript:|data:|file:", re.IGNORECASE)
"""What would lead out of the file, in the value of an attribute or in a style sheet."""


def decoded(data: bytes) -> Logo:
    """The logo in a file; raises BrandFault where it is no picture of the kinds that are allowed."""
    if data.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
        return _redrawn(data)
    if b"<svg" in data[:4_000]:
        return _redrawn(_drawn(data))
    raise BrandFault(phrase("the logo is no PNG, JPEG or SVG"), phrase("save it as one of these"))


def _redrawn(data: bytes) -> Logo:
    """A picture of dots on white paper, no larger than print needs."""
    from PIL import Image  # noqa: PLC0415  (a compiled library that few commands need)

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(BytesIO(data), formats=["PNG", "JPEG"]) as opened:
                _refuse_large(*opened.size)
                picture = opened.convert("RGBA")
    except BrandFault:
        raise
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise BrandFault(
            phrase("the logo has too many dots"), phrase("make it no larger than {n} × {n}", n=LARGEST_SIDE)
        ) from None
    except Exception:  # noqa: BLE001  (a decoder may fail in any way on a damaged file)
        raise BrandFault(
            phrase("the logo is damaged"), phrase("open it in a picture editor and save it anew")
        ) from None
    paper = Image.new("RGBA", picture.size, "#ffffff")
    paper.alpha_composite(picture)
    paper.thumbnail((_KEPT_SIDE, _KEPT_SIDE))
    made = BytesIO()
    paper.convert("RGB").save(made, "PNG", optimize=False)
    return Logo(made.getvalue(), *paper.size)


def _refuse_large(width: float, height: float) -> None:
    if max(width, height) > LARGEST_SIDE or min(width, height) < 1:
        raise BrandFault(
            phrase("the logo has {width} × {height} dots", width=int(width), height=int(height)),
            phrase("make it no larger than {n} × {n}", n=LARGEST_SIDE),
        )


def _drawn(data: bytes) -> bytes:
    """A drawing as PNG, its letters in our fonts."""
    if len(data) > _MOST_SVG_BYTES:
        raise BrandFault(phrase("the drawing of the logo is too large"), phrase("save it as PNG"))
    _refuse_all_but_shapes(data)
    from resvg_py import svg_to_bytes  # noqa: PLC0415  (likewise)

    try:
        return bytes(
            svg_to_bytes(
                svg_string=data.decode("utf-8-sig"),
                width=_KEPT_SIDE,
                background="#ffffff",
                skip_system_fonts=True,
                font_files=[str(resources.font(weight)) for weight in (400, 700)],
                font_family="QMS Sans",
            )
        )
    except Exception:  # noqa: BLE001  (likewise)
        raise BrandFault(phrase("the drawing of the logo cannot be read"), phrase("save it as PNG")) from None


def _refuse_all_but_shapes(data: bytes) -> None:
    """Raise BrandFault at the first tag or attribute that is more than a drawing."""
    judge = _Judge()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = judge.start
    parser.CharacterDataHandler = judge.text
    parser.StartDoctypeDeclHandler = judge.declaration
    parser.ProcessingInstructionHandler = judge.declaration
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        raise BrandFault(phrase("the drawing of the logo is no XML"), phrase("save it as PNG")) from None


class _Judge:
    """Looks at each piece of a drawing as it is read."""

    def __init__(self) -> None:
        self.left = _MOST_TAGS

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A tag opens; those of drawing programs beside the drawing are never drawn."""
        self.left -= 1
        namespace, _, tag = name.rpartition(" ")
        if self.left < 0:
            raise BrandFault(phrase("the drawing of the logo is too large"), phrase("save it as PNG"))
        if namespace not in {"", _NAMESPACE}:
            return
        if tag not in _TAGS:
            raise _more_than_shapes(f"<{tag}>")
        for key, value in attributes.items():
            if _leads_out(key.rpartition(" ")[2], value):
                raise _more_than_shapes(key.rpartition(" ")[2])

    def text(self, said: str) -> None:
        """Letters, or a style sheet."""
        if _FOREIGN.search(said):
            raise _more_than_shapes(said)

    def declaration(self, *_what: object) -> None:
        """A document type would bring entities along, an instruction a style sheet."""
        raise _more_than_shapes("<!")


def _leads_out(key: str, value: str) -> bool:
    """Whether an attribute names something outside of the drawing, or runs a script."""
    if key.endswith("href"):
        return not value.startswith("#")
    return key.lower().startswith("on") or _FOREIGN.search(value) is not None


def _more_than_shapes(what: str) -> BrandFault:
    return BrandFault(
        phrase("the logo holds `{what}`, which is more than a drawing", what=what),
        phrase("save it as plain SVG or as PNG"),
    )
