"""A drawing with its labels in both languages."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from qmsgen.model.document import Drawing
    from qmsgen.stages.pair.lines import Lines

_NAMES: Final = frozenset({"id", "lane", "source", "target", "kind", "band", "marks", "value"})
"""What ties the parts of a drawing together or says where they stand; never a label."""


class _Unlike(Exception):
    """Two drawings are not built alike."""


def paired_drawing(first: Drawing, second: Drawing, lines: Lines) -> Drawing:
    """One drawing with both labels where two are built alike, else that of the prevailing language."""
    try:
        drawing: Drawing = _paired(first, second, lines)
    except _Unlike:
        return first
    return drawing


def _paired(first: Any, second: Any, lines: Lines, name: str = "") -> Any:  # noqa: ANN401 - any part of a drawing
    if isinstance(first, str) and isinstance(second, str) and name not in _NAMES:
        return lines.line(first, second)
    if isinstance(first, tuple) and isinstance(second, tuple) and len(first) == len(second):
        return tuple(_paired(one, other, lines, name) for one, other in zip(first, second, strict=True))
    if is_dataclass(first) and not isinstance(first, type) and type(first) is type(second):
        parts = {
            part.name: _paired(getattr(first, part.name), getattr(second, part.name), lines, part.name)
            for part in fields(first)
        }
        return replace(first, **parts)
    if first != second:
        raise _Unlike
    return first
