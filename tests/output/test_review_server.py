"""The server of a review: who may ask, what is answered, and that nothing else is."""

from __future__ import annotations

import http.client
import json
import socket
import threading
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from extractor.errors import WrongUse
from output.evidence.cutouts import Sheet
from output.evidence.evidence import Withheld
from output.review.gate import MAX_BODY_BYTES, Gate, new_token
from output.review.page import live_page
from output.review.part import Part, read_part
from output.review.routes import Desk
from output.review.server import HOST, DeskServer, open_server, own_port, serving
from output.review.words import page_words
from tests.support.review_desk import StandIn, record_id, view_of


class NoSheets:
    """Pictures of one page, and of no other."""

    def sheet(self, record: str, page: int) -> Sheet:
        if page != 1:
            raise Withheld("page_undrawn")
        return Sheet(b"RIFF", 595.0, 842.0)


class Answered(NamedTuple):
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


def desk_of(session: Any, **more: Any) -> tuple[Desk, str]:
    page = live_page("id", "selaras-review:test:", more.get("by"))
    return Desk(session, NoSheets(), "id", page.html, **more), page.policy  # type: ignore[arg-type]


@pytest.fixture
def session() -> StandIn:
    return StandIn([view_of(number) for number in range(4)])


@pytest.fixture
def server(session: StandIn, tmp_path: Path) -> Iterator[DeskServer]:
    desk, policy = desk_of(session)
    with serving(open_server(desk, policy, tmp_path, 0)) as running:
        yield running


def ask(
    server: DeskServer,
    path: str,
    body: object = None,
    headers: Mapping[str, str] | None = None,
    token: str | None = None,
) -> Answered:
    """A request as the page sends it; `headers` replace the page's own ("": without it)."""
    port = server.gate.port
    sent = {"Host": f"{HOST}:{port}"}
    data = None
    if body is not None:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        sent |= {"Origin": f"http://{HOST}:{port}", "Content-Type": "application/json"}
    sent = {name: value for name, value in {**sent, **(headers or {})}.items() if value}
    link = http.client.HTTPConnection(HOST, port, timeout=10)
    try:
        target = f"/{server.gate.token if token is None else token}/{path}"
        link.putrequest("POST" if data is not None else "GET", target, skip_host=True)
        for name, value in sent.items():
            link.putheader(name, value)
        if data is not None and "Content-Length" not in sent:
            link.putheader("Content-Length", str(len(data)))
        link.endheaders(data)
        answer = link.getresponse()
        return Answered(answer.status, dict(answer.getheaders()), answer.read())
    finally:
        link.close()


ACT = {
    "action": {"do": "set", "path": "persyaratan.items[0]", "value": "KTP asli"},
    "version": "1",
    "by": "Ani",
}


def test_a_review_is_read_and_written(server: DeskServer, session: StandIn) -> None:
    queue = ask(server, "api/queue").json
    assert [entry["record_id"] for entry in queue] == [record_id(number) for number in range(4)]
    view = ask(server, f"api/view/{record_id(1)}").json
    assert view["version"] == "1"
    changed = ask(server, f"api/act/{record_id(1)}", ACT).json
    assert (changed["version"], changed["fields"][2]["value"]) == ("2", "KTP asli")
    assert session.acts == [(record_id(1), ACT["action"], "Ani")]
    undone = ask(server, "api/undo", {"by": "Ani"}).json
    assert undone["fields"][2]["value"] == "Fotokopi KTP"
    assert ask(server, "api/undo", {"by": "Ani"}).json is None


def test_the_second_of_two_who_change_a_record_is_told(server: DeskServer) -> None:
    assert ask(server, f"api/act/{record_id(0)}", ACT).status == 200
    second = ask(server, f"api/act/{record_id(0)}", {**ACT, "by": "Budi"})
    assert (second.status, second.json["error"]) == (409, "conflict")
    assert "diubah orang lain" in second.json["message"]


