"""An editor that talks to the language server as real ones do: over the standard streams of a process of its own."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest
from lsprotocol import types
from pygls.lsp.client import LanguageClient

SET = {
    "qms.yaml": "organisation: {name: {literal: 客户服务}}\nlanguages: [zh-CN]\n",
    "people.yaml": (
        "roles:\n  head: {title: 主任}\n  desk:\n    title: 前台坐席\n    reports_to: head\n    deputy: hed\n"
    ),
    "processes/visit.yaml": (
        "processes:\n"
        "  visit:\n"
        "    title: 就诊\n"
        "    owner: head\n"
        "    purpose: 让病人看上病。\n"
        "    steps:\n"
        "      greet: {do: 迎接 😀, by: {responsible: [desk], accountable: head}, output: x}\n"
        '      lead: {do: 引导, by: {responsible: [desk, "head"], accountable: head}, output: y}\n'
    ),
    "promises.yaml": "commitments:\n  seen:\n    title: 迎接\n    delivered_by: [visit.greet]\n",
}


class Editor:
    """A client with the few moves that tests make."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.client = LanguageClient("editor", "1")
        self.diagnostics: dict[str, list[types.Diagnostic]] = {}
        self.news = asyncio.Event()

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def told(params: types.PublishDiagnosticsParams) -> None:
            self.diagnostics[params.uri] = list(params.diagnostics)
            self.news.set()

    async def start(self) -> None:
        await self.client.start_io(sys.executable, "-m", "qmsgen", "lsp")
        folder = types.WorkspaceFolder(self.root.as_uri(), "root")
        await self.client.initialize_async(
            types.InitializeParams(
                capabilities=types.ClientCapabilities(), root_uri=self.root.as_uri(), workspace_folders=[folder]
            )
        )
        self.client.initialized(types.InitializedParams())

    async def end(self) -> None:
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()

    def uri(self, name: str) -> str:
        return (self.root / name).as_uri()

    def opens(self, name: str, text: str | None = None) -> types.TextDocumentIdentifier:
        text = (self.root / name).read_text("utf-8") if text is None else text
        document = types.TextDocumentItem(self.uri(name), "yaml", 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(document))
        return types.TextDocumentIdentifier(self.uri(name))

    def types_all(self, name: str, text: str, version: int) -> None:
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(version, self.uri(name)),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )

    async def told(self, name: str, *, until) -> list[types.Diagnostic]:
        async with asyncio.timeout(60):
            while not (self.uri(name) in self.diagnostics and until(self.diagnostics[self.uri(name)])):
                self.news.clear()
                await self.news.wait()
        return self.diagnostics[self.uri(name)]


@pytest.fixture
def root(tmp_path):
    for name, text in SET.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


@pytest.fixture
def editing(root):
    """Run what a test does with an editor that is connected."""

    def run(doing):
        async def all_of_it():
            editor = Editor(root)
            await editor.start()
            try:
                return await doing(editor)
            finally:
                await editor.end()

        return asyncio.run(all_of_it())

    return run
