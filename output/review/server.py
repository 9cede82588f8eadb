"""The server of a review: on this machine alone, for whoever has the address with its token."""

from __future__ import annotations

import contextlib
import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from corpus.run.log import append_trace, trace_of
from output.review.gate import MAX_BODY_BYTES, Gate, new_token
from output.review.routes import HTML, Answer, Desk
from output.review.words import page_words

HOST = "127.0.0.1"
PATIENCE_S = 30.0  # for a sender that stops in the middle of a request
_PORTS = (20000, 40000)  # of which each run has its own, so that a browser knows it again
_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_NOTHING = "default-src 'none'; frame-ancestors 'none'"


class DeskServer(ThreadingHTTPServer):
    """Answers for one desk."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, desk: Desk, policy: str, run: Path, port: int) -> None:
        super().__init__((HOST, port), _Request)
        self.desk, self.policy, self.run = desk, policy, run
        self.gate = Gate(new_token(), self.server_address[1])

    @property
    def address(self) -> str:
        """What is opened in a browser."""
        return f"http://{HOST}:{self.gate.port}/{self.gate.token}/"


class _Request(BaseHTTPRequestHandler):
    server: DeskServer
    timeout = PATIENCE_S
    protocol_version = "HTTP/1.1"
    server_version = "selaras"
    sys_version = ""

    def do_GET(self) -> None:
        self._answer(b"")

    def do_POST(self) -> None:
        self._answer(None)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: an address has the token, and a record may name people."""

    def _answer(self, body: bytes | None) -> None:
        is_act = body is None
        headers = {name.title(): value for name, value in self.headers.items()}
        path = self.server.gate.path_within(self.path)
        refused = self.server.gate.refusal(headers, is_act=is_act)
        if path is None or refused is not None:
            self.close_connection = True  # a body that was not read would be the next request
            self._send(self._refused(refused or HTTPStatus.FORBIDDEN))
            return
        if body is None:
            body = self.rfile.read(min(int(headers["Content-Length"]), MAX_BODY_BYTES))
        self._send(self._given(path, body))

    def _given(self, path: str, body: bytes) -> Answer:
        try:
            return self.server.desk.answer(self.command, path, body)
        except Exception as error:  # a defect: of one request, the others go on
            with contextlib.suppress(OSError):
                append_trace(self.server.run, "perintah review", trace_of(error))
            message = page_words(self.server.desk.lang)["broken"]
            return self.server.desk.problem(HTTPStatus.INTERNAL_SERVER_ERROR, "failed", message)

    def _refused(self, status: HTTPStatus) -> Answer:
        message = page_words(self.server.desk.lang)["forbidden"]
        return self.server.desk.problem(status, "forbidden", message)

    def _send(self, answer: Answer) -> None:
        policy = self.server.policy if answer.kind == HTML else _NOTHING
        own = {"Content-Type": answer.kind, "Content-Security-Policy": policy}
        with contextlib.suppress(ConnectionError):  # whoever asked is gone
            self.send_response(answer.status)
            for name, value in {**_HEADERS, **own, **answer.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)


def own_port(run: Path) -> int:
    """The port that a run has on every start where it is free: browsers keep memory by port."""
    digits = hashlib.sha256(str(run.resolve()).encode()).hexdigest()[:8]
    return _PORTS[0] + int(digits, 16) % (_PORTS[1] - _PORTS[0])


def open_server(desk: Desk, policy: str, run: Path, port: int | None) -> DeskServer:
    """A server on the port that was asked for, else on the run's own, else on any."""
    if port is not None:
        return DeskServer(desk, policy, run, port)
    with contextlib.suppress(OSError):
        return DeskServer(desk, policy, run, own_port(run))
    return DeskServer(desk, policy, run, 0)


@contextmanager
def serving(server: DeskServer) -> Iterator[DeskServer]:
    """Answer in a thread of its own, until the block ends."""
    thread = threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
