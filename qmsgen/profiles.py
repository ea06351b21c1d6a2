"""The profiles that ship, and those that a policy set keeps in its folder `profiles/`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from qmsgen import languages, resources
from qmsgen.errors import UsageError
from qmsgen.model.defect import Severity, defect
from qmsgen.model.finding import Finding
from qmsgen.model.phrase import listed, phrase
from qmsgen.model.profile import Profile
from qmsgen.model.rule import Rule
from qmsgen.model.source import Mapping as Nodes
from qmsgen.model.source import Node, Place, Scalar, Sequence, SourceFile
from qmsgen.model.spelling import nearest
from qmsgen.stages.check import rules
from qmsgen.stages.load import load
from qmsgen.stages.validate import defects

FOLDER: Final = "profiles"


@dataclass(frozen=True, slots=True)
class Profiles:
    """The profiles that may be named, and what is wrong with those of the set."""

    by_name: Mapping[str, Profile]
    findings: tuple[Finding, ...] = ()
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def named(self, name: str) -> Profile:
        """The profile of a name; without a name the one that changes nothing."""
        if not name:
            return Profile()
        if name not in self.by_name:
            raise UsageError(
                phrase("no profile `{name}`", name=name), phrase("known: {names}", names=listed(sorted(self.by_name)))
            )
        return self.by_name[name]


@cache
def shipped_profiles() -> Mapping[str, Profile]:
    """The profiles that ship, by name."""
    return {Path(file.name).stem: _profile(file) for file in load(resources.folder(FOLDER)).files}


def profiles(policy_set: Path) -> Profiles:
    """The profiles that a set may be judged by: its own go before those that ship."""
    own = policy_set / FOLDER
    if own.is_symlink():
        refused = Finding.of(defect("unreadable"), Place(FOLDER), phrase("the link leads out of the set"))
        return Profiles(shipped_profiles(), (refused,))
    if not own.is_dir():
        return Profiles(shipped_profiles())
    loaded = load(own)
    shapes = {file.name: [finding for _, finding in defects(file.root, "profile")] for file in loaded.files}
    wrong = [finding for file in loaded.files for finding in shapes[file.name] or _unknown_rules(file)]
    sound = {Path(file.name).stem: _profile(file) for file in loaded.files}
    return Profiles(
        {**shipped_profiles(), **sound},
        tuple(finding.below(FOLDER) for finding in (*loaded.findings, *wrong)),
        {f"{FOLDER}/{name}": lines for name, lines in loaded.sources.items()},
    )


def _profile(file: SourceFile) -> Profile:
    root = file.root
    weights = root.get("severities")
    return Profile(
        Path(file.name).stem,
        _spoken(root.get("title")),
        _spoken(root.get("description")),
        tuple(one.text for one in _words(root.get("select"))),
        tuple(one.text for one in _words(root.get("ignore"))),
        {
            word.text: Severity(entry.key)
            for entry in (weights if isinstance(weights, Nodes) else ())
            if entry.key in set(Severity)
            for word in _words(entry.value)
        },
        strict=isinstance(strict := root.get("strict"), Scalar) and strict.text == "true",
    )


def _spoken(node: Node | None) -> dict[str, str]:
    if isinstance(node, Scalar):
        return {languages.SOURCE: node.text}
    return (
        {entry.key: entry.value.text for entry in node if isinstance(entry.value, Scalar)}
        if isinstance(node, Nodes)
        else {}
    )


def _words(node: Node | None) -> tuple[Scalar, ...]:
    return tuple(one for one in node.items if isinstance(one, Scalar)) if isinstance(node, Sequence) else ()


def _unknown_rules(file: SourceFile) -> Iterator[Finding]:
    """Words of a profile that mean no rule, and rules that nobody may wave through."""
    weights = file.root.get("severities")
    lowered = [
        word
        for name in (Severity.WARNING, Severity.INFO)
        for word in _words(weights.get(name) if isinstance(weights, Nodes) else None)
    ]
    raised = _words(weights.get(Severity.ERROR) if isinstance(weights, Nodes) else None)
    chosen, ignored = _words(file.root.get("select")), _words(file.root.get("ignore"))
    known = frozenset(word for rule in rules() for word in rule.words)
    for word in (*chosen, *ignored, *lowered, *raised):
        if word.text not in known:
            near = nearest(word.text, tuple(sorted(known)))
            hint = phrase("did you mean `{name}`?", name=near) if near else phrase("`qmsgen list rules` shows them all")
            message = phrase("no rule `{name}`", name=word.text)
            yield Finding.of(defect("unknown-rule"), word.place, message, hint)
    yield from _waved_through(ignored, lambda _: True)
    yield from _waved_through(lowered, lambda rule: rule.severity is Severity.ERROR)


def _waved_through(words: tuple[Scalar, ...] | list[Scalar], matters: Callable[[Rule], bool]) -> Iterator[Finding]:
    for word in words:
        if any(rule.essential and word.text in {rule.code, rule.name} and matters(rule) for rule in rules()):
            yield Finding.of(
                defect("cannot-be-waived"),
                word.place,
                phrase("`{rule}` cannot be waved through: documents would be wrong", rule=word.text),
                phrase("take it out of the profile"),
            )
