"""Drawings as SVG, computed from plain values; no browser, no system library."""

from qmsgen.figures.drawing import Drawn, draw

__all__ = ["Drawn", "draw"]
