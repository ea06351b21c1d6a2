"""The forms that single values take: each format of the schemas with the parser that reads it strictly."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from typing import Any, Final
from zoneinfo import ZoneInfo, available_timezones

from qmsgen.model.phrase import Phrase, phrase
from qmsgen.model.quantity import EXAMPLES, Kind, NotAQuantity, ReadingError, parse_quantity

_QUANTITIES: Final[tuple[Kind, ...]] = (
    "duration",
    "deadline",
    "money",
    "percent",
    "quantity",
    "bound",
    "target",
    "frequency",
)
_CLAUSE: Final = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*:[0-9A-Z]+(?:\.[0-9A-Za-z]+)*")
_CODE: Final = re.compile(r"[0-9] ?[A-Z]{3}$")
"""What is meant as a currency code, known or not."""
_DECIMAL: Final = re.compile(r"[-−]?[0-9]+(?:\.[0-9]+)?")

PERMANENTLY: Final = "permanently"
"""The retention of a record that is never destroyed."""
_YEAR_MONTH_DAY: Final = 3
_NO_DAY: Final = 31


def read_form(form: str, text: str) -> Any:  # noqa: ANN401 - the schema decides the type
    """The value that a text stands for in a form; None where it is not written in that form."""
    try:
        return _READERS.get(form, str)(text)
    except (ReadingError, ValueError):
        return None


def complaint(form: str, text: str) -> tuple[Phrase, Phrase | None] | None:
    """What is wrong with a text in a form, and the cure; None where nothing is."""
    try:
        _READERS.get(form, str)(text)
    except ReadingError as error:
        return error.expected, error.hint
    except ValueError:
        cure = _CURES.get(form, _no_cure)(text)
        return phrase("expected {what}, found `{found}`", what=example(form), found=text), cure
    return None


def example(form: str) -> Phrase:
    """What a form is called, with an example, as in "expected a date such as `2026-03-01`"."""
    return _EXAMPLES[form]


def _no_cure(_text: str) -> Phrase | None:
    return None


def _date_cure(text: str) -> Phrase:
    numbers = [int(number) for number in re.findall(r"[0-9]+", text)]
    if len(numbers) == _YEAR_MONTH_DAY and numbers[0] > _NO_DAY:
        try:
            day = date(*numbers)
        except ValueError:
            return phrase("there is no such day")
        return phrase("write `{day}`", day=day)
    return phrase("write year, month and day: `2026-03-01`")


def _clause_cure(_text: str) -> Phrase:
    return phrase("write standard and number with a colon between; `qmsgen list standards` shows the standards")


def _boolean_cure(text: str) -> Phrase | None:
    meant = {"yes": "true", "on": "true", "是": "true", "no": "false", "off": "false", "否": "false"}
    word = meant.get(text.lower(), text.lower())
    return phrase("write `{word}`", word=word) if word in {"true", "false"} else None


def _timezone_cure(text: str) -> Phrase | None:
    near = get_close_matches(text, sorted(available_timezones()), n=1, cutoff=0.7)
    return phrase("did you mean `{name}`?", name=near[0]) if near else None


def day_meant(text: str) -> str | None:
    """The day of a date written with the year first and in another form, such as `2026/3/1` or `2026年3月1日`."""
    found = _OTHER_DATE.fullmatch(text.strip())
    try:
        return date(*map(int, found.groups())).isoformat() if found else None
    except ValueError:
        return None


_OTHER_DATE: Final = re.compile(r"([12][0-9]{3})\s?[-/.年]\s?([0-9]{1,2})\s?[-/.月]\s?([0-9]{1,2})\s?日?", re.ASCII)


def _date(text: str) -> date:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise ValueError(text)
    return date.fromisoformat(text)


def _decimal(text: str) -> Decimal:
    if not _DECIMAL.fullmatch(text):
        raise ValueError(text)
    try:
        return Decimal(text.replace("−", "-"))
    except InvalidOperation as error:
        raise ValueError(text) from error


def _integer(text: str) -> int:
    if not re.fullmatch(r"-?[0-9]{1,12}", text):
        raise ValueError(text)
    return int(text)


def _boolean(text: str) -> bool:
    if text not in {"true", "false"}:
        raise ValueError(text)
    return text == "true"


def _clause(text: str) -> str:
    if not _CLAUSE.fullmatch(text):
        raise ValueError(text)
    return text


def _timezone(text: str) -> ZoneInfo:
    if text not in available_timezones():
        raise ValueError(text)
    return ZoneInfo(text)


def _hours(text: str) -> object:
    from qmsgen.model.calendar import parse_hours  # noqa: PLC0415 - time zones and holidays load slowly

    return parse_hours(text)


def _quantity(kind: Kind) -> Callable[[str], object]:
    return lambda text: parse_quantity(text, kind)


def _payment(text: str) -> object:
    try:
        return parse_quantity(text, "money")
    except NotAQuantity as not_money:
        if "%" in text:
            return parse_quantity(text, "share")
        if _CODE.search(text):
            raise not_money from None
        return _number_of_things(text, not_money)


def _number_of_things(text: str, not_money: NotAQuantity) -> object:
    try:
        return parse_quantity(text, "count")
    except NotAQuantity:
        raise not_money from None


def _portion(text: str) -> object:
    try:
        return parse_quantity(text, "percent")
    except NotAQuantity:
        return _payment(text)


def _retention(text: str) -> object:
    return text if text == PERMANENTLY else parse_quantity(text, "duration")


_READERS: Final[dict[str, Callable[[str], object]]] = {
    "date": _date,
    "integer": _integer,
    "boolean": _boolean,
    "qms-decimal": _decimal,
    "qms-clause": _clause,
    "qms-timezone": _timezone,
    "qms-hours": _hours,
    "qms-payment": _payment,
    "qms-portion": _portion,
    "qms-retention": _retention,
    **{f"qms-{kind}": _quantity(kind) for kind in _QUANTITIES},
}

FORMS: Final = tuple(_READERS)
"""The forms that schemas may name."""

_EXAMPLES: Final = {
    "date": phrase("a date such as `2026-03-01`"),
    "integer": phrase("a whole number such as `3`"),
    "boolean": phrase("`true` or `false`"),
    "qms-decimal": phrase("a number such as `32` or `12.5`"),
    "qms-clause": phrase("a clause such as `iso-9001-2015:8.5.1`"),
    "qms-timezone": phrase("a time zone such as `Asia/Shanghai`"),
    "qms-hours": phrase("opening hours such as `Mon-Fri 08:30-17:30` or `24x7`"),
    "qms-payment": phrase("an amount such as `50 CNY`, a share such as `10 % of the visit fee`, or a number of things"),
    "qms-portion": phrase("a percentage such as `10 %`, a share such as `10 % of the visit fee`, or an amount"),
    "qms-retention": phrase("a duration such as `3 years`, or `permanently`"),
    **{f"qms-{kind}": EXAMPLES[kind] for kind in _QUANTITIES},
}

_CURES: Final[dict[str, Callable[[str], Phrase | None]]] = {
    "date": _date_cure,
    "boolean": _boolean_cure,
    "qms-clause": _clause_cure,
    "qms-timezone": _timezone_cure,
}
