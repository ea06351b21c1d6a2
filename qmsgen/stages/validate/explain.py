"""Say in the user's words what a schema holds against a value, at the exact key or value."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import Any, Final, TypeAlias

from jsonschema import FormatChecker
from referencing import Registry, Resource

from qmsgen.model.defect import defect
from qmsgen.model.finding import Finding
from qmsgen.model.fix import Change, Fix
from qmsgen.model.forms import FORMS, complaint, day_meant
from qmsgen.model.phrase import Phrase, borrowed, listed, phrase
from qmsgen.model.shape import RecordShape, ScalarShape, UnionShape, below
from qmsgen.model.source import KeyPath, Mapping, Node, Place, Scalar
from qmsgen.model.spelling import nearest, slip
from qmsgen.model.vocabulary import Vocabulary
from qmsgen.stages.validate import patterns
from qmsgen.stages.validate.expected import expected, found, rewritten, short
from qmsgen.stages.validate.keywords import StrictValidator, canonical
from qmsgen.stages.validate.spot import Spot, spot

_SURELY: Final = 0.8
"""So alike are a word and its slip; with less, a key of that very name elsewhere is the better guess."""

Explained: TypeAlias = tuple[KeyPath, Finding]
Error: TypeAlias = Any
"""A `jsonschema.ValidationError`; the library's annotations promise less than its errors hold."""


def explain(root: Mapping, plain: Any, kind: str, words: Vocabulary, most: int) -> list[Explained]:  # noqa: ANN401
    """Every defect, each once, `most` of them; never nothing, for somebody judged the file to be wrong."""
    explanation = _Explanation(root, kind, words)
    errors = _reference_validator(words, f"{kind}.schema.json").iter_errors(plain)
    explained: dict[tuple[Place, str], Explained] = {}
    for path, finding in islice((one for error in errors for one in explanation.of(error)), most):
        explained.setdefault((finding.place, str(finding.message)), (path, finding))
    return list(explained.values()) or [_unexplained(root)]


def _unexplained(root: Mapping) -> Explained:
    return (), Finding.of(defect("wrong-shape"), root.place, phrase("something in the file does not fit the schema"))


@cache
def _reference_validator(words: Vocabulary, schema: str) -> Any:  # noqa: ANN401 - made by the library
    resources = ((name, Resource.from_contents(dict(content))) for name, content in words.schemas.items())
    checker = FormatChecker(formats=())
    for form in FORMS:
        checker.checks(form)(_accepts(form))
    return StrictValidator(
        dict(words.schemas[schema]), registry=Registry().with_resources(resources), format_checker=checker
    )


def _accepts(form: str) -> Callable[[object], bool]:
    return lambda value: not isinstance(value, str) or complaint(form, value) is None


