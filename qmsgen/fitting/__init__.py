"""How a table is fitted to a page: columns wide enough for their words, answers as letters where room is short."""

from qmsgen.fitting.answers import Lettered, lettered
from qmsgen.fitting.columns import Room, fitted

__all__ = ["Lettered", "Room", "fitted", "lettered"]
