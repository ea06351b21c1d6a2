"""A client's Word file: what its named styles look like, and its header and footer; nothing else of it is taken."""

from __future__ import annotations

from qmsgen.branding.files import BrandFault
from qmsgen.model.branding import WordBase
from qmsgen.model.phrase import Phrase, phrase


def read_base(data: bytes, *, keeps_header: bool) -> tuple[WordBase, tuple[Phrase, ...]]:
    """What documents take from the file, and what was not taken over; raises BrandFault where it is no such file."""
    raise BrandFault(phrase("the file is no Word document"), phrase("save it as `.docx`"))
