"""Rules about documents."""

from typing import Final

SYSTEMS: Final = ("S-A8",)
