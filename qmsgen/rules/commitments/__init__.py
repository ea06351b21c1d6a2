"""Rules about commitments."""

from typing import Final

SYSTEMS: Final = ("S-C1",)
