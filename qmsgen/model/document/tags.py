"""What a blank is called in a Word document."""

from __future__ import annotations

import zlib
from typing import Final

_LONGEST: Final = 64
"""Word refuses a document with a longer tag."""


def word_tag(name: str) -> str:
    """The name itself, or its beginning and a checksum where Word would refuse its length."""
    if len(name) <= _LONGEST:
        return name
    return f"{name[: _LONGEST - 9]}-{zlib.crc32(name.encode()):08x}"
