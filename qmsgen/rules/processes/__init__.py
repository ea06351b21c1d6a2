"""Rules about processes."""

from typing import Final

SYSTEMS: Final = ("S-A1",)
