"""Judge what a policy set means: every rule is a module below `qmsgen.rules`, run here and nowhere else."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches
from functools import cache
from importlib import import_module
from inspect import cleandoc
from typing import Final

from qmsgen import plugins
from qmsgen.errors import UsageError
from qmsgen.model.defect import FILE_DEFECTS, Defect
from qmsgen.model.finding import Finding
from qmsgen.model.fix import Fix
from qmsgen.model.phrase import Phrase, phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.problem import Problem
from qmsgen.model.rule import Rule
from qmsgen.model.source import SHIPPED_PACK, KeyPath, Place

PACKAGE: Final = "qmsgen.rules"


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, sorted by code."""
    found = (_rule(name) for name in plugins.names(PACKAGE) if "." in name)
    return tuple(sorted((rule for rule in found if rule is not None), key=lambda rule: rule.code))


def check(policy_set: PolicySet, select: Collection[str] = (), ignore: Collection[str] = ()) -> list[Finding]:
    """What the rules find in a set, sorted by place.

    `select` and `ignore` hold codes, names or areas of rules; an empty `select` means every rule. One that
    is unknown raises `UsageError`. Elements whose shape is wrong are left to `validate`.
    """
    return run(policy_set, set(chosen(select) if select else rules()) - set(chosen(ignore)))


def run(policy_set: PolicySet, wanted: Collection[Rule]) -> list[Finding]:
    """What some rules find in a set, sorted by place."""
    found: dict[tuple[object, ...], Finding] = {}
    for rule in rules():
        if rule in wanted:
            for finding in _findings(rule, policy_set):
                found.setdefault((finding.place, finding.code, finding.message), finding)
    return sorted(found.values(), key=lambda finding: (finding.place, finding.code, str(finding.message)))


def kinds() -> dict[str, Defect]:
    """Everything that may be found, by code, with its page."""
    of_meaning = (Defect(one.code, one.name, one.severity, f"{one.summary}\n\n{one.page}") for one in rules())
    return {one.code: one for one in (*FILE_DEFECTS.values(), *of_meaning)}


def chosen(words: Iterable[str]) -> Iterator[Rule]:
    """The rules that a code, a name or an area means."""
    for word in words:
        if any(word in {one.code, one.name} for one in FILE_DEFECTS.values()):
            raise UsageError(
                phrase("`{name}` is about files and shape", name=word), phrase("it is always told; rules can be chosen")
            )
        meant = [rule for rule in rules() if word in (rule.code, rule.name, rule.area)]
        if not meant:
            raise UsageError(phrase("no rule `{name}`", name=word), _nearest(word))
        yield from meant


def _rule(name: str) -> Rule | None:
    module = import_module(f"{PACKAGE}.{name}")
    if not hasattr(module, "CODE"):
        return None
    area, _, own = name.rpartition(".")
    summary, _, page = cleandoc(module.__doc__ or "").partition("\n")
    home = import_module(f"{PACKAGE}.{area}")
    systems = getattr(module, "SYSTEMS", getattr(home, "SYSTEMS", ()))
    essential = getattr(module, "ESSENTIAL", getattr(home, "ESSENTIAL", False))
    name = own.replace("_", "-")
    return Rule(module.CODE, name, area, module.SEVERITY, summary, page.strip(), module.check, systems, essential)


def _findings(rule: Rule, policy_set: PolicySet) -> Iterator[Finding]:
    for problem in rule.find(policy_set):
        if not _in_broken(problem, policy_set):
            yield Finding(
                place=_place(problem.element.path, problem.path, policy_set),
                code=rule.code,
                name=rule.name,
                severity=rule.severity,
                message=problem.message,
                hint=problem.hint,
                related=tuple(
                    (_place(spot.element.path, spot.path, policy_set), spot.says) for spot in problem.related
                ),
                element=problem.element.path[:2],
                path=(*problem.element.path, *problem.path),
                fix=_fix(problem, policy_set),
            )


def _fix(problem: Problem, policy_set: PolicySet) -> Fix | None:
    """The change of a rule at its place; nothing in the files that ship can be changed."""
    place = _place(problem.element.path, problem.path, policy_set)
    return Fix(place, problem.change) if problem.change and not place.file.startswith(SHIPPED_PACK) else None


def _in_broken(problem: Problem, policy_set: PolicySet) -> bool:
    path = (*problem.element.path, *problem.path)
    return any(path[:length] in policy_set.material.broken for length in range(1, len(path) + 1))


def _place(element: KeyPath, path: KeyPath, policy_set: PolicySet) -> Place:
    return policy_set.place((*element, *path), at_value=bool(path))


def _nearest(word: str) -> Phrase:
    known = [word for rule in rules() for word in (rule.code, rule.name)]
    near = get_close_matches(word, known, n=1)
    if near:
        return phrase("did you mean `{name}`?", name=near[0])
    return phrase("`qmsgen list rules` shows them all")
