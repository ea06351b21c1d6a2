"""Rules about recovery."""

from typing import Final

SYSTEMS: Final = ("S-C3",)
