"""How easily a text is read: sentences, their length, and for English the reading ease of Rudolf Flesch.

Flesch Reading Ease = 206.835 - 1.015 (words / sentences) - 84.6 (syllables / words); a text of 60 and more reads
easily. For Chinese no such measure is agreed upon; there the length of sentences stands for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+|[。！？；]")
_WORD: Final = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?|\d+(?:[.,:]\d+)*")
_VOWELS: Final = re.compile(r"[aeiouy]+")
_HAN: Final = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text asks of its reader."""

    sentences: int
    words: int
    characters: int
    """Chinese characters, without punctuation."""
    longest: int
    """The words, or Chinese characters, of the longest sentence."""
    ease: Decimal | None
    """Flesch Reading Ease; None for a text that is not English words in the main."""

    @property
    def is_chinese(self) -> bool:
        """Whether the text is Chinese in the main."""
        return self.characters > self.words


def reading(text: str) -> Reading:
    """Measure a text."""
    sentences = [part for part in _SENTENCE_END.split(text) if part.strip(" .!?")]
    words, characters = _WORD.findall(_HAN.sub(" ", text)), len(_HAN.findall(text))
    is_chinese = characters > len(words)
    lengths = [len(_HAN.findall(one)) if is_chinese else len(_WORD.findall(one)) for one in sentences]
    ease = None if is_chinese or not words else _ease(words, len(sentences))
    return Reading(len(sentences), len(words), characters, max(lengths, default=0), ease)


def _ease(words: list[str], sentences: int) -> Decimal:
    count = Decimal(len(words))
    syllables = sum(_syllables(word) for word in words)
    ease = Decimal("206.835") - Decimal("1.015") * count / max(sentences, 1) - Decimal("84.6") * syllables / count
    return ease.quantize(Decimal("0.1"))


def _syllables(word: str) -> int:
    """The syllables of an English word by its groups of vowels; a silent e at the end is none. Figures count one."""
    lower = word.lower()
    groups = len(_VOWELS.findall(lower))
    silent = lower.endswith("e") and not lower.endswith(("le", "ee", "ye")) and groups > 1
    return max(1, groups - silent)
