"""Write the reference pages that follow from the product itself: the vocabulary and the rules.

Run `.venv/bin/python docs/generate.py` after a change of a schema or a rule; a test says when it was forgotten.
"""  # noqa: INP001 - a script beside the pages that it writes

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import unified_diff
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from qmsgen.model.defect import FILE_DEFECTS
from qmsgen.model.source import Mapping as MappingNode
from qmsgen.model.vocabulary import ROOT, Vocabulary, vocabulary
from qmsgen.pipeline import document_types
from qmsgen.stages.check import Rule, rules
from qmsgen.stages.load import load

Schema = Mapping[str, Any]

HERE: Final = Path(__file__).resolve().parent
EXAMPLES: Final = HERE.parent / "tests" / "rules"
EXAMPLE_SETS: Final = tuple(
    folder
    for name in ("city-hotel", "cloud-service", "atm-service")
    if (folder := HERE.parent / "policies" / name).is_dir()
)
LONGEST_EXAMPLE: Final = 24
EVERYWHERE: Final = ("addresses", "source", "since", "until", "notes", "inferred")
"""Keys that every element may carry; their place in each table is taken by one paragraph."""

_KEY: Final = """\
Every file of a policy set holds collections; a collection may be spread over files. A key marked **required** must
stand. Where a *text* is wanted, write it plainly in the first of the set's languages, or as a mapping by language:
`{en: Request, zh-CN: 请求}`; `{literal: A/0}` is printed as it stands in all of them. *Words* are always printed as
typed. Under `*` stands an id or name of your own, `[]` is an item of a list. [quantities.md](quantities.md) tells how
durations, amounts and the like are written.
"""
_SHIPPED: Final = {
    "`document.yaml` of a document type": "document-type",
    "`standards/*.yaml`": "catalogue",
    "`profiles/*.yaml`": "profile",
}
_QUANTITIES: Final = {
    "duration": "durations",
    "deadline": "deadlines",
    "money": "amounts-of-money",
    "percent": "percentages",
    "payment": "payments",
    "quantity": "quantities",
    "portion": "payments",
    "retention": "durations",
    "bound": "bounds",
    "target": "bounds",
    "frequency": "frequencies",
    "hours": "opening-hours",
}
_OWN: Final = {"./steps": "a step of the same process", "./states": "a state of the same process"}
_PLAIN: Final = {"date": "date", "qms-clause": "clause", "qms-decimal": "number", "qms-timezone": "time zone"}
_TYPES: Final = {"integer": "whole number", "boolean": "`true` or `false`", "object": "mapping", "array": "list"}


