"""Rules about surveys."""

from typing import Final

SYSTEMS: Final = ("S-D1", "S-D2")
