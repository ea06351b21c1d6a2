"""Drawings as SVG, computed from plain values; no browser, no system library."""
