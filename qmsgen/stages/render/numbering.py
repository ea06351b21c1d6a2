"""Numbers of headings: 1, 1.1, 1.1.1; annexes are A, A.1."""

from __future__ import annotations


class Numbering:
    """Counts the headings of one document."""

    def __init__(self) -> None:
        self.counters = [0, 0, 0, 0]
        self._annexes = 0

    def next(self, level: int, *, annex: bool) -> str:
        """The number of the next heading of a level."""
        if annex and level == 1:
            self._annexes += 1
            self.counters = [0, 0, 0, 0]
            return self._letter
        self.counters[level - 1] += 1
        self.counters[level:] = [0] * (4 - level)
        numbers = [str(count) for count in self.counters[:level]]
        if self._annexes:
            numbers[0] = self._letter
        return ".".join(numbers)

    @property
    def _letter(self) -> str:
        return chr(ord("A") + self._annexes - 1)
