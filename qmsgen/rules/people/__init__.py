"""Rules about change, communication, teams and recognition."""

from typing import Final

SYSTEMS: Final = ("S-E5", "S-E6")
