"""Rules about standards."""

from typing import Final

SYSTEMS: Final = ("S-A1", "S-A4")