def test_the_name_of_the_command_is_the_one_that_counts(tmp_path: Path, session: StandIn) -> None:
    desk, policy = desk_of(session, by="Citra")
    with serving(open_server(desk, policy, tmp_path, 0)) as server:
        ask(server, f"api/act/{record_id(0)}", ACT)
    assert [by for *_, by in session.acts] == ["Citra"]


@pytest.mark.parametrize("token", ["", "x", "..", "%2e%2e"])
def test_without_the_token_nothing_is_answered(server: DeskServer, token: str) -> None:
    for path in ("", "api/queue", f"api/view/{record_id(0)}"):
        answer = ask(server, path, token=token)
        assert answer.status == 403
        assert b"Dinas" not in answer.body
        assert server.gate.token.encode() not in answer.body


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "jahat.example:80"},
        {"Host": "127.0.0.1"},
        {"Host": "127.0.0.1.jahat.example"},
        {"Host": ""},
        {"Origin": "http://jahat.example"},
        {"Origin": "null"},
        {"Origin": "https://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
    ids=str,
)
def test_other_sites_are_refused(
    server: DeskServer, session: StandIn, headers: dict[str, str]
) -> None:
    assert ask(server, "api/queue", headers=headers).status == 403
    assert ask(server, f"api/act/{record_id(0)}", ACT, headers=headers).status == 403
    assert session.acts == []


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": ""}, 403),
        ({"Content-Type": "text/plain"}, 415),
        ({"Content-Type": "application/x-www-form-urlencoded"}, 415),
        ({"Content-Type": ""}, 415),
        ({"Content-Length": str(MAX_BODY_BYTES + 1)}, 413),
        ({"Content-Length": "9" * 40}, 413),
        ({"Content-Length": "-1"}, 411),
        ({"Content-Length": "0x10"}, 411),
    ],
    ids=str,
)
def test_only_the_pages_own_acts_are_taken(
    server: DeskServer, session: StandIn, headers: dict[str, str], status: int
) -> None:
    assert ask(server, f"api/act/{record_id(0)}", ACT, headers=headers).status == status
    assert session.acts == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b'"x"',
        b"null",
        b"\xff",
        {**ACT, "action": "set"},
        {**ACT, "version": 1},
        {**ACT, "by": " "},
        {**ACT, "by": "x" * 81},
        {"action": {}},
    ],
    ids=str,
)
def test_a_body_that_no_page_sends_is_refused(
    server: DeskServer, session: StandIn, body: object
) -> None:
    answer = ask(server, f"api/act/{record_id(0)}", body)
    assert (answer.status, answer.json["error"]) == (400, "request")
    assert session.acts == []


@pytest.mark.parametrize(
    "path",
    [
        "api/view/..%2f..%2fetc%2fpasswd",
        "api/view/../../run.json",
        f"page/{record_id(0)}/../../run.json",
        f"page/{record_id(0)}/-1.webp",
        f"page/{record_id(0)}/1.webp/../../x",
        "page/../../../etc/passwd",
        "api/act/x",
        "records.jsonl",
        "api",
        "\0",
    ],
)
def test_there_is_no_path_out_of_the_run(server: DeskServer, path: str) -> None:
    if "\0" in path:
        path = "%00"
    answer = ask(server, path)
    assert (answer.status, answer.json["error"]) == (404, "missing")


def test_a_page_is_a_picture_with_its_size(server: DeskServer) -> None:
    answer = ask(server, f"page/{record_id(0)}/1.webp")
    assert (answer.status, answer.body) == (200, b"RIFF")
    assert answer.headers["Content-Type"] == "image/webp"
    assert answer.headers["X-Height-Pt"] == "842.00"
    missing = ask(server, f"page/{record_id(0)}/2.webp")
    assert missing.status == 404
    assert missing.json["message"] == page_words("id")["sheet_page_undrawn"]


