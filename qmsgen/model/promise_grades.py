"""The five properties of a good service guarantee, graded for a commitment with the reason.

The properties are those of C. Hart (Harvard Business Review, July-August 1988): unconditional, easy to understand,
meaningful, easy to invoke, easy to collect. The lines between the grades are qmsgen's own; `thresholds` moves them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from qmsgen.model.element import Element
from qmsgen.model.hedges import hedge
from qmsgen.model.limits import holders_of, limits_of, measure_of
from qmsgen.model.phrase import Phrase, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.quantity import Duration, EndOfBusinessDay, FromEvent, TimeUnit, compare
from qmsgen.model.readability import Reading, reading

SYMBOLIC: Final = frozenset({"apology", "explanation", "care"})
"""The sorts of remedy that show goodwill and give back nothing of what was paid."""


class Grade(StrEnum):
    """How well a commitment has a property."""

    PASS = "pass"  # noqa: S105 - a grade
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Property:
    """One of the five properties, graded."""

    name: str
    title: Phrase
    grade: Grade
    reason: Phrase
    key: str
    """The key of the commitment that the reason is about."""


_NUMBER: Final = re.compile(
    r"[\d一二两三四五六七八九十半]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|half|same|next|every|no)\b",
    re.IGNORECASE,
)
"""A number, or a word that says as much as one: half an hour, the same day, every bill."""
_Verdict = tuple[Grade, Phrase, str]


def grades(commitment: Element, policy_set: PolicySet) -> tuple[Property, ...]:
    """The five properties of a commitment, always in the same order."""
    return tuple(
        Property(name, title, *_worst(list(judge(commitment, policy_set)))) for name, title, judge in _PROPERTIES
    )


def _worst(verdicts: list[_Verdict]) -> _Verdict:
    return max(verdicts, key=lambda verdict: list(Grade).index(verdict[0]))


def _unconditional(commitment: Element, policy_set: PolicySet) -> Iterator[_Verdict]:
    yield Grade.PASS, phrase("no condition, no exclusion"), "promise"
    number = len(commitment.conditions) + len(commitment.exclusions)
    key = "exclusions" if commitment.exclusions else "conditions"
    if number > policy_set.thresholds.promise_exclusions:
        yield Grade.FAIL, phrase("conditions and exclusions: {number}", number=number), key
    elif number:
        yield Grade.WARN, phrase("conditions and exclusions: {number}", number=number), key
    if any(exclusion.ours for exclusion in commitment.exclusions):
        yield Grade.FAIL, phrase("it excuses what the organisation itself controls"), "exclusions"
    for promise in _promises(commitment, policy_set):
        if words := hedge(promise):
            yield Grade.FAIL, phrase("“{words}” takes the promise back", words=words), "promise"


def _understandable(commitment: Element, policy_set: PolicySet) -> Iterator[_Verdict]:
    yield Grade.PASS, phrase("short, plain, with its number"), "promise"
    promises = list(_promises(commitment, policy_set))
    if not promises:
        yield Grade.FAIL, phrase("no promise in the customer's words"), "promise"
    for promise in promises:
        yield from _read(reading(promise), policy_set.thresholds)
        if not _NUMBER.search(promise):
            yield Grade.WARN, phrase("the promise says no number"), "promise"
    if not limits_of(commitment) and not any(holder.no_later_than for holder in holders_of(commitment)):
        yield Grade.FAIL, phrase("no limit that could be missed"), "promise"


def _read(read: Reading, most: Element) -> Iterator[_Verdict]:
    length, limit, longest = (
        (read.characters, most.promise_characters, most.promise_sentence_characters)
        if read.is_chinese
        else (read.words, most.promise_words, most.promise_sentence_words)
    )
    if length > limit:
        yield Grade.FAIL, phrase("{number} words or characters, {most} at most", number=length, most=limit), "promise"
    if read.longest > longest:
        yield Grade.WARN, phrase("a sentence of {number} words or characters", number=read.longest), "promise"
    if read.sentences > most.promise_sentences:
        yield Grade.WARN, phrase("{number} sentences", number=read.sentences), "promise"
    if read.ease is not None and read.ease < most.promise_reading_ease:
        least = most.promise_reading_ease
        yield Grade.WARN, phrase("reading ease {ease}, {least} wanted", ease=read.ease, least=least), "promise"


def _meaningful(commitment: Element, _policy_set: PolicySet) -> Iterator[_Verdict]:
    yield Grade.PASS, phrase("measured, with a remedy that is worth something"), "remedy"
    if measure_of(commitment) is None:
        yield Grade.FAIL, phrase("nothing shows whether it is kept"), "measure"
    remedy = commitment.remedy
    if remedy is None or remedy.none is not None:
        yield Grade.FAIL, phrase("the customer gets nothing when it is broken"), "remedy"
    elif not _has_value(remedy):
        yield Grade.WARN, phrase("the remedy is only symbolic"), "remedy"


def _has_value(remedy: Element) -> bool:
    return bool(remedy.ladder) or any(one.value is not None or one.form not in SYMBOLIC for one in remedy.gives)


def _invocable(commitment: Element, policy_set: PolicySet) -> Iterator[_Verdict]:
    if commitment.remedy is not None and commitment.remedy.automatic:
        yield Grade.PASS, phrase("given without being asked for"), "remedy"
        return
    most, invoke = policy_set.thresholds, commitment.invoke
    if invoke is None or not invoke.channels:
        yield Grade.FAIL, phrase("no channel to call it in"), "invoke"
        return
    steps, channels, proofs = len(invoke.steps), len(invoke.channels), len(invoke.evidence)
    yield Grade.PASS, phrase("{channels} channels, {steps} steps", channels=channels, steps=steps), "invoke"
    if steps > most.claim_steps:
        yield Grade.FAIL, phrase("{number} steps to claim it", number=steps), "invoke"
    elif steps > most.claim_steps_easy:
        yield Grade.WARN, phrase("{number} steps to claim it", number=steps), "invoke"
    if channels < most.claim_channels:
        yield Grade.WARN, phrase("only one channel to call it in"), "invoke"
    if proofs > most.claim_evidence:
        yield Grade.WARN, phrase("{number} proofs to show", number=proofs), "invoke"


def _collectable(commitment: Element, policy_set: PolicySet) -> Iterator[_Verdict]:
    remedy = commitment.remedy
    if remedy is None or remedy.none is not None:
        yield Grade.FAIL, phrase("there is nothing to collect"), "remedy"
        return
    days = _days(remedy.within)
    if days is None:
        yield Grade.FAIL, phrase("nobody says by when the remedy is given"), "remedy"
        return
    most = policy_set.thresholds
    yield Grade.PASS, phrase("given within {time}", time=remedy.within), "remedy"
    if _longer(days, most.payout_slow):
        yield Grade.FAIL, phrase("the remedy takes up to {time}", time=remedy.within), "remedy"
    elif _longer(days, most.payout_quick):
        yield Grade.WARN, phrase("the remedy takes up to {time}", time=remedy.within), "remedy"
    if not remedy.automatic and commitment.invoke is not None and commitment.invoke.checked_by is not None:
        yield Grade.WARN, phrase("{role} decides first", role=commitment.invoke.checked_by.title), "invoke"


def _longer(days: Duration, most: Duration) -> bool:
    limit = _days(most)
    return limit is not None and compare(days, limit) == 1


_IN_DAYS: Final = {
    TimeUnit.BUSINESS_DAY: (7, 5),
    TimeUnit.BUSINESS_HOUR: (1, 8),
    TimeUnit.MONTH: (30, 1),
    TimeUnit.BILLING_CYCLE: (30, 1),
    TimeUnit.YEAR: (365, 1),
    TimeUnit.HOUR: (1, 24),
    TimeUnit.MINUTE: (1, 1440),
    TimeUnit.SECOND: (1, 86400),
}
"""How many calendar days a unit takes, as a fraction: five business days are a week, a month thirty days."""


def _days(time: object) -> Duration | None:
    """A deadline roughly in calendar days."""
    match time:
        case FromEvent(duration=duration):
            return _days(duration)
        case EndOfBusinessDay(days=days):
            return Duration(Decimal(days + 1), TimeUnit.CALENDAR_DAY)
        case Duration(amount=amount, unit=unit) if unit in _IN_DAYS:
            many, few = _IN_DAYS[unit]
            return Duration(amount * many / few, TimeUnit.CALENDAR_DAY)
        case Duration():
            return time
    return None


def _promises(commitment: Element, policy_set: PolicySet) -> Iterator[str]:
    for language in policy_set.languages:
        said = policy_set.reading(language).element(commitment.path)
        if said is not None and said.promise is not None:
            yield str(said.promise)


_PROPERTIES: Final[tuple[tuple[str, Phrase, Callable[[Element, PolicySet], Iterator[_Verdict]]], ...]] = (
    ("unconditional", phrase("unconditional"), _unconditional),
    ("understandable", phrase("easy to understand and communicate"), _understandable),
    ("meaningful", phrase("meaningful"), _meaningful),
    ("invocable", phrase("easy to invoke"), _invocable),
    ("collectable", phrase("easy to collect"), _collectable),
)
