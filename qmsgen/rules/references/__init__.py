"""Rules about references."""

from __future__ import annotations

from typing import Final

ESSENTIAL: Final = True
