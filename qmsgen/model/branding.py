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
class BaseStyle:
    """What a style of the client looks like: its properties by name, each as Word writes it."""

    layout: Mapping[str, str]
    face: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class BasePart:
    """A header or footer of the client: its content with `{gaps}`, and PNG pictures by the relation that shows them."""

    content: str
    pictures: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class WordBase:
    """What is taken from a client's Word file; nothing of it leads out of the file."""

    styles: Mapping[str, BaseStyle]
    """By name, in small letters."""
    header: BasePart | None = None
    footer: BasePart | None = None
    own_styles: str = ""
    """Definitions of the styles that only header and footer use."""
    margins: tuple[float, float, float, float] | None = None
    """Top, right, bottom, left in millimetres, where the page set-up is the client's."""
