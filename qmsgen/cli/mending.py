"""`qmsgen check --fix` and `--diff`: what can be mended without thinking."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import unified_diff
from pathlib import Path

from qmsgen import pipeline
from qmsgen.cli.ending import Exit
from qmsgen.cli.telling import say
from qmsgen.editing import write_exactly
from qmsgen.model.phrase import phrase


def show(inspections: Sequence[pipeline.Inspection]) -> int:
    """Print what would be changed, as a patch; ends with 1 where something would be."""
    number = 0
    for inspection in inspections:
        mended = pipeline.mended(inspection)
        number += mended.made
        for name, (old, new) in mended.texts.items():
            path = (Path(inspection.folder) / name).as_posix().lstrip("/")
            lines = unified_diff(old.split("\n"), new.split("\n"), f"a/{path}", f"b/{path}", lineterm="")
            say("\n".join(line.removesuffix("\r") for line in lines))
    if not number:
        say(phrase("nothing that can be mended without thinking"), err=True)
    return Exit.WRONG_INPUT if number else Exit.DONE


def mend(inspections: Sequence[pipeline.Inspection]) -> bool:
    """Change the files; whether anything was changed."""
    number = 0
    for inspection in inspections:
        mended = pipeline.mended(inspection)
        for name, (_, new) in mended.texts.items():
            write_exactly(inspection.root / name, new)
            say(phrase("mended `{path}`", path=(Path(inspection.folder) / name).as_posix()), err=True)
        number += mended.made
    say(phrase("changes made: {number}", number=number), err=True)
    return number > 0