class VocabularyPage:
    """The page of all keys that a policy set may use, collection by collection."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words

    def lines(self) -> Iterator[str]:
        """The page, line by line."""
        yield from _head("Vocabulary", "schemas")
        yield from _KEY.splitlines()
        yield ""
        yield from self._common()
        for name, schema in self._words.schemas[ROOT]["properties"].items():
            yield from self._collection(f"`{name}`", schema)
        yield "# Files beside policy sets"
        yield ""
        for title, kind in _SHIPPED.items():
            yield from self._collection(title, {"$ref": f"{kind}.schema.json"})

    def _common(self) -> Iterator[str]:
        yield "## In every element"
        yield ""
        common = self._words.schemas["common.schema.json"]["$defs"]
        control = common["document_control"]
        yield from _table(self._rows({"properties": {name: common[name] for name in EVERYWHERE}}, "common.schema.json"))
        yield "## Document control"
        yield ""
        yield f"The key `document` of an element from which a document is made. {control['description']}"
        yield ""
        yield from _table(self._rows(control, "common.schema.json"))

    def _collection(self, name: str, schema: Schema) -> Iterator[str]:
        described, file = self._described(schema, ROOT)
        kind = described.get("additionalProperties") or described.get("items") or described
        element, file = self._described(kind, file)
        yield f"## {name}"
        yield ""
        if "properties" not in element:
            yield f"{described['description']} {self._form(described, ROOT).capitalize()}."
            yield ""
            return
        yield f"{element['title']}: {_lower(element['description'])}"
        yield ""
        yield from _table(self._rows(element, file))
        yield from example(name.strip("`"))

    def _rows(self, schema: Schema, file: str, above: str = "") -> Iterator[tuple[str, str, str]]:
        for name, child in schema["properties"].items():
            if name in EVERYWHERE and child.get("$ref", "").endswith(f"/{name}"):
                continue
            described, where = self._described(child, file)
            required = ", **required**" if name in schema.get("required", ()) else ""
            yield above + name, self._form(described, where) + required, _about(described)
            if above + name != "document":
                yield from self._below(described, where, above + name)

    def _below(self, schema: Schema, file: str, name: str) -> Iterator[tuple[str, str, str]]:
        """The keys within: of a mapping, of a list's items, of the records under ids."""
        for alternative in schema.get("anyOf", (schema,)):
            inner, where = self._described(alternative, file)
            if inner.get("x-text") or "x-spoken" in inner:
                continue
            if "properties" in inner:
                yield from self._rows(inner, where, f"{name}.")
            elif isinstance(inner.get("items"), Mapping):
                yield from self._below(inner["items"], where, f"{name}[]")
            elif isinstance(inner.get("additionalProperties"), Mapping):
                yield from self._below(inner["additionalProperties"], where, f"{name}.*")

    def _form(self, schema: Schema, file: str) -> str:
        """What a value looks like, in a few words."""
        if "x-spoken" in schema:
            return _scalar({"format": schema["x-spoken"]})
        if "anyOf" in schema and not schema.get("x-text"):
            forms = [self._form(*self._described(alternative, file)) for alternative in schema["anyOf"]]
            return " or ".join(dict.fromkeys(forms))
        if schema.get("type") == "array":
            return f"list: {self._form(*self._described(schema['items'], file))}"
        if schema.get("type") == "object" and "properties" not in schema and not schema.get("x-text"):
            return self._mapping(schema, file)
        return _scalar(schema)

    def _mapping(self, schema: Schema, file: str) -> str:
        value, where = self._described(schema.get("additionalProperties") or {}, file)
        keys = f"id of {_kinds(schema['x-key-ref'])}" if "x-key-ref" in schema else "name"
        return f"mapping: {keys} → {self._form(value, where)}"

    def _described(self, schema: Schema, file: str) -> tuple[Schema, str]:
        """A schema with what it refers to; its own words go before those."""
        if "$ref" not in schema:
            return schema, file
        target, where = self._words.resolve(schema["$ref"], file)
        found, where = self._described(target, where)
        return {**found, **schema}, where


def example(collection: str) -> Iterator[str]:
    """One element of a collection as an example set writes it: the fullest that is still quickly read."""
    found = [lines for folder in EXAMPLE_SETS for lines in _written(folder).get(collection, ())]
    short = [lines for lines in found if len(lines) <= LONGEST_EXAMPLE] or sorted(found, key=len)[:1]
    if short:
        yield "```yaml"
        yield f"{collection}:"
        yield from max(short, key=len)
        yield "```"
        yield ""


@cache
def _written(folder: Path) -> dict[str, list[tuple[str, ...]]]:
    """The lines of every element of a set, by collection."""
    written: dict[str, list[tuple[str, ...]]] = {}
    loaded = load(folder)
    for file in loaded.files:
        for entry in file.root:
            if isinstance(entry.value, MappingNode):
                starts = [inner.key_place.line - 1 for inner in entry.value]
                end = _end(file.lines, starts[-1] if starts else 0)
                if entry.key not in vocabulary().collections:
                    starts, end = starts[:1], min(end, starts[0] + LONGEST_EXAMPLE)
                for start, stop in zip(starts, [*starts[1:], end], strict=True):
                    lines = file.lines[start:stop]
                    written.setdefault(entry.key, []).append(tuple(line for line in lines if _says(line)))
    return written


def _end(lines: Sequence[str], start: int) -> int:
    """Where the last element of a collection ends: before the next line that begins at the margin."""
    return next((n for n in range(start + 1, len(lines)) if lines[n][:1].strip()), len(lines))


