"""The policy sets that an editor has open, each as it was last understood."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from qmsgen import resources
from qmsgen.model.defect import defect
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.source import SHIPPED_PACK, Place
from qmsgen.pipeline import Inspection, inspect
from qmsgen.repository import policy_sets

_UNREAD: Final = frozenset(defect(name).code for name in ("syntax", "not-a-mapping"))


@dataclass(slots=True)
class Workspace:
    """The folder that is open, with the texts that are not saved yet."""

    root: Path | None
    texts: Callable[[], Mapping[Path, str]]
    """The texts that the editor holds, by the full path of their files."""
    inspections: dict[Path, Inspection] = field(default_factory=dict)
    understood: dict[Path, PolicySet] = field(default_factory=dict)
    """Each set as it was when all its files could last be read."""

    def set_of(self, file: Path) -> Path:
        """The policy set in which a file lies."""
        roots = policy_sets(self.root) if self.root is not None and file.is_relative_to(self.root) else ()
        below = [one for one in roots if file.is_relative_to(one)]
        return below[0] if below else next(iter(policy_sets(file.parent)))

    def look(self, folder: Path) -> Inspection:
        """Inspect a set as it stands in the editor; places name files by their full path."""
        held = {path: text for path, text in self.texts().items() if path.is_relative_to(folder)}
        unsaved = {path.relative_to(folder).as_posix(): text for path, text in held.items()}
        seen = self.inspections[folder] = inspect(folder, folder.as_posix(), unsaved=unsaved)
        if folder not in self.understood or all(finding.code not in _UNREAD for finding in seen.findings):
            self.understood[folder] = seen.policy_set
        return seen

    def policy_set(self, file: Path) -> PolicySet:
        """The set of a file, as it was when it could last be read."""
        self.inspection(file)
        return self.understood[self.set_of(file)]

    def inspection(self, file: Path) -> Inspection:
        """What is known of the set of a file."""
        folder = self.set_of(file)
        return self.inspections.get(folder) or self.look(folder)

    def lines(self, file: Path) -> Mapping[str, Sequence[str]]:
        """The lines of every file of the set of a file, as places within it name them."""
        told = self.inspection(file)
        return {name.removeprefix(f"{told.folder}/"): lines for name, lines in told.sources.items()}

    def named(self, file: Path) -> str:
        """A file as places within its set name it."""
        return file.relative_to(self.set_of(file)).as_posix()

    def path_of(self, place: Place, file: Path) -> Path:
        """Where a place lies that the set of a file names."""
        if place.file.startswith(SHIPPED_PACK):
            return resources.folder("policies") / place.file.removeprefix(SHIPPED_PACK)
        return self.set_of(file) / place.file
