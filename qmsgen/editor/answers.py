"""What an editor shows at a spot: the words that fit there, and what an id, a key or a clause means."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from qmsgen.editor.ids import element_at
from qmsgen.editor.spot import Spot, spot_at
from qmsgen.model.element import Element
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.shape import (
    Field,
    ListShape,
    MapShape,
    RecordShape,
    ReferenceShape,
    ScalarShape,
    Shape,
    TextShape,
    UnionShape,
)
from qmsgen.model.source import KeyPath

Translate: TypeAlias = Callable[[str], str]
_CLAUSES: Final = ("addresses", "clauses")
_TELLING: Final = ("purpose", "promise", "what", "description", "statement", "do")


@dataclass(frozen=True, slots=True)
class Word:
    """Something that may be written at a spot."""

    text: str
    kind: Literal["id", "key", "choice", "clause"]
    detail: str = ""
    about: str = ""


def completions(policy_set: PolicySet, text: str, line: int, column: int, translate: Translate) -> tuple[Word, ...]:
    """Every word that the vocabulary allows at a spot, those that are most likely first."""
    spot = spot_at(text, line, column)
    if spot is None:
        return ()
    return tuple({word.text: word for word in _fitting(spot, policy_set, translate)}.values())


def hover(policy_set: PolicySet, text: str, file: str, spot: tuple[int, int], translate: Translate) -> str:
    """What stands at a line and column, in Markdown; empty where there is nothing to tell."""
    line, column = spot
    element = element_at(policy_set, file, line, column)
    if element is not None:
        return _told(element, translate)
    return _clause_told(policy_set, text, line, column) or _key_told(text, line, column, translate)


def _fitting(spot: Spot, policy_set: PolicySet, translate: Translate) -> Iterator[Word]:
    if spot.is_key:
        yield from _keys(spot.shape, spot.present, policy_set, translate)
    elif any(key in _CLAUSES for key in spot.path[-2:]):
        yield from _clauses(policy_set)
    else:
        yield from _values(spot.shape, policy_set, spot.path, translate)


def _values(shape: Shape | None, policy_set: PolicySet, path: KeyPath, translate: Translate) -> Iterator[Word]:
    match shape:
        case ReferenceShape(collections=collections, also=also):
            for collection in collections:
                yield from _ids(collection, policy_set, path)
            yield from (Word(word, "choice") for word in also)
        case ScalarShape(choices=choices, form=form):
            yield from (Word(choice, "choice") for choice in (choices or _by_form(form)))
        case ListShape(item=item):
            yield from _values(item, policy_set, path, translate)
        case UnionShape(scalar=scalar, sequence=sequence, mapping=mapping):
            for alternative in (scalar, sequence, mapping):
                yield from _values(alternative, policy_set, path, translate)
        case RecordShape() | MapShape() | TextShape():
            yield from _keys(shape, (), policy_set, translate)


def _by_form(form: str) -> tuple[str, ...]:
    return ("true", "false") if form == "boolean" else ()


def _ids(collection: str, policy_set: PolicySet, path: KeyPath) -> Iterator[Word]:
    outer, _, inner = collection.rpartition("/")
    if outer == ".":
        owner = policy_set.element(path[:2])
        yield from (_id(one.id, one) for one in (getattr(owner, inner) if owner is not None else ()))
    elif outer:
        for owner in policy_set.collection(outer):
            yield from (_id(f"{owner.id}.{one.id}", one) for one in getattr(owner, inner))
    elif inner in policy_set.material.outside:
        yield from (_id(one.id, one) for one in policy_set.shipped(inner))
    else:
        yield from (_id(one.id, one) for one in policy_set.collection(inner))


def _id(text: str, element: Element) -> Word:
    return Word(text, "id", title_of(element))


def _keys(shape: Shape | None, present: tuple[str, ...], policy_set: PolicySet, translate: Translate) -> Iterator[Word]:
    match shape:
        case RecordShape(fields=fields):
            wanted = sorted(fields.values(), key=lambda field: not field.required)
            yield from (_key(field, translate) for field in wanted if field.name not in present)
        case MapShape(key_collection=collection) if collection:
            yield from _ids(collection, policy_set, ())
        case TextShape():
            yield from (Word(tag, "key") for tag in policy_set.languages if tag not in present)


def _key(field: Field, translate: Translate) -> Word:
    return Word(field.name, "key", "", translate(field.description))


def _clauses(policy_set: PolicySet) -> Iterator[Word]:
    for catalogue in policy_set.shipped("catalogues"):
        for clause in catalogue.clauses:
            yield Word(f"{catalogue.id}:{clause.id}", "clause", str(clause.title or ""))


def _told(element: Element, translate: Translate) -> str:
    kind = translate(element.shape.title) if element.shape.title else element.shape.kind
    head = f"**{_plain(title_of(element) or element.id)}**  \n{kind} `{element.id}`"
    said = next((_saying(element, name) for name in _TELLING if _saying(element, name)), "")
    return f"{head}\n\n{_plain(said)}" if said else head


def _saying(element: Element, name: str) -> str:
    value = getattr(element, name) if name in element.shape.fields else None
    return str(value) if isinstance(value, str) else ""


def _clause_told(policy_set: PolicySet, text: str, line: int, column: int) -> str:
    words = (text.splitlines() or [""])[line - 1] if line <= len(text.splitlines()) else ""
    for word in words.replace(",", " ").replace("[", " ").replace("]", " ").split():
        at = words.find(word)
        standard, colon, number = word.strip("\"'").partition(":")
        if colon and at < column <= at + len(word) + 1:
            clause = next((one for one in _of(policy_set, standard) if one.id == number), None)
            if clause is not None:
                return f"**{standard} {number}** {_plain(str(clause.title or ''))}".rstrip()
    return ""


def _of(policy_set: PolicySet, standard: str) -> tuple[Element, ...]:
    catalogue = policy_set.find("catalogues", standard)
    return catalogue.clauses if catalogue is not None else ()


def _key_told(text: str, line: int, column: int, translate: Translate) -> str:
    lines = text.splitlines()
    if line > len(lines):
        return ""
    key = lines[line - 1].strip().lstrip("- ").partition(":")[0]
    spot = _spot_of_key(text, line, lines[line - 1].find(key) + 1, column, key)
    if spot is None or not isinstance(spot.shape, RecordShape) or key not in spot.shape.fields:
        return ""
    field = spot.shape.fields[key]
    return f"**`{key}`**  \n{translate(field.description)}" if field.description else ""


def _spot_of_key(text: str, line: int, start: int, column: int, key: str) -> Spot | None:
    if not key or not start <= column <= start + len(key):
        return None
    spot = spot_at(text, line, start)
    return spot if spot is not None and spot.is_key else None


def title_of(element: Element) -> str:
    """What an element is called, in the language of the set."""
    for name in ("title", "name", "do", "what", "term"):
        if name in element.shape.fields and isinstance(value := getattr(element, name), str):
            return str(value)
    return ""


def _plain(text: str) -> str:
    """A text of the user's as Markdown that shows it as it is."""
    return "".join(f"\\{letter}" if letter in "\\`*_{}[]<>#|" else letter for letter in text)
