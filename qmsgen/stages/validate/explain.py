"""Say in the user's words what a schema holds against a value, at the exact key or value."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from typing import Any, Final, TypeAlias

from jsonschema import FormatChecker
from referencing import Registry, Resource

from qmsgen.model.defect import defect
from qmsgen.model.finding import Finding
from qmsgen.model.forms import FORMS, complaint
from qmsgen.model.phrase import Phrase, phrase
from qmsgen.model.source import KeyPath, Mapping, Node, Place, Sequence
from qmsgen.model.spelling import nearest
from qmsgen.model.vocabulary import Vocabulary
from qmsgen.stages.validate.keywords import StrictValidator, canonical

Explained: TypeAlias = tuple[KeyPath, Finding]
Error: TypeAlias = Any
"""A `jsonschema.ValidationError`; the library's annotations promise less than its errors hold."""

_KINDS: Final = {
    dict: "a mapping",
    list: "a list",
    str: "a single value",
    int: "a whole number",
    bool: "`true` or `false`",
    type(None): "nothing",
}
_TYPES: Final = {
    "object": "a mapping",
    "array": "a list",
    "string": "a single value",
    "number": "a single value",
    "integer": "a whole number",
    "boolean": "`true` or `false`",
}


def explain(root: Mapping, plain: Any, schema: str, words: Vocabulary, most: int) -> list[Explained]:  # noqa: ANN401
    """Every defect, each once, `most` of them; never nothing, for somebody judged the file to be wrong."""
    explanation = _Explanation(root, words)
    told = (one for error in _reference_validator(words, schema).iter_errors(plain) for one in explanation.of(error))
    found: dict[tuple[Place, str], Explained] = {}
    for path, finding in islice(told, most):
        found.setdefault((finding.place, str(finding.message)), (path, finding))
    return list(found.values()) or [_unexplained(root)]


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

    def __init__(self, root: Mapping, words: Vocabulary) -> None:
        self._root = root
        self._words = words

    def of(self, error: Error) -> Iterator[Explained]:
        """The findings of one error; an error of alternatives is that of the alternative that was meant."""
        if error.instance is None:
            yield self._at(
                error, "wrong-kind", phrase("nothing is written here"), phrase("write a value, or delete the key")
            )
            return
        say = getattr(self, f"_{_snake(str(error.validator))}", self._anything_else)
        yield from say(error)

    def _additional_properties(self, error: Error) -> Iterator[Explained]:
        known = list(error.schema.get("properties", ()))
        for key in error.instance:
            if key not in known:
                message = phrase("the key `{key}` is not known here", key=_short(key))
                yield self._at(error, "unknown-key", message, _nearest(key, known), key=key)

    def _required(self, error: Error) -> Iterator[Explained]:
        for key in error.validator_value:
            if key not in error.instance:
                about = error.schema["properties"][key]
                yield self._at(
                    error, "missing-key", phrase("`{key}` is missing", key=key), _what_it_is(self._described(about))
                )

    def _type(self, error: Error) -> Iterator[Explained]:
        wanted = error.validator_value
        kinds = [wanted] if isinstance(wanted, str) else wanted
        expected = _expected(kinds)
        found = f"`{_short(error.instance)}`" if isinstance(error.instance, str) else _KINDS[type(error.instance)]
        message = phrase("expected {expected}, found {found}", expected=expected, found=found)
        yield self._at(error, "wrong-kind", message, _what_it_is(error.schema))

    def _enum(self, error: Error) -> Iterator[Explained]:
        if isinstance(error.instance, dict | list):
            message = phrase("expected a single word, found {found}", found=_KINDS[type(error.instance)])
            yield self._at(error, "wrong-kind", message)
            return
        known = [str(value) for value in error.validator_value]
        message = phrase("`{value}` is not one of the known words", value=_short(error.instance))
        yield self._at(error, "unknown-value", message, _nearest(str(error.instance), known))

    def _format(self, error: Error) -> Iterator[Explained]:
        told = complaint(str(error.validator_value), error.instance)
        message, hint = told or (phrase("`{value}` has the wrong form", value=_short(error.instance)), None)
        yield self._at(error, "wrong-form", message, hint)

    def _pattern(self, error: Error) -> Iterator[Explained]:
        message = phrase("`{value}` has the wrong form", value=_short(error.instance))
        yield self._at(error, "wrong-form", message, _what_it_is(error.schema))

    def _max_length(self, error: Error) -> Iterator[Explained]:
        message = phrase(
            "`{value}` is longer than {n} characters", value=_short(error.instance), n=error.validator_value
        )
        yield self._at(error, "wrong-form", message)

    def _any_of(self, error: Error) -> Iterator[Explained]:
        kind = type(error.instance)
        meant = [cause for cause in error.context or () if not _wrong_kind(cause, kind)]
        if meant:
            for cause in meant:
                yield from self.of(cause)
            return
        expected = _expected([name for alternative in error.validator_value for name in self._types(alternative)])
        message = phrase("expected {expected}, found {found}", expected=expected, found=_KINDS[kind])
        yield self._at(error, "wrong-kind", message, _what_it_is(error.schema))

    def _min_items(self, error: Error) -> Iterator[Explained]:
        yield self._at(
            error, "too-few", phrase("expected at least {n}, found {m}", n=error.validator_value, m=len(error.instance))
        )

    _min_properties = _min_items

    def _min_length(self, error: Error) -> Iterator[Explained]:
        yield self._at(error, "too-few", phrase("the text is empty"), phrase("write something, or delete the key"))

    def _unique_items(self, error: Error) -> Iterator[Explained]:
        seen: set[str] = set()
        for index, item in enumerate(error.instance):
            same = canonical(item)
            if same in seen:
                path = (*error.absolute_path, index)
                message = phrase("`{value}` stands twice in the list", value=_short(item))
                yield path, Finding.of(defect("repeated-value"), self._place(path), message)
            seen.add(same)

    def _minimum(self, error: Error) -> Iterator[Explained]:
        relation = "less" if error.validator == "minimum" else "more"
        message = phrase(f"`{{value}}` is {relation} than {{limit}}", value=error.instance, limit=error.validator_value)
        yield self._at(error, "wrong-form", message, _what_it_is(error.schema))

    _maximum = _minimum

    def _anything_else(self, error: Error) -> Iterator[Explained]:
        yield self._at(error, "wrong-shape", phrase("{message}", message=_short(error.message)))

    # --- places -------------------------------------------------------------------------------------------

    def _at(
        self, error: Error, name: str, message: Phrase, hint: Phrase | None = None, *, key: str | None = None
    ) -> Explained:
        path: KeyPath = tuple(error.absolute_path)
        if "propertyNames" in error.absolute_schema_path:
            key = str(error.instance)
        path = path if key is None else (*path, key)
        at_key = key is not None or name == "missing-key"
        return path, Finding.of(defect(name), self._place(path, at_key=at_key), message, hint)

    def _place(self, path: KeyPath, *, at_key: bool = False) -> Place:
        node: Node = self._root
        place = node.place
        for key in path:
            if isinstance(node, Mapping):
                entry = node.entries[str(key)]
                node, place = entry.value, entry.key_place
            elif isinstance(node, Sequence):
                node = node.items[int(key)]
                place = node.place
        return place if at_key else node.place

    def _described(self, schema: dict[str, Any]) -> dict[str, Any]:
        reference = schema.get("$ref", "")
        target = self._words.resolve(reference, "common.schema.json")[0] if reference else {}
        return {**target, **schema}

    def _types(self, schema: dict[str, Any]) -> list[str]:
        types = self._described(schema).get("type", "string")
        return [types] if isinstance(types, str) else list(types)


def _expected(types: list[str]) -> str:
    """What kinds of value would do, in words; a truth value is a single value where any single value will do."""
    wanted = [name for name in types if name != "boolean" or "string" not in types]
    return " or ".join(dict.fromkeys(_TYPES[name] for name in wanted))


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
    return phrase("known: {names}", names=", ".join(f"`{name}`" for name in known)) if known else None


def _what_it_is(schema: dict[str, Any]) -> Phrase | None:
    about = str(schema.get("description", ""))
    return phrase("{about}", about=about[:1].lower() + about[1:].rstrip(".")) if about else None


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 80 else f"{text[:77]}…"


def _snake(keyword: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in keyword)
