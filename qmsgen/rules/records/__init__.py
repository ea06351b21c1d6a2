"""Rules about records."""

from typing import Final

SYSTEMS: Final = ("S-A8",)
