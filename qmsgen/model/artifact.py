"""What is to be made: one document in one language or in two, with the files that it will become."""

from __future__ import annotations

from dataclasses import dataclass

from qmsgen.model.element import Element


@dataclass(frozen=True, slots=True)
class Artifact:
    """A document to be made for an element, or for the whole set where `subject` is None."""

    set_name: str
    document_type: Element
    subject: Element | None
    control: Element | None
    """Number, revision, state and signatures, where the set gives them."""
    language: str
    formats: tuple[str, ...]
    second: Artifact | None = None
    """The same document in the second language, for a bilingual one, of which `language` prevails."""
    columns: bool = False
    """Whether a bilingual document has its languages side by side, not one above the other."""

    @property
    def edition(self) -> str:
        """Its language, or both: `zh-CN`, `zh-CN+en`."""
        return "+".join(self.languages)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that it is in, one or two."""
        return (self.language, *((self.second.language,) if self.second else ()))

    @property
    def stem(self) -> str:
        """The path of its files below the output folder, without suffix; made of checked ids alone."""
        return f"{self.set_name}/{self.edition}/{self.document_type.id}/{self.name}"

    @property
    def name(self) -> str:
        """What tells it from others of its type: the id of its subject, `process.step` for a step of a process."""
        if self.subject is None:
            return self.document_type.id
        owner, inner = self.subject.path[1], self.subject.path[3:]
        return ".".join(map(str, (owner, *inner)))

    def path(self, suffix: str) -> str:
        """The path of one of its files below the output folder."""
        return f"{self.stem}.{suffix}"
