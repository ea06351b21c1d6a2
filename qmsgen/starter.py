"""The files of a new policy set: a small sound example in the user's language, and one schema for the editor."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from qmsgen import resources
from qmsgen.errors import EnvironmentFault, UsageError
from qmsgen.languages import known
from qmsgen.model.phrase import listed, phrase
from qmsgen.model.vocabulary import ROOT, vocabulary
from qmsgen.starter_texts import in_languages

SCHEMA: Final = ".qmsgen/policy-set.schema.json"
"""Where the editor's schema lies within a set."""

_SUFFIX: Final = ".schema.json"
_OURS: Final = "x-"
_NAME_GAP: Final = "[[name]]"
_LANGUAGES_GAP: Final = "[[languages]]"
_OWN_LANGUAGE: Final = "own"
_LANGUAGES_FILLED: Final = f"languages: [{_OWN_LANGUAGE}]"
_MODELINE_GAP: Final = "[[schema]]"


def begin(folder: Path, languages: Sequence[str], name: str) -> list[str]:
    """Write a new set; returns the paths below the folder. Refuses a folder that holds something already."""
    source = _source(languages[0])
    for language in languages:
        if language not in known():
            raise UsageError(
                phrase("no language `{name}`", name=language), phrase("known: {names}", names=listed(known()))
            )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(not path.name.startswith(".") for path in folder.iterdir()):
            raise UsageError(phrase("`{folder}` is not empty", folder=folder), phrase("choose a new folder"))
        return [_write(folder, path, content) for path, content in _files(source, languages, name)]
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


def _source(language: str) -> Path:
    starters = resources.folder("policies") / "starter"
    chosen = starters / language
    return chosen if chosen.is_dir() else starters / "en"


def _files(source: Path, languages: Sequence[str], name: str) -> Iterator[tuple[str, str]]:
    yield SCHEMA, json.dumps(editor_schema(), ensure_ascii=False, indent=1) + "\n"
    first, *more = languages
    files = _filled(source, name)
    others = {tag: _filled(_source(tag), name) for tag in more if _source(tag).name == tag}
    said = in_languages(files, first, others) if others else files
    for relative, text in said.items():
        yield relative, text.replace(_LANGUAGES_FILLED, f"languages: [{', '.join(languages)}]", 1)


def _filled(source: Path, name: str) -> dict[str, str]:
    """The files of a starter in its own language, by their path."""
    files = {}
    for path in sorted(source.rglob("*.yaml")):
        relative = path.relative_to(source).as_posix()
        text = path.read_text(encoding="utf-8")
        text = text.replace(_MODELINE_GAP, "../" * relative.count("/") + SCHEMA)
        text = text.replace(_NAME_GAP, json.dumps(name, ensure_ascii=False) if name else '"[ORGANISATION]"')
        files[relative] = text.replace(_LANGUAGES_GAP, _OWN_LANGUAGE)
    return files


def _write(folder: Path, path: str, content: str) -> str:
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("x", encoding="utf-8", newline="\n") as file:
        file.write(content)
    return path
