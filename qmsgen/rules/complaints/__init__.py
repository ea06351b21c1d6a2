"""Rules about complaints and nonconforming service."""

from typing import Final

SYSTEMS: Final = ("S-B3", "S-C4")