class _Explanation:
    """Turns errors of the schema library into findings."""

    def __init__(self, root: Mapping, kind: str, words: Vocabulary) -> None:
        self._root = root
        self._shape = words.record(kind)
        self._words = words

    def of(self, error: Error) -> Iterator[Explained]:
        """The findings of one error; an error of alternatives is that of the alternative that was meant."""
        if error.instance is None:
            message = phrase("nothing is written here")
            yield self._at(error, "wrong-kind", message, phrase("write a value, or delete the key"))
            return
        say = getattr(self, f"_{_snake(str(error.validator))}", self._anything_else)
        yield from say(error)

    def _additional_properties(self, error: Error) -> Iterator[Explained]:
        known = list(error.schema.get("properties", ()))
        for key in error.instance:
            if key not in known:
                message = phrase("the key `{key}` is not known here", key=short(key))
                cure = self._cure(error, str(key), known)
                path, finding = self._at(error, "unknown-key", message, cure, key=key)
                meant = slip(str(key), tuple(one for one in known if one not in error.instance))
                yield path, replace(finding, fix=Fix(finding.place, Change(str(key), meant)) if meant else None)

    def _cure(self, error: Error, key: str, known: list[str]) -> Phrase | None:
        """Where a key that is not known here belongs: under another spelling, or within one of the keys beside it."""
        within = self._within(error, key, known)
        return phrase("`{key}` stands within `{name}`", key=key, name=within) if within else _nearest(key, known)

    def _within(self, error: Error, key: str, known: list[str]) -> str | None:
        """The key beside it in whose records a key is known; none where it is surely a slip of the pen."""
        shape = self._spot(tuple(error.absolute_path)).shape
        if nearest(key, tuple(known), _SURELY) or not isinstance(shape, RecordShape):
            return None
        inner = ((name, below(field.shape)) for name, field in shape.fields.items())
        return next((name for name, one in inner if isinstance(one, RecordShape) and key in one.fields), None)

    def _required(self, error: Error) -> Iterator[Explained]:
        properties = error.schema["properties"]
        others = [key for key in error.instance if key not in properties]
        mistyped = {nearest(key, tuple(properties)) for key in others if not self._within(error, key, [*properties])}
        for key in error.validator_value:
            if key not in error.instance and key not in mistyped:
                about = str(self._described(properties[key]).get("description", ""))
                yield self._at(error, "missing-key", phrase("`{key}` is missing", key=key), _what_it_is(about))

    def _type(self, error: Error) -> Iterator[Explained]:
        here = self._spot(tuple(error.absolute_path))
        meant = here.shape.scalar if isinstance(here.shape, UnionShape) else here.shape
        if isinstance(meant, ScalarShape) and isinstance(here.node, Scalar) and meant.form in FORMS:
            yield self._misformed(error, meant.form)
        elif here.shape is not None:
            message = _otherwise(expected(here.shape), here.node)
            hint = rewritten(here.shape, here.node) or _what_it_is(here.about)
            yield self._at(error, "wrong-kind", message, hint)
        else:
            yield from self._anything_else(error)

    def _misformed(self, error: Error, form: str) -> Explained:
        message, hint = complaint(form, str(error.instance)) or (_wrong_form(error), None)
        about = self._spot(tuple(error.absolute_path)).about
        return self._at(error, "wrong-kind", message, hint or _what_it_is(about))

    def _enum(self, error: Error) -> Iterator[Explained]:
        if isinstance(error.instance, dict | list):
            yield from self._type(error)
            return
        known = [str(value) for value in error.validator_value]
        message = phrase("`{value}` is not one of the known words", value=short(error.instance))
        yield self._at(error, "unknown-value", message, _nearest(str(error.instance), known))

    def _format(self, error: Error) -> Iterator[Explained]:
        form = str(error.validator_value)
        message, hint = complaint(form, error.instance) or (_wrong_form(error), None)
        path, finding = self._at(error, "wrong-form", message, hint)
        day = day_meant(str(error.instance)) if form == "date" else None
        yield path, replace(finding, fix=Fix(finding.place, Change(str(error.instance), day)) if day else None)

    def _pattern(self, error: Error) -> Iterator[Explained]:
        pattern, text = str(error.validator_value), str(error.instance)
        what = patterns.form(pattern)
        about = str(error.schema.get("description", "")) or self._spot(tuple(error.absolute_path)).about
        message = phrase("expected {what}, found `{found}`", what=what, found=short(text)) if what else None
        yield self._at(
            error, "wrong-form", message or _wrong_form(error), patterns.cure(pattern, text) or _what_it_is(about)
        )

    def _max_length(self, error: Error) -> Iterator[Explained]:
        longest = error.validator_value
        message = phrase("`{value}` is longer than {n} characters", value=short(error.instance), n=longest)
        yield self._at(error, "wrong-form", message, phrase("shorten it"))

    def _any_of(self, error: Error) -> Iterator[Explained]:
        kind = type(error.instance)
        meant = [cause for cause in error.context or () if not _wrong_kind(cause, kind)]
        if not meant:
            yield from self._type(error)
        for cause in meant:
            yield from self.of(cause)

    def _min_items(self, error: Error) -> Iterator[Explained]:
        least, number = error.validator_value, len(error.instance)
        hint = phrase("write something, or delete the key") if not number else phrase("write at least {n}", n=least)
        message = phrase("nothing is written here") if not number else phrase("only {n} stands here", n=number)
        yield self._at(error, "too-few", message, hint)

    _min_properties = _min_items

    def _min_length(self, error: Error) -> Iterator[Explained]:
        yield self._at(error, "too-few", phrase("the text is empty"), phrase("write something, or delete the key"))

    def _unique_items(self, error: Error) -> Iterator[Explained]:
        seen: set[str] = set()
        for index, item in enumerate(error.instance):
            same = canonical(item)
            if same in seen:
                path = (*error.absolute_path, index)
                message = phrase("`{value}` stands twice in the list", value=short(item))
                place = self._spot(path).node.place
                yield path, Finding.of(defect("repeated-value"), place, message, phrase("delete one of them"))
            seen.add(same)

    def _minimum(self, error: Error) -> Iterator[Explained]:
        message = phrase("`{value}` is less than `{limit}`", value=error.instance, limit=error.validator_value)
        yield self._at(error, "wrong-form", message, self._about(error))

    def _maximum(self, error: Error) -> Iterator[Explained]:
        message = phrase("`{value}` is more than `{limit}`", value=error.instance, limit=error.validator_value)
        yield self._at(error, "wrong-form", message, self._about(error))

    def _anything_else(self, error: Error) -> Iterator[Explained]:
        message = phrase("this does not fit the schema: {problem}", problem=short(error.message))
        yield self._at(error, "wrong-shape", message)

    # --- places -------------------------------------------------------------------------------------------

    def _at(
        self, error: Error, name: str, message: Phrase, hint: Phrase | None = None, *, key: str | None = None
    ) -> Explained:
        path: KeyPath = tuple(error.absolute_path)
        if "propertyNames" in error.absolute_schema_path:
            key = str(error.instance)
        path = path if key is None else (*path, key)
        here = self._spot(path)
        at_key = key is not None or name == "missing-key"
        return path, Finding.of(defect(name), here.key_place if at_key else here.node.place, message, hint)

    def _spot(self, path: KeyPath) -> Spot:
        return spot(self._root, self._shape, path)

    def _about(self, error: Error) -> Phrase | None:
        return _what_it_is(self._spot(tuple(error.absolute_path)).about)

    def _described(self, schema: dict[str, Any]) -> dict[str, Any]:
        reference = schema.get("$ref", "")
        target = self._words.resolve(reference, "common.schema.json")[0] if reference else {}
        return {**target, **schema}


def _otherwise(what: Phrase, node: Node) -> Phrase:
    if isinstance(node, Scalar):
        return phrase("expected {what}, found `{found}`", what=what, found=short(node.text))
    return phrase("expected {what}, found {found}", what=what, found=found(node))


def _wrong_kind(cause: Error, kind: type) -> bool:
    """Whether an alternative failed only because it wants another kind of node."""
    if cause.relative_path:
        return False
    if cause.validator in {"type", "const"}:
        return True
    return kind in {dict, list} and cause.validator in {"enum", "pattern", "format"}


def _nearest(word: str, known: list[str]) -> Phrase | None:
    near = nearest(word, tuple(known))
    if near:
        return phrase("did you mean `{name}`?", name=near)
    return phrase("known: {names}", names=listed(known)) if known else None


def _what_it_is(about: str) -> Phrase | None:
    return borrowed(about) if about else None


def _wrong_form(error: Error) -> Phrase:
    return phrase("`{value}` has the wrong form", value=short(error.instance))


def _snake(keyword: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in keyword)
