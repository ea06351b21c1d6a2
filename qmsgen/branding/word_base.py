"""A client's Word file: what its named styles look like, its header and footer; nothing else of it is taken."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from qmsgen.branding.base_styles import Styles
from qmsgen.branding.files import BrandFault
from qmsgen.branding.furniture import Furniture
from qmsgen.branding.word_file import WordFile
from qmsgen.model.branding import WordBase
from qmsgen.model.phrase import Phrase, phrase

if TYPE_CHECKING:
    from lxml.etree import _Element

_TWIPS_PER_MM: Final = 1440 / 25.4
_SIDES: Final = ("top", "right", "bottom", "left")
_WIDEST: Final = 80.0


def read_base(data: bytes, *, keeps_header: bool) -> tuple[WordBase, tuple[Phrase, ...]]:
    """What documents take from the file, and what was not taken over; raises BrandFault where it is no such file."""
    file = WordFile(data)
    styles = Styles(file)
    told = list(_left_behind(file))
    if not keeps_header:
        return WordBase(styles.by_name()), tuple(told)
    section = file.section()
    furniture = Furniture(file, styles)
    header, footer = furniture.part(section, "header"), furniture.part(section, "footer")
    if header is None:
        raise BrandFault(
            phrase("the Word file has no header"), phrase("choose another `header`, or add one to the file")
        )
    base = WordBase(styles.by_name(), header, footer, styles.borrowed(), _margins(section))
    return base, (*told, *furniture.told)


def _left_behind(file: WordFile) -> Iterator[Phrase]:
    """What could act on somebody's machine, and is not passed on."""
    if any(name.lower().endswith(("vbaproject.bin", "vbadata.xml")) for name in file.names):
        yield phrase("macros are left out")
    if any("/embeddings/" in name or "/activex/" in name.lower() for name in file.names):
        yield phrase("embedded objects are left out")
    if file.leads_out("word/settings.xml"):
        yield phrase("the template that is attached from elsewhere is left out")


def _margins(section: _Element | None) -> tuple[float, float, float, float] | None:
    """The margins of the client's page in millimetres, where they are such as a page can have."""
    margins = section.find("{*}pgMar") if section is not None else None
    if margins is None:
        return None
    found = {key.rpartition("}")[2]: value for key, value in margins.attrib.items()}
    try:
        top, right, bottom, left = (abs(int(found[side])) / _TWIPS_PER_MM for side in _SIDES)
    except (KeyError, ValueError):
        return None
    return (top, right, bottom, left) if max(top, right, bottom, left) <= _WIDEST else None
