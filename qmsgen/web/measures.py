"""How much room a page or a screen gives, in millimetres."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qmsgen.web.rendition import Rendition

SHORT, LONG = 210, 297
"""The sides of A4."""
_AROUND = 30
_SCREEN_WIDTH, _SCREEN_HEIGHT = 164, 2000


def picture(rendition: Rendition) -> tuple[float, float]:
    """Width and height of a drawing with a heading above and its caption below; a screen is as long as it needs."""
    if not rendition.paged:
        return _SCREEN_WIDTH, _SCREEN_HEIGHT
    page = rendition.theme.page
    wide, high = (LONG, SHORT) if rendition.sideways else (SHORT, LONG)
    left, right = (page.right, page.right) if rendition.sideways else (page.left, page.right)
    return wide - left - right, high - page.top - page.bottom - _AROUND
