"""Colours made readable: what stands on paper or tint keeps enough contrast, changed no more than it needs."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from qmsgen.model.contrast import ENOUGH, contrast, mixed, readable
from qmsgen.model.theme import Colours

TEXTS: Final = ("ink", "muted", "accent", "moment", "warning")
"""What text is set in, on paper and on tint."""
_PLENTY: Final = 7
"""The contrast that the ink must have on a tint for other colours to be mended on it."""


def mended(colours: Colours) -> tuple[Colours, tuple[tuple[str, str, str], ...]]:
    """Colours that can all be read, and each change: name, before, after."""
    after = replace(colours, tint=_thinned(colours))
    grounds = (after.paper, after.tint)
    after = replace(after, **{name: readable(getattr(after, name), grounds) for name in TEXTS})
    changes = tuple(
        (name, getattr(colours, name), getattr(after, name))
        for name in (*TEXTS, "tint")
        if getattr(colours, name) != getattr(after, name)
    )
    return after, changes


def _thinned(colours: Colours) -> str:
    """A tint on which the ink can be read, brought nearer to the paper where it must be."""
    if contrast(colours.tint, colours.ink) >= ENOUGH and _leaves_room(colours.tint):
        return colours.tint
    steps = (mixed(colours.paper, colours.tint, share / 100) for share in range(101))
    return next(
        (tint for tint in steps if contrast(tint, colours.ink) >= _PLENTY and _leaves_room(tint)), colours.paper
    )


def _leaves_room(tint: str) -> bool:
    """Whether some colour between black and white stands out from the tint as well as from white paper."""
    return contrast(tint, "#000000") >= _PLENTY
