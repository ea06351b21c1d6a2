"""Decide what is to be made, completely and before anything is written; two outputs never share a path.

A bilingual edition is planned beside those in one language: the same documents, each with its twin.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from qmsgen.errors import UsageError
from qmsgen.model.artifact import Artifact
from qmsgen.model.element import Element
from qmsgen.model.phrase import phrase
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.source import KeyPath

_ON_EVERY_PAGE: Final = frozenset({"organisation", "languages", "brand"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user asks for; an empty tuple asks for all there is."""

    document_types: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    bilingual: str = ""
    """`stacked` or `columns`: documents in two languages, in place of those in one."""


def plan(policy_set: PolicySet, document_types: Sequence[Element], wanted: Wanted) -> tuple[Artifact, ...]:
    """Every document to be made of a set, by language, type and subject."""
    chosen = [kind for kind in document_types if not wanted.document_types or kind.id in wanted.document_types]
    artifacts = [*_in_one_language(policy_set, chosen, wanted), *_in_two_languages(policy_set, chosen, wanted)]
    _refuse_clashes(artifacts)
    return tuple(artifacts)


def editions(policy_set: PolicySet) -> tuple[str, ...]:
    """The languages of a set, and the name of its bilingual edition where it can have one."""
    pair = two_languages(policy_set)
    return (*policy_set.languages, "+".join(pair)) if pair else policy_set.languages


def two_languages(policy_set: PolicySet) -> tuple[str, ...]:
    """The languages of bilingual documents, the prevailing one first; nothing where the set has not two."""
    asked = policy_set.bilingual
    languages = asked.languages or policy_set.languages[:2]
    prevailing = asked.prevailing or next(iter(languages), "")
    others = [language for language in languages if language != prevailing]
    known = {prevailing, *languages} <= set(policy_set.languages)
    return (prevailing, *others) if len(others) == 1 and known else ()


def _in_one_language(policy_set: PolicySet, chosen: Sequence[Element], wanted: Wanted) -> Iterator[Artifact]:
    if wanted.bilingual:
        return
    for language in policy_set.languages:
        if not wanted.languages or language in wanted.languages:
            for kind in chosen:
                yield from _of_type(kind, policy_set.reading(language), wanted)


def _in_two_languages(policy_set: PolicySet, chosen: Sequence[Element], wanted: Wanted) -> Iterator[Artifact]:
    """The bilingual edition, where the set or the user asks for it."""
    pair, mode = two_languages(policy_set), wanted.bilingual or policy_set.bilingual.mode
    named = "+".join(pair) in wanted.languages
    if not pair or not (mode or named) or (wanted.languages and not (named or wanted.bilingual)):
        return
    first, second = (policy_set.reading(language) for language in pair)
    for kind in chosen:
        twins = zip(_of_type(kind, first, wanted), _of_type(kind, second, wanted), strict=True)
        for artifact, twin in twins:
            yield replace(artifact, second=twin, columns=mode == "columns")


def sound(artifacts: Sequence[Artifact], policy_set: PolicySet, unsound: frozenset[KeyPath]) -> tuple[Artifact, ...]:
    """The documents that print nothing of what is unsound: neither it, nor what it names, nor what names it."""
    if any(path[0] in _ON_EVERY_PAGE for path in unsound):
        return ()
    touched = set(unsound)
    for reference in policy_set.references:
        if reference.owner.path in unsound and reference.target is not None:
            touched.add(reference.target.path[:2])
        elif reference.target is not None and reference.target.path[:2] in unsound:
            touched.add(reference.owner.path)
    return tuple(artifact for artifact in artifacts if not _touches(artifact, touched))


def _touches(artifact: Artifact, touched: Collection[KeyPath]) -> bool:
    if artifact.subject is not None:
        return artifact.subject.path[:2] in touched
    return any(path[0] in artifact.document_type.needs for path in touched)


def _of_type(kind: Element, policy_set: PolicySet, wanted: Wanted) -> Iterator[Artifact]:
    formats = tuple(name for name in kind.formats if not wanted.formats or name in wanted.formats)
    if not formats or not all(getattr(policy_set, name) for name in kind.needs):
        return
    for subject, control in _subjects(kind, policy_set):
        yield Artifact(policy_set.name, kind, subject, control, policy_set.language, formats)


def _subjects(kind: Element, policy_set: PolicySet) -> Iterator[tuple[Element | None, Element | None]]:
    if kind.made_for:
        for element in _elements(kind.made_for, policy_set):
            if not kind.where or _given(element, kind.where):
                yield element, _control(element, kind.where)
        return
    named = (element for element in policy_set.documents if element.template == kind)
    entry = next(named, None)
    yield None, entry.document if entry else None


def _control(element: Element, condition: str | None) -> Element | None:
    """The control data of an element, or of the part of it that the document is made of."""
    if "document" in element.shape.fields:
        control: Element | None = element.document
        return control
    part = getattr(element, condition) if condition and condition in element.shape.fields else None
    return _control(part, None) if isinstance(part, Element) else None


def _elements(made_for: str, policy_set: PolicySet) -> Iterator[Element]:
    """The elements of a collection, or of a collection within each of them, as in `processes/steps`."""
    collection, _, inner = made_for.partition("/")
    for element in policy_set.collection(collection):
        if inner:
            yield from getattr(element, inner)
        else:
            yield element


def _given(element: Element, condition: str) -> bool:
    """Whether a property says something; with `property=value`, whether it says just that."""
    name, equals, wanted = condition.partition("=")
    value = getattr(element, name)
    return str(value) == wanted if equals else bool(value)


def _refuse_clashes(artifacts: Sequence[Artifact]) -> None:
    taken: dict[str, Artifact] = {}
    for artifact in artifacts:
        clash = taken.setdefault(artifact.stem.casefold(), artifact)
        if clash is not artifact:
            raise UsageError(phrase("two documents would share the path `{path}`", path=artifact.stem))
