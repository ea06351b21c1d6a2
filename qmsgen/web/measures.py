"""How much room a page or a screen gives, in millimetres."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qmsgen.web.rendition import Rendition

SHORT, LONG = 210, 297
"""The sides of A4."""
_AROUND = 30
_POINTS_PER_MM = 72 / 25.4
_SCREEN_WIDTH, _SCREEN_HEIGHT = 164, 2000


def picture(rendition: Rendition) -> tuple[float, float]:
    """Width and height of a drawing with a heading above and its caption below; a screen is as long as it needs."""
    if not rendition.paged:
        return _SCREEN_WIDTH, _SCREEN_HEIGHT
    page = rendition.theme.page
    high = SHORT if rendition.sideways else LONG
    return _wide(rendition), high - page.top - page.bottom - _AROUND


def across(rendition: Rendition) -> float:
    """Width of the text of a page in points."""
    return _wide(rendition) * _POINTS_PER_MM


def _wide(rendition: Rendition) -> float:
    page = rendition.theme.page
    return LONG - 2 * page.right if rendition.sideways else SHORT - page.left - page.right
