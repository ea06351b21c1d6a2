"""The user's own words inside a quantity: the base of a share, the unit of a count, the event of a deadline."""

from __future__ import annotations

from dataclasses import replace

from qmsgen.model.quantity.values import Bound, Count, Frequency, FromEvent, Measurable, Quantity, Share


def own_words(quantity: Quantity) -> str:
    """The words that only the user's language says: `the visit fee` in `10 % of the visit fee`; empty for `4 h`."""
    match quantity:
        case Share(base=words) | Count(unit=words) | FromEvent(event=words) | Frequency(event=words):
            return words
        case Bound(quantity=bounded):
            return own_words(bounded)
        case _:
            return ""


def without_words(quantity: Quantity) -> Quantity:
    """The quantity with its words left out: what must be the same in every language."""
    match quantity:
        case Share() | Count():
            return _bare(quantity)
        case Bound():
            return replace(quantity, quantity=_bare(quantity.quantity))
        case FromEvent() | Frequency():
            return replace(quantity, event="")
        case _:
            return quantity


def _bare(quantity: Measurable) -> Measurable:
    match quantity:
        case Share():
            return replace(quantity, base="")
        case Count():
            return replace(quantity, unit="")
        case _:
            return quantity
