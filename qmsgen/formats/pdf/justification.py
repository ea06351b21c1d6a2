"""Chinese lines set flush: the room left in a line is shared by the gaps between its characters.

The layout engine of itself widens only the spaces between words, of which a Chinese line has few or none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_EAST_ASIAN = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U000323af]")
_MOSTLY = 0.5
"""From this share of characters in Chinese boxes on, a line is Chinese."""


@dataclass(frozen=True, slots=True)
class Justification:
    """Justifies a line in place of the engine; called with the context, the line and the room left in pixels."""

    usual: Callable[[Any, Any, float], None]
    """What the engine does with a line that is not Chinese."""
    shape: Callable[[Any, Any], Any]
    """Lays out the text of a box anew, with the context."""
    text: type
    flow: tuple[type, ...]
    """The kinds of boxes that hold text, and that hold such boxes within a line."""

    def __call__(self, context: Any, line: Any, room: float) -> None:
        texts = list(self._texts(line))
        chinese = [box for box in texts if _EAST_ASIAN.search(box.text)]
        length = sum(len(box.text) for box in chinese)
        if not chinese or length < _MOSTLY * sum(len(box.text) for box in texts):
            self.usual(context, line, room)
            return
        gaps = length - 1 if texts[-1] is chinese[-1] else length
        share = room / max(gaps, 1)
        for box in chinese:
            box.style = box.style.copy()
            box.style["letter_spacing"] = share + _spacing(box.style)
            box.pango_layout = self.shape(context, box)
        self._widen(line, {id(box): len(box.text) * share for box in chinese}, 0)

    def _texts(self, box: Any) -> Iterator[Any]:
        if isinstance(box, self.text):
            yield box
        elif isinstance(box, self.flow):
            for child in box.children:  # type: ignore[attr-defined]
                yield from self._texts(child)

    def _widen(self, box: Any, wider: dict[int, float], shift: float) -> float:
        """Move a box to the right and make it wider; the result is how far the next one moves."""
        if not isinstance(box, (self.text, *self.flow)):
            box.translate(shift, 0)
            return shift
        box.position_x += shift
        end = shift + wider.get(id(box), 0)
        for child in getattr(box, "children", ()):
            if child.is_in_normal_flow():
                end = self._widen(child, wider, end)
        box.width += end - shift
        return end


def _spacing(style: Any) -> float:
    given = style["letter_spacing"]
    return 0 if given == "normal" else float(given)
