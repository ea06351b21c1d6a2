"""Lengths as Word writes them down: twips, half points, eighths of a point, English metric units."""

from __future__ import annotations

import itertools

A4_MM = (210.0, 297.0)
"""Width and height of an upright page."""

TWIPS_PER_POINT = 20
EMU_PER_POINT = 12_700

_POINTS_PER_MM = 72 / 25.4
_TWIPS_PER_MM = 1440 / 25.4
_EMU_PER_MM = 36_000


def twips(millimetres: float) -> int:
    """Millimetres in twentieths of a point: page measures, indents, column widths."""
    return round(millimetres * _TWIPS_PER_MM)


def millimetres(twips: int) -> float:
    """Twentieths of a point in millimetres."""
    return twips / _TWIPS_PER_MM


def points(millimetres: float) -> float:
    """Millimetres in points."""
    return millimetres * _POINTS_PER_MM


def points_in_twips(length: float) -> int:
    """Points in twentieths of a point: spacing and line height."""
    return round(length * TWIPS_PER_POINT)


def half_points(points: float) -> int:
    """Points in halves: type sizes."""
    return round(points * 2)


def eighths(points: float) -> int:
    """Points in eighths: the thickness of rules."""
    return round(points * 8)


def emu(millimetres: float) -> int:
    """Millimetres in English metric units: the size of a picture."""
    return round(millimetres * _EMU_PER_MM)


def shared_out(total: int, shares: tuple[int, ...]) -> list[int]:
    """Divide a width by shares, so that the parts sum to it exactly."""
    whole = sum(shares)
    edges = [round(total * sum(shares[:index]) / whole) for index in range(len(shares) + 1)]
    return [right - left for left, right in itertools.pairwise(edges)]
