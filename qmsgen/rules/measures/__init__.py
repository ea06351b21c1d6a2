"""Rules about measures."""

from typing import Final

SYSTEMS: Final = ("S-A6", "S-D4")
