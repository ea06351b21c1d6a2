"""Quantities as people write them: durations, money, percentages, bounds, deadlines, frequencies.

`parse_quantity(text, kind)` reads one strictly or raises `NotAQuantity`; `str(quantity)` is its canonical
text, which reads back as the same quantity; `format_quantity` says it in the language of a catalogue.
No float occurs: amounts are `Decimal` and keep the digits that were typed.
"""

from qmsgen.model.quantity.comparing import compare, holds, sum_durations
from qmsgen.model.quantity.formatting import format_quantity
from qmsgen.model.quantity.messages import MESSAGES
from qmsgen.model.quantity.parsing import EXAMPLES, Kind, parse_quantity
from qmsgen.model.quantity.reading import NotAQuantity, ReadingError
from qmsgen.model.quantity.values import (
    Bound,
    Comparison,
    Count,
    Deadline,
    Duration,
    EndOfBusinessDay,
    Frequency,
    FromEvent,
    Measurable,
    Money,
    Percent,
    Quantity,
    Share,
    TimeUnit,
)
from qmsgen.model.quantity.words import own_words, without_words

__all__ = [
    "EXAMPLES",
    "MESSAGES",
    "Bound",
    "Comparison",
    "Count",
    "Deadline",
    "Duration",
    "EndOfBusinessDay",
    "Frequency",
    "FromEvent",
    "Kind",
    "Measurable",
    "Money",
    "NotAQuantity",
    "Percent",
    "Quantity",
    "ReadingError",
    "Share",
    "TimeUnit",
    "compare",
    "format_quantity",
    "holds",
    "own_words",
    "parse_quantity",
    "sum_durations",
    "without_words",
]
