"""What stands within a line, in both languages: text above text, each blank once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from qmsgen.model.document import Choice, Content, Field, Inline, LineBreak, Link, Run, alike, both

BLANK: Final = "____"
"""What stands in the second language where the blank itself is in the first."""
_APART: Final = Run(" ")


@dataclass(frozen=True, slots=True)
class Lines:
    """Lays the lines of two languages together; both are BCP 47 tags, the first prevails."""

    first: str
    second: str

    def line(self, first: str, second: str) -> str:
        """A caption, label or title in both languages."""
        return both(first, second, self.second)

    def inline(self, first: Content, second: Content) -> Content:
        """Content in both languages, one behind the other."""
        return self._joined(first, second, _APART)

    def stacked(self, first: Content, second: Content) -> Content:
        """Content in both languages, one above the other."""
        return self._joined(first, second, LineBreak())

    def _joined(self, first: Content, second: Content, between: Inline) -> Content:
        if same(first, second):
            return self._labelled(first, second)
        if fields(first) and [each.name for each in fields(first)] == [each.name for each in fields(second)]:
            return self._around_blanks(first, second)
        return (*first, between, *self.foreign(second, blanks=fields(first)))

    def _labelled(self, first: Content, second: Content) -> Content:
        labels = {each.name: each for each in fields(second)}
        return tuple(self.field(piece, labels[piece.name]) if isinstance(piece, Field) else piece for piece in first)

    def _around_blanks(self, first: Content, second: Content) -> Content:
        """The words before each blank in both languages, then the blank."""
        out: list[Inline] = []
        for (words, blank), (others, other) in zip(_cut(first), _cut(second), strict=True):
            out += self._joined(words, others, _APART) if others and words else (*words, *self.foreign(others))
            if blank is not None and other is not None:
                out.append(self.field(blank, other))
        return tuple(out)

    def foreign(self, content: Content, blanks: Sequence[Field] = ()) -> Content:
        """Content of the second language as it stands in a document of the first; known `blanks` are not repeated."""
        known = {blank.name for blank in blanks}
        return tuple(
            self._run(Run(BLANK)) if isinstance(piece, Field) and piece.name in known else self._foreign(piece)
            for piece in content
        )

    def _foreign(self, piece: Inline) -> Inline:
        match piece:
            case Run():
                return self._run(piece)
            case Link(content=runs):
                return replace(piece, content=tuple(self._run(run) for run in runs))
            case _:
                return piece

    def _run(self, run: Run) -> Run:
        language = run.language or self.second
        return replace(run, language="" if language == self.first else language)

    def field(self, first: Field, second: Field) -> Field:
        """One blank, its label and its choices in both languages."""
        return replace(
            first,
            label=self.line(first.label, second.label),
            choices=self.choices(first.choices, second.choices),
        )

    def choices(self, first: tuple[Choice, ...], second: tuple[Choice, ...]) -> tuple[Choice, ...]:
        """The answers in both languages, told apart by what is stored."""
        labels = {choice.value: choice.label for choice in second}
        known = {choice.value for choice in first}
        told = (Choice(choice.value, self.line(choice.label, labels.get(choice.value, ""))) for choice in first)
        return (*told, *(choice for choice in second if choice.value not in known))

    def choice(self, first: Choice | None, second: Choice | None) -> Choice | None:
        """One answer that may be absent."""
        found = self.choices((first,) if first else (), (second,) if second else ())
        return found[0] if found else None


def same(first: Content, second: Content) -> bool:
    """Whether contents say the same and hold the same blanks."""
    return alike(said(first), said(second))


def rest(first: Content, second: Content) -> Content:
    """What is left of the second where its first lines are those of the first."""
    ours, theirs = _broken(first), _broken(second)
    shared = 0
    while shared < min(len(ours), len(theirs)) - 1 and same(ours[shared], theirs[shared]):
        shared += 1
    left = [piece for line in theirs[shared:] for piece in (LineBreak(), *line)]
    return tuple(left[1:])


def _broken(content: Content) -> list[Content]:
    """The lines of content."""
    lines: list[list[Inline]] = [[]]
    for piece in content:
        if isinstance(piece, LineBreak):
            lines.append([])
        else:
            lines[-1].append(piece)
    return [tuple(line) for line in lines]


def said(content: Content) -> str:
    """What content says; a blank is its name."""
    return "".join(_said(piece) for piece in content)


def _said(piece: Inline) -> str:
    match piece:
        case Run(text=text):
            return text
        case Link(content=runs):
            return said(runs)
        case Field(name=name):
            return f"\x00{name}\x00"
        case _:
            return " "


def fields(content: Content) -> list[Field]:
    """The blanks of a line."""
    return [piece for piece in content if isinstance(piece, Field)]


def _cut(content: Content) -> Iterator[tuple[Content, Field | None]]:
    """Stretches of words, each with the blank that follows it."""
    words: list[Inline] = []
    for piece in content:
        if isinstance(piece, Field):
            yield tuple(words), piece
            words = []
        else:
            words.append(piece)
    yield tuple(words), None
