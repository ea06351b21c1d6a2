"""The files of a new policy set: a small sound example in the user's language, and one schema for the editor."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from qmsgen import resources
from qmsgen.errors import EnvironmentFault, UsageError
from qmsgen.languages import known
from qmsgen.model.pack import facts
from qmsgen.model.phrase import listed, phrase
from qmsgen.model.policy_set import SINGLE
from qmsgen.model.skeleton import skeleton
from qmsgen.model.source import KeyPath
from qmsgen.model.vocabulary import ROOT, vocabulary
from qmsgen.packs import founded_on, shipped_packs
from qmsgen.starter_texts import in_languages

SCHEMA: Final = ".qmsgen/policy-set.schema.json"
"""Where the editor's schema lies within a set."""

_TEMPLATE: Final = ".in"
"""What the names of starter files end in: they are no YAML before their gaps are filled."""
_FACTS: Final = "facts.yaml"
_SUFFIX: Final = ".schema.json"
_OURS: Final = "x-"
_NAME_GAP: Final = "[[name]]"
_LANGUAGES_GAP: Final = "[[languages]]"
_MODELINE_GAP: Final = "[[schema]]"


def begin(folder: Path, languages: Sequence[str], name: str, packs: Sequence[str] = ()) -> list[str]:
    """Write a new set, or one that builds on packs; returns the paths below the folder.

    Refuses a folder that holds something already.
    """
    for language in languages:
        if language not in known():
            raise UsageError(
                phrase("no language `{name}`", name=language), phrase("known: {names}", names=listed(known()))
            )
    for pack in packs:
        if pack not in shipped_packs():
            raise UsageError(
                phrase("no pack named `{id}`", id=pack), phrase("known: {names}", names=listed(shipped_packs()))
            )
    files = _over_packs(packs, languages, name) if packs else _example(languages, name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(not path.name.startswith(".") for path in folder.iterdir()):
            raise UsageError(phrase("`{folder}` is not empty", folder=folder), phrase("choose a new folder"))
        return [_write(folder, path, content) for path, content in (_schema(), *files)]
    except OSError as error:
        path = error.filename or folder
        raise EnvironmentFault(phrase("cannot write `{path}`: {why}", path=path, why=error.strerror)) from None


def editor_schema() -> dict[str, Any]:
    """All schemas in one, for editors: what others refer to by file name stands under `$defs`."""
    schemas = {name.removesuffix(_SUFFIX): _redirected(schema, name) for name, schema in vocabulary().schemas.items()}
    root: dict[str, Any] = schemas.pop(ROOT.removesuffix(_SUFFIX))
    meta = root.pop("$schema")
    for part in (root, *schemas.values()):
        part.pop("$id", None)
        part.pop("$schema", None)
    return {"$schema": meta, **root, "$defs": schemas}


def _redirected(value: Any, file: str) -> Any:  # noqa: ANN401 - any JSON value
    """References between files as references within one; keywords of our own left out, which editors stumble over."""
    if isinstance(value, list):
        return [_redirected(item, file) for item in value]
    if not isinstance(value, dict):
        return value
    redirected = {
        key: _inner_reference(child, file) if key == "$ref" else _redirected(child, file)
        for key, child in value.items()
        if not key.startswith(_OURS)
    }
    about = value.get("description")
    return {**redirected, "markdownDescription": about} if isinstance(about, str) and "`" in about else redirected


def _inner_reference(reference: str, file: str) -> str:
    target, _, pointer = reference.partition("#")
    return f"#/$defs/{(target or file).removesuffix(_SUFFIX)}{pointer}"


def _schema() -> tuple[str, str]:
    return SCHEMA, json.dumps(editor_schema(), ensure_ascii=False, indent=1) + "\n"


def _example(languages: Sequence[str], name: str) -> Iterator[tuple[str, str]]:
    """A small set of its own, to be changed; in several languages, every text in those that have a starter."""
    first, *more = languages
    gaps = {_NAME_GAP: json.dumps(name, ensure_ascii=False) if name else '"[ORGANISATION]"'}
    files = dict(_copied("starter", (first,), gaps))
    others = {tag: dict(_copied("starter", (tag,), gaps)) for tag in more if _is_starter(tag)}
    said = in_languages(files, first, others) if others else files
    for path, text in said.items():
        yield path, text.replace(f"languages: [{first}]", f"languages: [{', '.join(languages)}]", 1)


def _is_starter(language: str) -> bool:
    return (resources.folder("policies") / "starter" / language).is_dir()


def _over_packs(packs: Sequence[str], languages: Sequence[str], name: str) -> Iterator[tuple[str, str]]:
    """What a set that builds on packs has to say itself: who it is, and the facts that the packs ask."""
    shape = vocabulary().record("policy-set")
    ground = founded_on(packs, languages)
    asked = tuple({fact.of: fact for pack in ground.foundation.packs for fact in facts(pack.about)}.values())
    root = ground.files[0].root
    named: dict[KeyPath, str] = {(SINGLE, "name"): name} if name else {}
    own = skeleton([fact for fact in asked if fact.path[0] == SINGLE], root, shape, languages, named)
    others = skeleton([fact for fact in asked if fact.path[0] != SINGLE], root, shape, languages, {})
    gaps = {"[[packs]]": ", ".join(packs), "[[organisation]]": "\n".join(own), "[[facts]]": "\n".join(others)}
    for path, content in _copied("starter-from-pack", languages, gaps):
        if others or path != _FACTS:
            yield path, content


def _copied(starter: str, languages: Sequence[str], gaps: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The files of a starter in the first of the languages, else in English, their gaps filled."""
    starters = resources.folder("policies") / starter
    source = starters / languages[0] if (starters / languages[0]).is_dir() else starters / "en"
    for path in sorted(source.rglob(f"*{_TEMPLATE}")):
        relative = path.relative_to(source).as_posix().removesuffix(_TEMPLATE)
        text = path.read_text(encoding="utf-8")
        schema = "../" * relative.count("/") + SCHEMA
        for gap, filling in {_MODELINE_GAP: schema, _LANGUAGES_GAP: ", ".join(languages), **gaps}.items():
            text = text.replace(gap, filling)
        yield relative, text


def _write(folder: Path, path: str, content: str) -> str:
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("x", encoding="utf-8", newline="\n") as file:
        file.write(content)
    return path
