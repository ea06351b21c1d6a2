"""The language server: what an editor asks over standard input and output, answered from the policy sets it opens."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from qmsgen import __version__
from qmsgen.editor.answers import completions, hover, title_of
from qmsgen.editor.ids import definition, element_at, rename, uses
from qmsgen.editor.workspace import Workspace
from qmsgen.errors import QmsgenError, UsageError
from qmsgen.model.element import Element
from qmsgen.model.finding import Finding, Severity
from qmsgen.model.phrase import Phrase, phrase
from qmsgen.model.source import Place
from qmsgen.pipeline import Inspection

PATIENCE: Final = 0.3
"""Seconds without a key stroke after which a set is judged anew."""

_WEIGHTS: Final = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
_KINDS: Final = {
    "id": types.CompletionItemKind.Reference,
    "key": types.CompletionItemKind.Property,
    "choice": types.CompletionItemKind.EnumMember,
    "clause": types.CompletionItemKind.Reference,
}


class Server(LanguageServer):
    """A language server with the policy sets of its workspace."""

    def __init__(self, translate: Callable[[str], str]) -> None:
        super().__init__("qmsgen", __version__)
        self.translate = translate
        self.open = Workspace(None, self._texts)
        self.told: dict[Path, set[str]] = {}
        """The addresses of the files of each set of which the editor was told something."""
        self.waiting: dict[Path, asyncio.Task[None]] = {}

    def begin(self) -> None:
        """Know the folder that is open."""
        if self.workspace.root_path:
            self.open.root = Path(self.workspace.root_path)

    def say(self, said: Phrase | None) -> str:
        """A phrase in the language of the run."""
        return said.said(self.translate) if said is not None else ""

    def judge(self, file: Path) -> None:
        """Tell the editor everything that is wrong in the set of a file."""
        folder = self.open.set_of(file)
        try:
            inspection = self.open.look(folder)
        except QmsgenError as error:
            self.window_log_message(types.LogMessageParams(types.MessageType.Error, self.say_error(error)))
            return
        found = self._by_file(inspection, file)
        for uri in sorted(self.told.get(folder, set()) | set(found)):
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found.get(uri, [])))
        self.told[folder] = {uri for uri, diagnostics in found.items() if diagnostics}

    async def judge_soon(self, file: Path) -> None:
        """Judge the set of a file when nobody has typed for a while."""
        folder = self.open.set_of(file)
        if folder in self.waiting:
            self.waiting[folder].cancel()
        self.waiting[folder] = asyncio.create_task(self._judge_after(file))

    async def _judge_after(self, file: Path) -> None:
        await asyncio.sleep(PATIENCE)
        self.judge(file)

    def say_error(self, error: QmsgenError) -> str:
        """What went wrong and what to do, in one line."""
        told = (error.message, error.hint)
        return "; ".join(one.said(self.translate) if isinstance(one, Phrase) else str(one) for one in told if one)

    def file_of(self, uri: str) -> Path:
        """The file of an address."""
        return Path(to_fs_path(uri) or "/")

    def spot(self, uri: str, position: types.Position) -> tuple[str, int, int]:
        """The text of a document, and the line and column of a position in it, counted from 1, in characters."""
        document = self.workspace.get_text_document(uri)
        at = document.position_codec.position_from_client_units(document.lines, position)
        return document.source, at.line + 1, at.character + 1

    def location(self, place: Place, file: Path) -> types.Location:
        """A place of the set of a file, as editors count."""
        return types.Location(self._uri(place, file), self.range_of(place, file))

    def range_of(self, place: Place, file: Path) -> types.Range:
        """From the first to behind the last character of a place, in the units of the editor."""
        lines = self.open.lines(file).get(place.file, ())
        codec = self.workspace.position_codec
        start = types.Position(place.line - 1, place.column - 1)
        end = types.Position(place.line - 1, place.column - 1 + place.width)
        one, other = (codec.position_to_client_units(lines, each) if lines else each for each in (start, end))
        return types.Range(one, other)

    def element(self, uri: str, position: types.Position) -> Element | None:
        """The element that is named or defined where the editor asks."""
        file = self.file_of(uri)
        _, line, column = self.spot(uri, position)
        return element_at(self.open.policy_set(file), self.open.named(file), line, column)

    def _uri(self, place: Place, file: Path) -> str:
        return from_fs_path(str(self.open.path_of(place, file))) or ""

    def _texts(self) -> Mapping[Path, str]:
        return {self.file_of(uri): document.source for uri, document in self.workspace.text_documents.items()}

    def _by_file(self, inspection: Inspection, file: Path) -> dict[str, list[types.Diagnostic]]:
        found: dict[str, list[types.Diagnostic]] = {}
        for finding in inspection.within:
            found.setdefault(self._uri(finding.place, file), []).append(self._diagnostic(finding, file))
        return found

    def _diagnostic(self, finding: Finding, file: Path) -> types.Diagnostic:
        message = self.say(finding.message)
        cure = self.say(finding.hint)
        return types.Diagnostic(
            range=self.range_of(finding.place, file),
            message=f"{message}\n{cure}" if cure else message,
            severity=_WEIGHTS[finding.severity],
            code=finding.code,
            source="qmsgen",
            related_information=[
                types.DiagnosticRelatedInformation(self.location(place, file), self.say(says))
                for place, says in finding.related
            ],
        )


def server(translate: Callable[[str], str]) -> Server:
    """A server that speaks a language."""
    serving = Server(translate)
    _follow_texts(serving)
    _answer_at_spots(serving)
    _answer_about_ids(serving)
    return serving


def _follow_texts(serving: Server) -> None:
    @serving.feature(types.INITIALIZED)
    def begun(ls: Server, _params: types.InitializedParams) -> None:
        ls.begin()

    @serving.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
        ls.judge(ls.file_of(params.text_document.uri))

    @serving.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
        await ls.judge_soon(ls.file_of(params.text_document.uri))

    @serving.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(ls: Server, params: types.DidSaveTextDocumentParams) -> None:
        ls.judge(ls.file_of(params.text_document.uri))

    @serving.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
        ls.judge(ls.file_of(params.text_document.uri))


def _answer_at_spots(serving: Server) -> None:
    @serving.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=[" ", "[", ".", ":"]))
    def complete(ls: Server, params: types.CompletionParams) -> types.CompletionList:
        text, line, column = ls.spot(params.text_document.uri, params.position)
        policy_set = ls.open.policy_set(ls.file_of(params.text_document.uri))
        words = completions(policy_set, text, line, column, ls.translate)
        items = [
            types.CompletionItem(
                label=word.text,
                kind=_KINDS[word.kind],
                detail=word.detail or None,
                documentation=word.about or None,
                insert_text=f"{word.text}: " if word.kind == "key" else word.text,
                sort_text=f"{number:05}",
            )
            for number, word in enumerate(words)
        ]
        return types.CompletionList(is_incomplete=False, items=items)

    @serving.feature(types.TEXT_DOCUMENT_HOVER)
    def tell(ls: Server, params: types.HoverParams) -> types.Hover | None:
        file = ls.file_of(params.text_document.uri)
        text, *spot = ls.spot(params.text_document.uri, params.position)
        told = hover(ls.open.policy_set(file), text, ls.open.named(file), (spot[0], spot[1]), ls.translate)
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, told)) if told else None

    @serving.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def outline(ls: Server, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        return list(_symbols(ls, ls.file_of(params.text_document.uri)))


def _symbols(ls: Server, file: Path) -> Iterator[types.DocumentSymbol]:
    policy_set, name = ls.open.policy_set(file), ls.open.named(file)
    for collection in policy_set.collections:
        for element in policy_set.collection(collection):
            place = policy_set.place(element.path)
            if place.file == name:
                spot = ls.range_of(place, file)
                yield types.DocumentSymbol(element.id, types.SymbolKind.Object, spot, spot, detail=title_of(element))


def _answer_about_ids(serving: Server) -> None:
    @serving.feature(types.TEXT_DOCUMENT_DEFINITION)
    def define(ls: Server, params: types.DefinitionParams) -> types.Location | None:
        file = ls.file_of(params.text_document.uri)
        element = ls.element(params.text_document.uri, params.position)
        place = definition(ls.open.policy_set(file), element) if element is not None else None
        return ls.location(place, file) if place is not None else None

    @serving.feature(types.TEXT_DOCUMENT_REFERENCES)
    def refer(ls: Server, params: types.ReferenceParams) -> list[types.Location]:
        file = ls.file_of(params.text_document.uri)
        element = ls.element(params.text_document.uri, params.position)
        places = uses(ls.open.policy_set(file), element) if element is not None else ()
        return [ls.location(place, file) for place in places]

    @serving.feature(types.TEXT_DOCUMENT_RENAME)
    def rename_id(ls: Server, params: types.RenameParams) -> types.WorkspaceEdit:
        file = ls.file_of(params.text_document.uri)
        ls.open.look(ls.open.set_of(file))
        element = ls.element(params.text_document.uri, params.position)
        if element is None:
            raise JsonRpcInvalidParams(ls.say(phrase("no id stands here")))
        try:
            edits = rename(ls.open.policy_set(file), element, params.new_name, ls.open.lines(file))
        except UsageError as error:
            raise JsonRpcInvalidParams(ls.say_error(error)) from None
        changes: dict[str, list[types.TextEdit]] = {}
        for edit in edits:
            where = ls.location(edit.place, file)
            changes.setdefault(where.uri, []).append(types.TextEdit(where.range, edit.text))
        return types.WorkspaceEdit(changes=changes)
