"""The texts of a new set in several languages: the starters of all of them laid into the files of the first."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

import yaml

from qmsgen.model.source import KeyPath, SourceFile
from qmsgen.model.text import LITERAL
from qmsgen.model.vocabulary import vocabulary
from qmsgen.stages.assemble import assemble
from qmsgen.stages.load.compose import compose

Files = Mapping[str, str]
"""The text of each file by its name."""

_STEP: Final = 2


class _Span(NamedTuple):
    """Where a value stands in its file, and in what: a block mapping, a block sequence or between braces."""

    start: int
    end: int
    column: int
    within: str


def in_languages(files: Files, language: str, others: Mapping[str, Files]) -> dict[str, str]:
    """The files with every text said in all languages; `others` are the same files in each of the other ones."""
    texts = _texts(files)
    spoken = {tag: _texts(other) for tag, other in others.items()}
    said = {
        path: {language: words, **{tag: found[path] for tag, found in spoken.items() if path in found}}
        for path, words in texts.items()
    }
    return {name: _said_in(text, said) for name, text in files.items()}


def _texts(files: Files) -> dict[KeyPath, str]:
    """Every text that is to be translated, by its path in the set."""
    sources = [SourceFile(name, tuple(text.splitlines()), compose(text, name, [])) for name, text in files.items()]
    policy_set = assemble("", sources, vocabulary()).policy_set
    return {
        (*wording.element.path, *wording.path): wording.spoken[0][2]
        for wording in policy_set.wordings
        if wording.translatable and [language for language, _, _ in wording.spoken] == [policy_set.source_language]
    }


def _said_in(text: str, said: Mapping[KeyPath, Mapping[str, str]]) -> str:
    """The text of one file with its values said in all languages, the last one first, lest places move."""
    for path, span in sorted(_spans(yaml.compose(text)), key=lambda found: -found[1].start):
        if len(said.get(path, ())) > 1:
            before, after = text[: span.start], text[span.end :]
            written = _written(said[path], span)
            folded = "\n" if text[span.start : span.end].endswith("\n") else ""
            text = (before.rstrip(" ") if written.startswith("\n") else before) + written + folded + after
    return text


def _written(said: Mapping[str, str], span: _Span) -> str:
    alike = len(set(said.values())) == 1
    spoken = {LITERAL: next(iter(said.values()))} if alike else said
    pairs = [f"{tag}: {json.dumps(words, ensure_ascii=False)}" for tag, words in spoken.items()]
    if alike or span.within == "braces":
        return "{" + ", ".join(pairs) + "}"
    line = "\n" + " " * span.column
    return (line if span.within == "mapping" else "") + line.join(pairs)


def _spans(node: Any, path: KeyPath = (), column: int = 0, within: str = "mapping") -> Iterator[tuple[KeyPath, _Span]]:  # noqa: ANN401
    """Every single value of a file with its path."""
    match node:
        case yaml.MappingNode():
            kind = "braces" if node.flow_style else "mapping"
            for key, value in node.value:
                yield from _spans(value, (*path, key.value), key.start_mark.column + _STEP, kind)
        case yaml.SequenceNode():
            kind = "braces" if node.flow_style else "sequence"
            items: Sequence[Any] = node.value
            for index, item in enumerate(items):
                yield from _spans(item, (*path, index), item.start_mark.column, kind)
        case _:
            yield path, _Span(node.start_mark.index, node.end_mark.index, column, within)
