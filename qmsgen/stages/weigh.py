"""Decide what findings count: how much each weighs in the profile, and which of them a waiver explains."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from qmsgen.model.aside import Ground, SetAside
from qmsgen.model.defect import FILE_DEFECTS, defect
from qmsgen.model.element import Element
from qmsgen.model.finding import Finding
from qmsgen.model.phrase import Phrase, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.profile import Profile
from qmsgen.model.rule import Rule
from qmsgen.model.source import Mapping, Node
from qmsgen.model.source import Sequence as SequenceNode
from qmsgen.model.spelling import nearest


@dataclass(frozen=True, slots=True)
class Weighed:
    """The findings that count, and those that are set aside."""

    findings: tuple[Finding, ...]
    aside: tuple[SetAside, ...] = ()


def weigh(
    findings: Sequence[Finding], policy_set: PolicySet, profile: Profile, known: Sequence[Rule], ran: Collection[Rule]
) -> Weighed:
    """The findings of the rules that ran, in a profile; `known` are all rules there are."""
    by_code = {rule.code: rule for rule in known}
    counting = [
        replace(one, severity=profile.weight(by_code[one.code])) if one.code in by_code else one for one in findings
    ]
    aside: list[SetAside] = []
    said: list[Finding] = []
    for waiver in policy_set.waivers:
        if waiver.given("finding") and waiver.path not in policy_set.material.broken:
            judged = _Judged(waiver, policy_set, known)
            complaint = judged.complaint()
            explained = [one for one in counting if judged.explains(one)] if complaint is None else []
            counting = [one for one in counting if one not in explained]
            aside += [judged.set_aside(one) for one in explained]
            if complaint is None and not explained and any(judged.word in rule.words[:2] for rule in ran):
                complaint = judged.useless()
            said += [complaint] if complaint else []
    return Weighed((*counting, *said), tuple(aside))


class _Judged:
    """A waiver that explains a finding: what it covers, and whether it holds."""

    def __init__(self, waiver: Element, policy_set: PolicySet, known: Sequence[Rule]) -> None:
        self._waiver = waiver
        self._set = policy_set
        self._known = known
        self.word = str(waiver.finding)
        self._rule = next((rule for rule in known if self.word in rule.words[:2]), None)
        self._path = self._covered()

    def explains(self, finding: Finding) -> bool:
        """Whether a finding is of the rule, and at the place or below it."""
        path = tuple(map(str, finding.path))
        return self._rule is not None and finding.code == self._rule.code and path[: len(self._path)] == self._path

    def set_aside(self, finding: Finding) -> SetAside:
        """The finding with the words of the waiver."""
        approver = self._waiver.approver
        return SetAside(
            finding,
            Ground.WAIVED,
            self._waiver.place_of(),
            str(self._waiver.reason or ""),
            str(approver.title or approver.id) if approver else "",
            str(self._waiver.until or ""),
        )

    def complaint(self) -> Finding | None:
        """Why the waiver explains nothing, where it does not."""
        on = self._set.on
        if self._rule is None:
            return self._no_such_rule()
        if self._rule.essential:
            message = phrase("`{rule}` cannot be waved through: documents would be wrong", rule=self.word)
            return self._at(
                "cannot-be-waived", "finding", message, phrase("mend what it finds, then take the waiver out")
            )
        if not self._path:
            message = phrase("the waiver does not say at which element `{rule}` is allowed", rule=self.word)
            return self._at(
                "waiver-without-place", "finding", message, phrase("write `of:` with an id, or `at:` with a path")
            )
        if self._waiver.given("at") and not _stands(self._path, self._set.material.root):
            message = phrase("nothing stands at `{path}`", path=self._waiver.at)
            return self._at("useless-waiver", "at", message, phrase("mend the path, or take the waiver out"))
        if on is not None and isinstance(until := self._waiver.until, date) and until < on:
            message = phrase("the waiver ended on {day}", day=until.isoformat())
            return self._at("expired-waiver", "until", message, phrase("mend what it allowed, or have it allowed anew"))
        return None

    def useless(self) -> Finding:
        """The waiver of something that is not found."""
        message = phrase("`{rule}` finds nothing there", rule=self.word)
        return self._at("useless-waiver", "finding", message, phrase("take the waiver out, or its `finding`"))

    def _cannot_be(self) -> Finding:
        message = phrase("`{rule}` cannot be waved through: documents would be wrong", rule=self.word)
        hint = phrase("mend what it finds, then take the waiver out")
        return self._at("cannot-be-waived", "finding", message, hint)

    def _no_such_rule(self) -> Finding:
        names = tuple(word for rule in self._known for word in rule.words[:2])
        if any(self.word in {one.code, one.name} for one in FILE_DEFECTS.values()):
            message = phrase("`{rule}` cannot be waved through: documents would be wrong", rule=self.word)
            return self._at(
                "cannot-be-waived", "finding", message, phrase("mend what it finds, then take the waiver out")
            )
        near = nearest(self.word, names)
        hint = phrase("did you mean `{name}`?", name=near) if near else phrase("`qmsgen list rules` shows them all")
        return self._at("unknown-rule", "finding", phrase("no rule `{name}`", name=self.word), hint)

    def _covered(self) -> tuple[str, ...]:
        if self._waiver.given("at"):
            return tuple(str(self._waiver.at).split("."))
        of = self._waiver.of
        return tuple(map(str, of.path)) if of is not None else ()

    def _at(self, name: str, key: str, message: Phrase, hint: Phrase) -> Finding:
        place = self._waiver.place_of(key)
        found = Finding.of(defect(name), place, message, hint)
        return replace(found, element=self._waiver.path, path=(*self._waiver.path, key))


def _stands(path: tuple[str, ...], root: Mapping) -> bool:
    """Whether something is written at a path, indexes of lists counted from 0."""
    node: Node | None = root
    for key in path:
        if isinstance(node, Mapping):
            node = node.get(key)
        elif isinstance(node, SequenceNode) and key.isdecimal() and int(key) < len(node.items):
            node = node.items[int(key)]
        else:
            return False
    return node is not None
