"""Rules about solving problems and what quality costs."""

from typing import Final

SYSTEMS: Final = ("S-E4",)
