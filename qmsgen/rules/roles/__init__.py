"""Rules about roles."""

from typing import Final

SYSTEMS: Final = ("S-A2",)
