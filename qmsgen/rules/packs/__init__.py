"""Rules about packs and the sets that build on them."""

from typing import Final

SYSTEMS: Final = ("S-A8",)
