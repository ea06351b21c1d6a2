"""Make the changes that findings carry, each by itself: comments, order and everything else in the files stay."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

from qmsgen.editing import CannotEdit, path_at, rename_key, set_scalar, value_at
from qmsgen.model.fix import Fix
from qmsgen.model.source import KeyPath


def mend(texts: Mapping[str, str], fixes: Iterable[Fix]) -> tuple[dict[str, str], int]:
    """The texts of files with all changes made that can be, and how many those are."""
    mended = dict(texts)
    made = 0
    for name, wanted in _by_file(fixes).items():
        if name not in texts:
            continue
        spots = {fix: path_at(texts[name], fix.place.line, fix.place.column) for fix in wanted}
        for fix, path in sorted(spots.items(), key=lambda one: (-len(one[1]), one[0].place)):
            try:
                new = _changed(mended[name], path, fix)
            except CannotEdit:
                continue
            made += new != mended[name]
            mended[name] = new
    return mended, made


def _by_file(fixes: Iterable[Fix]) -> dict[str, list[Fix]]:
    by_file: dict[str, list[Fix]] = {}
    for fix in dict.fromkeys(fixes):
        by_file.setdefault(fix.place.file, []).append(fix)
    return by_file


def _changed(text: str, path: KeyPath, fix: Fix) -> str:
    old, new = fix.change.old, fix.change.new
    if path and path[-1] == old and not _reads(text, path, old):
        return rename_key(text, path, new)
    if not _reads(text, path, old):
        return text
    for value in _one_by_one(old, new):
        text = set_scalar(text, path, value)
    return text


def _reads(text: str, path: KeyPath, value: str) -> bool:
    try:
        return value_at(text, path) == value
    except CannotEdit:
        return False


def _one_by_one(old: str, new: str) -> list[str]:
    """The values on the way from old to new, one stretch changed in each, so that a text of many lines keeps them."""
    steps: list[str] = []
    value = old
    for _, i, j, k, m in reversed(SequenceMatcher(None, old, new, autojunk=False).get_opcodes()):
        if old[i:j] != new[k:m]:
            value = value[:i] + new[k:m] + value[j:]
            steps.append(value)
    return steps
