"""A remedy may be needed at hours when nobody who may grant it is at work.

The hotline is open at three in the morning, the plan says "offer the voucher", and everybody whose limit is high
enough comes at half past eight. A remedy for the next day is an apology at the most.

Raise the limit of a role that is on shift, name a deputy who is, or widen `reachable` of one that may grant it. Told
where the channel of the moment keeps a calendar and every role that may grant the remedy in full says when it is
reachable; an absence of up to two hours is a break.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmsgen.model.calendar import WeeklyHours
from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem, Spot
from qmsgen.model.quantity import compare
from qmsgen.model.recovery import grants
from qmsgen.model.reference import path_to

CODE: Final = "QMS456"
SEVERITY: Final = Severity.WARNING
SYSTEMS: Final = ("S-C5",)


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every remedy of a plan that, at some hour of a moment's channels, nobody reachable may grant in full."""
    for plan in policy_set.recovery:
        hours = [
            channel.calendar.hours
            for moment in plan.recovers
            for channel in moment.channels
            if channel.kind in _FACE_TO_FACE and channel.calendar is not None and channel.calendar.hours is not None
        ]
        for step in (step for entry in plan.severities for step in entry.steps):
            for remedy in step.gives if hours else ():
                allowed = [rung for rung in grants(policy_set, remedy) if rung.allowed]
                able = [rung.role for rung in allowed if _covers(rung.grant, remedy)]
                on_duty = _reachable(able)
                if on_duty is not None and any(_longest(_minutes(one) - on_duty) > _BREAK for one in hours):
                    message = phrase("at some hours nobody who may grant `{remedy}` is reachable", remedy=remedy.id)
                    spots = tuple(Spot(role, ("reachable",), phrase("reachable then only")) for role in able)
                    yield Problem(step, path_to(step, "gives", remedy), message, _CURE, spots)


_CURE: Final = phrase("raise the limit of a role on shift, or let one that may grant it be reachable")
_FACE_TO_FACE: Final = frozenset({"telephone", "counter", "visit", "meeting"})
"""Channels on which the customer waits for an answer there and then."""
_DAY: Final = 24 * 60
_BREAK: Final = 120
"""So many minutes somebody may be away, at lunch or on the way, before a shift is without them."""


def _covers(grant: Element, remedy: Element) -> bool:
    return remedy.value is None or grant.up_to is None or compare(remedy.value, grant.up_to) != 1


def _longest(minutes: set[int]) -> int:
    """The length of the longest stretch among minutes of a week, over its end as well."""
    longest = length = 0
    for minute in range(14 * _DAY):
        length = length + 1 if minute % (7 * _DAY) in minutes else 0
        longest = max(longest, length)
    return longest


def _reachable(roles: list[Element]) -> set[int] | None:
    """The minutes of the week at which one of the roles can be reached; None where some role does not say."""
    people = [*roles, *(role.deputy for role in roles if role.deputy is not None)]
    calendars = [role.reachable for role in people]
    if not roles or any(calendar is None or calendar.hours is None for calendar in calendars[: len(roles)]):
        return None
    known = [calendar for calendar in calendars if calendar is not None and calendar.hours is not None]
    return set().union(*(_minutes(calendar.hours) for calendar in known))


def _minutes(hours: WeeklyHours) -> set[int]:
    """The minutes of a week, from Monday midnight, at which it is open."""
    spans = ((day, span) for day, spans in enumerate(hours.days) for span in spans)
    return {(day * _DAY + minute) % (7 * _DAY) for day, span in spans for minute in range(span.opens, span.closes)}
