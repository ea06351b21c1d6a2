"""A document is looked at again too late.

In five years people, systems and laws change. A document whose next review lies beyond the interval that the
organisation set itself is in truth one that nobody plans to look at.

Bring `next_review` forward. The interval counts from the latest of the dates of the document and its history; it is
`document_review_interval` under `thresholds`, three years unless you set another.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from qmsgen.model.controlled import controlled
from qmsgen.model.defect import Severity
from qmsgen.model.element import Element
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem
from qmsgen.model.quantity import Duration, TimeUnit

CODE: Final = "QMS153"
SEVERITY: Final = Severity.WARNING

_DAYS: Final = MappingProxyType({TimeUnit.CALENDAR_DAY: 1, TimeUnit.WEEK: 7, TimeUnit.MONTH: 31, TimeUnit.YEAR: 366})


def check(policy_set: PolicySet) -> Iterator[Problem]:
    """Every next review that lies further from the last look at the document than the interval allows."""
    interval = policy_set.thresholds.document_review_interval
    if not isinstance(interval, Duration) or interval.unit not in _DAYS:
        return
    most = timedelta(days=float(interval.amount * _DAYS[interval.unit]))
    for _, data in controlled(policy_set):
        last = max(_looked_at(data), default=None)
        if last is not None and data.next_review is not None and data.next_review - last > most:
            message = phrase("the next review lies more than `{interval}` after `{day}`", interval=interval, day=last)
            yield Problem(data, ("next_review",), message, phrase("bring it forward, or change the interval"))


def _looked_at(data: Element) -> Iterator[date]:
    signings = (one.on for one in (data.prepared, data.reviewed, data.approved) if one is not None)
    changes = (change.on for change in data.history)
    yield from (day for day in (data.effective, data.issued, *signings, *changes) if isinstance(day, date))
