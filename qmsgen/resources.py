"""Where the shipped data lies: at the top of the tree in a checkout, beside the code in an installed wheel."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def root() -> Path:
    """The folder that holds `schemas/`, `standards/`, `templates/` and `policies/`."""
    checkout = _PACKAGE.parent
    return checkout if (checkout / "templates" / "fonts").is_dir() else _PACKAGE / "_data"


def folder(name: str) -> Path:
    """One of the shipped data folders."""
    return root() / name


def font(weight: int) -> Path:
    """The font file of upright text that ships with qmsgen, for weight 400 or 700."""
    return _fonts() / {400: "qms-400Regular.ttf", 700: "qms-700Bold.ttf"}[weight]


def fonts() -> tuple[Path, ...]:
    """All font files that ship with qmsgen: upright and slanted text, and what is typed into the fields of a PDF."""
    return tuple(sorted(_fonts().glob("*.ttf")))


def font_settings() -> Path:
    """Settings of fontconfig by which it finds no font of the machine."""
    return _fonts() / "fonts.conf"


def _fonts() -> Path:
    return folder("templates") / "fonts"
