"""How strictly a set is judged: which rules run, how much their findings weigh, whether warnings stop."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from qmsgen.model.defect import Severity
from qmsgen.model.rule import Rule


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile with its words; the one that nobody named lets every rule weigh what it says of itself."""

    name: str = ""
    title: Mapping[str, str] = field(default_factory=dict)
    """By language."""
    description: Mapping[str, str] = field(default_factory=dict)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    """By the code, name or area of rules."""
    strict: bool = False

    def wants(self, rule: Rule, select: Collection[str] = ()) -> bool:
        """Whether a rule runs; `select` names rules in place of the profile's own choice."""
        if select:
            return True
        chosen = not self.select or any(word in self.select for word in rule.words)
        return rule.essential or (chosen and not any(word in self.ignore for word in rule.words))

    def weight(self, rule: Rule) -> Severity:
        """How much the findings of a rule weigh; an essential rule never weighs less than it says of itself."""
        found = next((self.severities[word] for word in rule.words if word in self.severities), rule.severity)
        return rule.severity if rule.essential and _heavier(rule.severity, found) else found


def _heavier(one: Severity, other: Severity) -> bool:
    order = tuple(Severity)
    return order.index(one) < order.index(other)
