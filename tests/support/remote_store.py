"""A store of files behind HTTP, on this machine, in the protocol of WebHDFS that fsspec speaks."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

PREFIX = "/webhdfs/v1"


class Store:
    """What a folder's files are asked for; `refused` are names that it does not hand out now."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.refused: set[str] = set()
        self.opened: Counter[str] = Counter()
        self.url = ""

    def answer(self, path: str, asked: dict[str, list[str]]) -> tuple[int, bytes]:
        """Status and body of a request."""
        place = self.folder / path.strip("/")
        operation = asked["op"][0].upper()
        if not place.exists():
            return 404, _json({"RemoteException": {"exception": "FileNotFoundException"}})
        if operation == "GETFILESTATUS":
            return 200, _json({"FileStatus": _status(place)})
        if operation == "LISTSTATUS":
            found = [_status(inner) for inner in sorted(place.iterdir())]
            return 200, _json({"FileStatuses": {"FileStatus": found}})
        if operation != "OPEN" or place.name in self.refused:
            return 503, b""
        self.opened[place.name] += 1
        start = int(asked.get("offset", ["0"])[0])
        data = place.read_bytes()
        return 200, data[start : start + int(asked.get("length", [str(len(data))])[0])]


@contextmanager
def remote_store(folder: Path) -> Iterator[Store]:
    """Serve a folder until the block is left."""
    store = Store(folder)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            path = unquote(parts.path.removeprefix(PREFIX))
            status, body = store.answer(path, parse_qs(parts.query))
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    store.url = f"webhdfs://127.0.0.1:{server.server_address[1]}"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield store
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _status(place: Path) -> dict[str, Any]:
    is_folder = place.is_dir()
    return {
        "type": "DIRECTORY" if is_folder else "FILE",
        "length": 0 if is_folder else place.stat().st_size,
        "pathSuffix": place.name,
    }


def _json(entry: Any) -> bytes:
    return json.dumps(entry).encode()
