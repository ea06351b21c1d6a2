"""An editor as users have it: the YAML language server, spoken to as editors speak to it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
JUDGES = Path(os.environ.get("QMSGEN_JUDGES", ROOT / ".cache" / "judges"))
SERVER = JUDGES / "editor" / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
SECONDS = 60
SETTINGS = {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}
ABILITIES = {
    "textDocument": {
        "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}},
        "hover": {"contentFormat": ["markdown"]},
    },
    "workspace": {"configuration": True},
}


class Editor:
    """Opens files in the language server and asks it what an editor asks."""

    def __init__(self, server: subprocess.Popen[bytes]) -> None:
        self._server = server
        self._messages: Queue[dict[str, Any]] = Queue()
        self._number = 0
        self._version = 0
        Thread(target=self._listen, daemon=True).start()
        self._ask("initialize", {"processId": None, "rootUri": None, "capabilities": ABILITIES})
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": {"yaml": SETTINGS}})

    def complaints(self, path: Path, text: str | None = None) -> list[str]:
        """What the editor underlines in a file, or in another text at its place: `line:column: message`."""
        uri = path.as_uri()
        if text is None:
            text = path.read_text(encoding="utf-8")
        self._open(uri, text)
        said = self._await(lambda message: _publishes(message, uri))
        self._tell("textDocument/didClose", {"textDocument": {"uri": uri}})
        self._await(lambda message: _publishes(message, uri))
        return [_shown(one) for one in said["params"]["diagnostics"]]

    def hover(self, path: Path, text: str, line: int, column: int) -> str:
        """What the editor explains at a place; lines and columns count from 1."""
        answer = self._at("textDocument/hover", path, text, line, column)
        return answer["contents"]["value"] if answer else ""

    def offers(self, path: Path, text: str, line: int, column: int) -> list[str]:
        """What the editor offers to complete at a place."""
        answer = self._at("textDocument/completion", path, text, line, column)
        return [item["label"] for item in (answer["items"] if isinstance(answer, dict) else answer or ())]

    def _at(self, method: str, path: Path, text: str, line: int, column: int) -> Any:
        uri = path.as_uri()
        self._open(uri, text)
        place = {"line": line - 1, "character": column - 1}
        answer = self._ask(method, {"textDocument": {"uri": uri}, "position": place})
        self._tell("textDocument/didClose", {"textDocument": {"uri": uri}})
        self._await(lambda message: _publishes(message, uri))
        return answer

    def _open(self, uri: str, text: str) -> None:
        self._version += 1
        document = {"uri": uri, "languageId": "yaml", "version": self._version, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})

    def _ask(self, method: str, parameters: dict[str, Any]) -> Any:
        self._number += 1
        number = self._number
        self._send({"id": number, "method": method, "params": parameters})
        return self._await(lambda message: message.get("id") == number and "method" not in message)["result"]

    def _tell(self, method: str, parameters: dict[str, Any]) -> None:
        self._send({"method": method, "params": parameters})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._server.stdin
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._server.stdin.flush()

    def _await(self, wanted: Any) -> dict[str, Any]:
        while True:
            try:
                message = self._messages.get(timeout=SECONDS)
            except Empty:
                pytest.fail("the language server fell silent")
            if "id" in message and "method" in message:
                self._send({"id": message["id"], "result": _configuration(message)})
            elif wanted(message):
                return message

    def _listen(self) -> None:
        stream = self._server.stdout
        assert stream
        while header := stream.readline():
            name, _, value = header.partition(b":")
            if name == b"Content-Length":
                while stream.readline().strip():
                    pass
                self._messages.put(json.loads(stream.read(int(value))))


def _publishes(message: dict[str, Any], uri: str) -> bool:
    return message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == uri


def _configuration(request: dict[str, Any]) -> list[Any] | None:
    if request["method"] != "workspace/configuration":
        return None
    return [SETTINGS if item.get("section") == "yaml" else None for item in request["params"]["items"]]


def _shown(diagnostic: dict[str, Any]) -> str:
    start = diagnostic["range"]["start"]
    return f"{start['line'] + 1}:{start['character'] + 1}: {diagnostic['message']}"


@pytest.fixture(scope="session")
def editor() -> Iterator[Editor]:
    """The YAML language server, running."""
    node = shutil.which("node")
    if not node or not SERVER.is_file():
        pytest.skip("the YAML language server is not installed; `.ci/judges` fetches it")
    with subprocess.Popen([node, SERVER, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        yield Editor(server)
        server.kill()