def test_every_answer_says_what_a_browser_may_do_with_it(server: DeskServer) -> None:
    page, refused = ask(server, ""), ask(server, "", token="x")
    for answer in (page, ask(server, "api/queue"), ask(server, "nothing"), refused):
        policy = answer.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert "Access-Control-Allow-Origin" not in answer.headers
    assert b"Dinas" not in page.body


def test_the_server_is_this_machines_alone(server: DeskServer) -> None:
    assert server.server_address[0] == "127.0.0.1"
    assert len(new_token()) >= 32
    assert new_token() != new_token()


def test_another_method_is_not_known(server: DeskServer) -> None:
    link = http.client.HTTPConnection(HOST, server.gate.port, timeout=10)
    for method in ("PUT", "DELETE", "OPTIONS", "HEAD"):
        link.request(method, f"/{server.gate.token}/api/queue")
        answer = link.getresponse()
        answer.read()
        assert answer.status == 501
    link.close()


def test_a_sender_that_hangs_keeps_nobody_waiting(server: DeskServer) -> None:
    with socket.create_connection((HOST, server.gate.port)) as idle:
        idle.sendall(b"POST /x HTTP/1.1\r\nHost: ")
        assert ask(server, "api/queue").status == 200


def test_a_defect_is_one_requests_own(server: DeskServer, session: StandIn, tmp_path: Path) -> None:
    del session.views[record_id(0)]["version"]
    answer = ask(server, f"api/act/{record_id(0)}", ACT)
    assert (answer.status, answer.json["message"]) == (500, page_words("id")["broken"])
    log = (tmp_path / "run.log").read_text("utf-8")
    assert "KeyError" in log
    assert server.gate.token not in log
    assert ask(server, "api/queue").status == 200


def test_acts_at_the_same_time_are_one_after_the_other(
    server: DeskServer, session: StandIn
) -> None:
    found: list[int] = []
    threads = [
        threading.Thread(
            target=lambda: found.append(ask(server, f"api/act/{record_id(0)}", ACT).status)
        )
        for _ in range(8)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(found) == [200, *[409] * 7]
    assert len(session.acts) == 1


def test_a_thousand_records_are_one_answer(tmp_path: Path) -> None:
    desk, policy = desk_of(StandIn([view_of(number) for number in range(1000)]))
    with serving(open_server(desk, policy, tmp_path, 0)) as server:
        start = time.process_time()
        answer = ask(server, "api/queue")
        assert time.process_time() - start < 1.0
    assert len(answer.json) == 1000
    assert len(answer.body) < 400_000


def test_a_run_has_its_own_port_and_takes_another_where_it_is_taken(tmp_path: Path) -> None:
    desk, policy = desk_of(StandIn([]))
    with socket.create_server((HOST, own_port(tmp_path))) as _:
        taken = open_server(desk, policy, tmp_path, None)
        assert taken.gate.port != own_port(tmp_path)
        taken.server_close()
    again = open_server(desk, policy, tmp_path, None)
    assert again.gate.port == own_port(tmp_path)
    again.server_close()


def test_two_people_have_all_records_between_them_whatever_comes_first() -> None:
    queue = [{"record_id": record_id(number)} for number in range(7)]
    one, other = Part(1, 2).of(queue), Part(2, 2).of(queue)
    assert len(one) == 4
    assert [entry for entry in queue if entry not in one] == other
    assert Part(1, 2).of(queue[::-1]) == one[::-1]
    assert Part().of(queue) == queue


@pytest.mark.parametrize("text", ["0/2", "3/2", "1", "a/b", "1/2/3", "-1/2", "1/0"])
def test_a_part_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(WrongUse, match="--part"):
        read_part(text)


def test_the_token_is_compared_whole() -> None:
    gate = Gate("abc", 1)
    assert gate.path_within("/abc/api/queue") == "api/queue"
    assert gate.path_within("/abc/") == ""
    for target in ("/abc", "/abcd/", "/ab/", "//abc/", "/", "", "/ABC/", "/abc\u00e9/"):
        assert gate.path_within(target) is None
