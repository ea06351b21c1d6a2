"""How well one colour stands out from another, after WCAG 2.2 (success criterion 1.4.3)."""

from __future__ import annotations

from collections.abc import Iterable

ENOUGH = 4.5
"""The least contrast between text and its ground."""

_STEPS = 100
_WEIGHTS = (0.2126, 0.7152, 0.0722)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours `#rrggbb`, from 1 (none) to 21 (black on white)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable(colour: str, grounds: Iterable[str], enough: float = ENOUGH) -> str:
    """A colour that stands out from all grounds: itself, or no more darkened (lightened on dark ground) than needed."""
    grounds = tuple(grounds)
    goal = max(("#000000", "#ffffff"), key=lambda end: min(contrast(end, ground) for ground in grounds))
    shares = (step / _STEPS for step in range(_STEPS + 1))
    tried = (mixed(goal, colour, share) for share in shares)
    return next((one for one in tried if all(contrast(one, ground) >= enough for ground in grounds)), goal)


def mixed(colour: str, other: str, share: float) -> str:
    """A colour thinned with another: `share` of the first, the rest of the second."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(one * share + two * (1 - share)):02x}" for one, two in pairs)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[start : start + 2], 16) for start in (1, 3, 5))


def luminance(colour: str) -> float:
    """The relative luminance of a colour `#rrggbb`, from 0 (black) to 1 (white)."""
    channels = _channels(colour)
    return sum(weight * _linear(channel / 255) for weight, channel in zip(_WEIGHTS, channels, strict=True))


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
