"""Keeps the fonts of the machine away from page layout, which would differ with them from machine to machine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from qmsgen import resources

_VARIABLE: Final = "FONTCONFIG_FILE"
"""Where the library that finds fonts looks for its settings."""


@contextmanager
def own_fonts_alone() -> Iterator[None]:
    """Let layout know of no font but those it is given, as long as the context lasts."""
    before = os.environ.get(_VARIABLE)
    os.environ[_VARIABLE] = str(resources.font_settings())
    try:
        yield
    finally:
        if before is None:
            del os.environ[_VARIABLE]
        else:
            os.environ[_VARIABLE] = before
