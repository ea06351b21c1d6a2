"""The style sheets of a PDF, and whether its pages should be set closer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

Box: TypeAlias = Any
"""A box of WeasyPrint, or its document, which have no types."""

_BARE, _BARE_TURNED = 0.3, 0.5
"""A page filled to less than this looks forgotten; turned pages are low, and tables that could share one should."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """That of the theme, that of the document, and the one that sets pages closer."""

    theme: str
    document: str
    snug: str


def has_bare_page(document: Box) -> bool:
    """Whether a page behind the first is nearly empty."""
    return any(_is_bare(page._page_box) for page in document.pages[1:])  # noqa: SLF001 - no other way to ask


def _is_bare(page: Box) -> bool:
    return _filled(page) < (_BARE_TURNED if page.width > page.height else _BARE)


def _filled(page: Box) -> float:
    """The share of the height between the margins that is used."""
    text = page.children[0]
    return float(_bottom(text) - page.content_box_y()) / float(page.height)


def _bottom(box: Box) -> float:
    """How far down anything within a box reaches, the empty room of the box itself aside."""
    inside = getattr(box, "children", ())
    if not inside or box.element_tag in {"td", "th"}:
        return float(box.position_y + (box.height if isinstance(box.height, (int, float)) else 0))
    return max(_bottom(child) for child in inside)
