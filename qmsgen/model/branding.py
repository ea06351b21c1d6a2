"""What a client brings along for its documents, decoded and made harmless: a logo, a Word file to build on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture, drawn anew as PNG on white, so that nothing of the file that it came from is passed on."""

    png: bytes
    width: int
    height: int
    """In dots."""

    def fitting(self, width: float, height: float) -> tuple[float, float]:
        """Width and height of the picture within a frame, its proportions kept."""
        scale = min(width / self.width, height / self.height)
        return self.width * scale, self.height * scale


@dataclass(frozen=True, slots=True)
class WordBase:
    """The parts of a client's Word file that are kept, by path; nothing of them leads out of the file."""

    styles: bytes
    parts: Mapping[str, bytes]
    """Headers and footers with their pictures and relations; empty where the theme makes its own."""
