"""Chinese lines set flush: the room left in a line is shared by the gaps between its characters.

The layout engine of itself widens only the spaces between words, of which a Chinese line has few or none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

Box: TypeAlias = Any
"""A box of the layout engine, which gives no types."""
Context: TypeAlias = Any
"""What the layout engine carries along; handed through."""

_EAST_ASIAN = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U000323af]")
_MOSTLY = 0.5
"""From this share of characters in Chinese boxes on, a line is Chinese."""


@dataclass(frozen=True, slots=True)
class Justification:
    """Justifies a line in place of the engine: called with the context, the line, the room left in pixels."""

    usual: Callable[[Context, Box, float], None]
    """What the engine does with a line that is not Chinese."""
    shape: Callable[[Context, Box], Any]
    """Lays out the text of a box anew, with the context."""
    text: Any
    flow: tuple[Any, ...]
    """The kinds of boxes that hold text, and that hold such boxes within a line."""

    def __call__(self, context: Context, line: Box, room: float) -> None:
        """Fill a line; Chinese boxes take all the room, Western words among them keep their spaces."""
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

    def _texts(self, box: Box) -> Iterator[Box]:
        if isinstance(box, self.text):
            yield box
        elif isinstance(box, self.flow):
            for child in box.children:
                yield from self._texts(child)

    def _widen(self, box: Box, wider: dict[int, float], shift: float) -> float:
        """Move a box to the right and make it wider; the result is how far the next one moves."""
        within_line = isinstance(box, (self.text, *self.flow))
        if not within_line:
            box.translate(shift, 0)
            return shift
        box.position_x += shift
        end = shift + wider.get(id(box), 0)
        for child in getattr(box, "children", ()):
            if child.is_in_normal_flow():
                end = self._widen(child, wider, end)
        box.width += end - shift
        return end


def _spacing(style: Mapping[str, str | float]) -> float:
    given = style["letter_spacing"]
    return 0 if given == "normal" else float(given)
