"""The baseline of `qmsgen check`: read and written, its path as the user named it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qmsgen import pipeline
from qmsgen.cli import sets
from qmsgen.cli.ending import Exit
from qmsgen.cli.telling import say
from qmsgen.control.baseline import count, read, written
from qmsgen.errors import UsageError
from qmsgen.model.phrase import phrase
from qmsgen.model.source import Place


def write(file: Path, inspections: Sequence[pipeline.Inspection]) -> int:
    """Write what is found now as known; what no baseline may know is left to be mended."""
    content = written((one.policy_set, one.findings) for one in inspections)
    sets.write(file, content)
    number = count(content)
    say(phrase("`{path}` knows {number} findings", path=file.as_posix(), number=number))
    left = sum(len(one.findings) for one in inspections) - number
    if left:
        say(phrase("not taken in: {number} about files and shape", number=left))
    return Exit.DONE


def compare(file: Path, inspections: Sequence[pipeline.Inspection]) -> list[pipeline.Inspection]:
    """The inspections without what the file knows."""
    try:
        known = read(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(
            phrase("cannot read `{path}`: {why}", path=file, why=error.strerror),
            phrase("`--write-baseline` writes one"),
        ) from None
    except ValueError:
        raise UsageError(
            phrase("`{path}` is no baseline", path=file), phrase("`--write-baseline` writes one")
        ) from None
    return [pipeline.against(one, known, Place(file.as_posix())) for one in inspections]
