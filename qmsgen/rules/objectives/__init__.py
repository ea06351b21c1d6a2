"""Rules about objectives and the plan of introduction."""

from typing import Final

SYSTEMS: Final = ("S-E1",)
