"""Rules about audits."""

from typing import Final

SYSTEMS: Final = ("S-A1",)
