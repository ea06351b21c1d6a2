"""Holidays: the public ones of a country, the organisation's own, and workdays that make up for them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from qmsgen.model.phrase import Phrase, phrase

if TYPE_CHECKING:
    from datetime import date

    from holidays import HolidayBase

_MOVED_NO_MORE = frozenset({"AM", "BG", "TW", "UA"})
"""Countries that once moved working days by yearly notice, and for which no later notice is listed."""


@dataclass(frozen=True, slots=True)
class PublicHolidays:
    """One year of one country: days off, make-up workdays, and which days off are only estimated."""

    days_off: frozenset[date]
    make_up_days: frozenset[date]
    estimated: frozenset[date]


@dataclass(frozen=True, slots=True)
class HolidayRule:
    """Which dates are closed, and which weekend dates are worked.

    `country` is an ISO 3166 code such as `CN` or `DE-BY`, or empty. `days_off` and `make_up_days` are the
    organisation's own dates; `country_make_up_days` adds those that the country announces.

    Public holidays are those that the package `holidays` lists. Where a notice spans a weekend it lists the
    weekdays alone: an organisation that opens at weekends adds such dates to its own.
    """

    country: str = ""
    days_off: frozenset[date] = frozenset()
    make_up_days: frozenset[date] = frozenset()
    country_make_up_days: bool = False

    def closes(self, day: date) -> bool:
        """Whether a date is a holiday."""
        if day in self.make_up_days:
            return False
        return day in self.days_off or day in self._public(day.year).days_off

    def makes_up(self, day: date) -> bool:
        """Whether a date is worked although its weekday is closed."""
        if day in self.days_off:
            return False
        if day in self.make_up_days:
            return True
        return self.country_make_up_days and day in self._public(day.year).make_up_days

    def unknown(self, year: int) -> Phrase | None:
        """Why the holidays of a year are not known, or None where they are."""
        if not self.country:
            return None
        years = known_years(self.country)
        if year in years:
            return None
        return phrase(
            "the public holidays of `{country}` are known for {first} to {last}, not for {year}",
            country=self.country,
            first=years[0],
            last=years[-1],
            year=year,
        )

    def estimated(self, year: int) -> frozenset[date]:
        """The public holidays of a year whose date is a forecast (of the moon, say), not an announcement."""
        return self._public(year).estimated

    def _public(self, year: int) -> PublicHolidays:
        return public_holidays(self.country, year) if self.country else _NONE


NO_HOLIDAYS = HolidayRule()
_NONE = PublicHolidays(frozenset(), frozenset(), frozenset())


@lru_cache(maxsize=512)
def public_holidays(country: str, year: int) -> PublicHolidays:
    """The public holidays that the package `holidays` knows for a country and a year.

    The year after is read too: a notice for January may name a workday in December.
    """
    ahead = [year, year + 1] if year + 1 in known_years(country) else [year]
    listed = _listed(country, ahead)
    days = {day: name for day, name in listed.items() if day.year == year}
    return PublicHolidays(
        frozenset(days),
        frozenset(day for day in listed.weekend_workdays if day.year == year),
        frozenset(day for day, name in days.items() if "estimated" in name),
    )


@lru_cache(maxsize=64)
def known_years(country: str) -> range:
    """The years whose holidays are known: up to the last notice, where a country moves workdays by notice."""
    listed = _listed(country, [])
    notices = _years_with_moved_workdays(listed)
    if notices and country.partition("-")[0] not in _MOVED_NO_MORE:
        return range(min(notices), max(notices) + 1)
    return range(listed.start_year, listed.end_year + 1)


def moves_workdays(country: str) -> bool:
    """Whether the make-up workdays of a country are known at all."""
    return bool(_years_with_moved_workdays(_listed(country, [])))


def is_country(code: str) -> bool:
    """Whether the package `holidays` knows a country, and its region after a hyphen: `CN`, `DE-BY`."""
    try:
        _listed(code, [])
    except NotImplementedError:
        return False
    return True


def _listed(code: str, years: list[int]) -> HolidayBase:
    import holidays  # noqa: PLC0415 (large; wanted only where a calendar names a country)

    country, _, region = code.partition("-")
    return holidays.country_holidays(country, subdiv=region or None, years=years, language="en_US")


def _years_with_moved_workdays(listed: HolidayBase) -> set[int]:
    notices: dict[int, object] = getattr(listed, "special_public_holidays", {})
    return {year for year, entries in notices.items() if _names_two_dates(entries)}


def _names_two_dates(entries: object) -> bool:
    """Whether some entry moves a day: (month, day, month, day), against (month, day, name)."""
    if not isinstance(entries, tuple):
        return False
    several = entries if entries and isinstance(entries[0], tuple) else (entries,)
    return any(len(entry) >= 4 and isinstance(entry[2], int) for entry in several)