def _says(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _scalar(schema: Schema) -> str:
    if schema.get("x-text"):
        return "text"
    if "x-ref" in schema:
        also = "".join(f" or `{word}`" for word in schema.get("x-also", ()))
        return f"id of {_kinds(schema['x-ref'])}{also}"
    if "enum" in schema:
        return "one of " + ", ".join(f"`{word}`" for word in schema["enum"])
    form = schema.get("format", "").removeprefix("qms-")
    if form in _QUANTITIES:
        return f"[{form}](quantities.md#{_QUANTITIES[form]})"
    if schema.get("format") in _PLAIN:
        return _PLAIN[schema["format"]]
    return _TYPES.get(str(schema.get("type")), "words")


def _kinds(named: str | list[str]) -> str:
    names = [named] if isinstance(named, str) else named
    return " or ".join(_OWN.get(name, f"`{name}`") for name in names)


def _about(schema: Schema) -> str:
    about = str(schema.get("description", ""))
    told = schema.get("markdownEnumDescriptions", ())
    about += "".join(f" `{word}`: {_lower(means)}" for word, means in zip(schema.get("enum", ()), told, strict=False))
    return about + (f" Default: `{_plain(schema['default'])}`." if "default" in schema else "")


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _table(rows: Iterator[tuple[str, str, str]]) -> Iterator[str]:
    yield "| key | value | meaning |"
    yield "|---|---|---|"
    for key, form, about in rows:
        yield f"| `{key}` | {_cell(form)} | {_cell(about)} |"
    yield ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _head(title: str, source: str) -> Iterator[str]:
    yield f"# {title}"
    yield ""
    yield f"<!-- Written by docs/generate.py from the {source}; do not edit. -->"
    yield ""


def rules_page() -> Iterator[str]:
    """The page of everything that `qmsgen check` can find, line by line."""
    yield from _head("Rules", "rules")
    yield "`qmsgen check` looks at the files first (QMS0xx), then at what they mean. `qmsgen rule NAME` prints the same"
    yield "explanations. An error stops a build, a warning does so only under `--strict`."
    yield ""
    yield "| code | name | severity | what is wrong |"
    yield "|---|---|---|---|"
    for one in FILE_DEFECTS.values():
        yield f"| {one.code} | `{one.name}` | {one.severity} | {one.page.splitlines()[0]} |"
    for rule in rules():
        yield f"| {rule.code} | [`{rule.name}`](#{_anchor(rule)}) | {rule.severity} | {rule.summary} |"
    yield ""
    for rule in rules():
        yield from _rule(rule)


def _rule(rule: Rule) -> Iterator[str]:
    yield f"## {rule.code} {rule.name}"
    yield ""
    yield f"{rule.summary} ({rule.severity})"
    yield ""
    yield from rule.page.splitlines()
    yield ""
    example = EXAMPLES / rule.area / rule.name.replace("-", "_")
    yield "```text"
    yield from (example / "findings.txt").read_text(encoding="utf-8").rstrip().splitlines()
    yield "```"
    yield ""
    yield from _mended(example)


def _mended(example: Path) -> Iterator[str]:
    """What differs in the example without the defect."""
    bad, good = ((example / kind / "policy.yaml") for kind in ("bad", "good"))
    if not bad.exists() or not good.exists():
        return
    before, after = (path.read_text(encoding="utf-8").splitlines() for path in (bad, good))
    changes = [line for line in unified_diff(before, after, n=1, lineterm="") if not line.startswith(("---", "+++"))]
    if 0 < len(changes) <= LONGEST_EXAMPLE:
        yield "Mended:"
        yield ""
        yield "```diff"
        yield from ("…" if line.startswith("@@") else line for line in changes[1:])
        yield "```"
        yield ""


def _anchor(rule: Rule) -> str:
    return f"{rule.code.lower()}-{rule.name}"


def systems_page() -> Iterator[str]:
    """The table of what carries each system of service quality, line by line."""
    yield from _head("Systems of service quality", "schemas, document types and rules")
    yield "An organisation that lives by the quality of its service keeps these systems. The table says in which"
    yield "collections each is described, which documents are made of it, and which rules watch over it."
    yield ""
    yield "| code | system | described in | documents | rules |"
    yield "|---|---|---|---|---|"
    for code, carriers in carriers_by_system().items():
        yield f"| {code} | " + " | ".join(carriers) + " |"


def checks_page() -> Iterator[str]:
    """The table of all checks with what carries each, line by line."""
    yield from _head("Checks", "list of checks in docs/checks.yaml")
    yield "What is looked at before documents go out; [rules.md](rules.md) explains the rules. What else carries a"
    yield "check is a schema, a stage or a test of qmsgen itself, where the answer follows from how documents are made."
    yield "The last column says what a program cannot judge, or cannot from one set alone."
    yield ""
    yield "| check | about | rules | also by | left to people |"
    yield "|---|---|---|---|---|"
    known = {rule.code: rule for rule in rules()}
    for name, check in checks().items():
        carrying = (known[code] for code in check.get("rules", ()))
        linked = ", ".join(f"[{rule.code} {rule.name}](rules.md#{_anchor(rule)})" for rule in carrying)
        also = ", ".join(f"`{place}`" for place in check.get("by", ()))
        yield f"| {name} | {check['about']} | {linked} | {also} | {check.get('not', '')} |"


def checks() -> dict[str, dict[str, Any]]:
    """Every check by its id: what it is about, and the `rules`, places (`by`) or reason (`not`) that answer it."""
    read: dict[str, dict[str, Any]] = yaml.safe_load((HERE / "checks.yaml").read_text(encoding="utf-8"))
    return read


def documents_page() -> Iterator[str]:
    """The page of every document that is made, line by line."""
    yield from _head("Documents", "document types")
    yield "What is made of a policy set. A document is made where the set holds what it needs; `qmsgen build SET -d ID`"
    yield "makes one type alone, `qmsgen build SET --dry-run` tells what would be made."
    yield ""
    yield "| id | document | what for | one for each of | formats |"
    yield "|---|---|---|---|---|"
    chinese = {kind.id: kind for kind in document_types("zh-CN")}
    for kind in document_types():
        each = f"`{kind.made_for}`" + (f" with `{kind.where}`" if kind.where else "") if kind.made_for else ""
        titles = f"{kind.title} {chinese[kind.id].title}"
        yield f"| `{kind.id}` | {titles} | {kind.description} | {each} | {', '.join(kind.formats)} |"


def carriers_by_system() -> dict[str, tuple[str, str, str, str]]:
    """For each code its title, and the collections, document types and rules that carry it."""
    titles = yaml.safe_load((HERE / "systems.yaml").read_text(encoding="utf-8"))
    schemas = vocabulary().schemas
    described = {
        name: schemas[shape.get("additionalProperties", shape)["$ref"]].get("x-systems", ())
        for name, shape in schemas[ROOT]["properties"].items()
        if "$ref" in shape.get("additionalProperties", shape)
    }
    made = {kind.id: kind.systems for kind in document_types()}
    watched = {rule.name: rule.systems for rule in rules()}
    return {
        code: (f"{title['en']} {title['zh-CN']}", *(_carriers(code, carried) for carried in (described, made, watched)))
        for code, title in titles.items()
    }


def _carriers(code: str, carried: Mapping[str, Sequence[str]]) -> str:
    return ", ".join(f"`{name}`" for name, codes in carried.items() if code in codes)


def pages() -> dict[Path, str]:
    """Every generated page with its content."""
    written = {
        "vocabulary.md": VocabularyPage(vocabulary()).lines(),
        "rules.md": rules_page(),
        "systems.md": systems_page(),
        "documents.md": documents_page(),
        "checks.md": checks_page(),
    }
    return {HERE / "reference" / name: "\n".join(lines).rstrip() + "\n" for name, lines in written.items()}


if __name__ == "__main__":
    for path, content in pages().items():
        path.write_text(content, encoding="utf-8", newline="\n")
