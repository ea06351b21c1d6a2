"""Whether an element is called after the subject of a clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from qmsgen.model.element import Element
from qmsgen.model.source import Mapping, Scalar

_WORD: Final = re.compile(r"[a-z]+")
_ANY_CLAUSE: Final = re.compile(
    r"a|and|by|control|externally|for|from|general|in|its|of|on|or|process(?:es)?|products?|provi(?:ded|sion)"
    r"|requirements?|services?|the|their|to|with"
)
"""Words of clause titles that say nothing of one clause more than of another."""
_ANY_CHINESE: Final = re.compile(r"[^\u3400-\u9fff]|产品|服务|过程|提供|要求|控制|总则|管理|程序|流程|[的和与及或]")
_SHORTEST: Final = 4
"""So many characters must be left of a Chinese title; fewer say too little."""


def is_subject_of(element: Element, clause: Element) -> bool:
    """Whether the title of an element has every telling word of a clause's title, two at least, in any language."""
    own = tuple(_said(element))
    return any(_all_in(subject, title) for subject in _said(clause) for title in own)


def _said(record: Element) -> Iterator[str]:
    node = record.node.get("title")
    if isinstance(node, Scalar):
        yield node.text
    elif isinstance(node, Mapping):
        yield from (entry.value.text for entry in node if isinstance(entry.value, Scalar))


def _all_in(subject: str, title: str) -> bool:
    words = {word for word in _WORD.findall(subject.casefold()) if not _ANY_CLAUSE.fullmatch(word)}
    if len(words) > 1 and words <= set(_WORD.findall(title.casefold())):
        return True
    characters = _ANY_CHINESE.sub("", subject)
    return len(characters) >= _SHORTEST and characters in _ANY_CHINESE.sub("", title)
