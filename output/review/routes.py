"""What the server of a review answers: a path and a body in, a status and bytes out; no HTTP."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, NamedTuple
from urllib.parse import parse_qs, unquote

import orjson

from corpus.review.refusals import ReviewConflict, ReviewRefused
from corpus.review.session import Session
from extractor.errors import SelarasError
from output.command.sentences import spoken
from output.evidence.evidence import Withheld
from output.review.part import Part
from output.review.sheets import Sheets
from output.review.words import page_words

MAX_NAME = 80  # letters of a person's name
_KEY = r"(?P<key>[0-9a-f]{16}-\d{1,6}|[0-9a-f]{64})"  # a record, or a source without one
_JOB = r"(?P<job>[\w-]{1,80})"
_PICTURE = "image/webp"
JSON = "application/json; charset=utf-8"
HTML = "text/html; charset=utf-8"


class Answer(NamedTuple):
    """What is sent back."""

    status: HTTPStatus
    body: bytes
    kind: str = JSON
    headers: Mapping[str, str] = {}


class BadRequest(ValueError):
    """A request that no page of ours makes."""


@dataclass(frozen=True, slots=True)
class Desk:
    """One review: the session, the pictures, and who sees which part of it."""

    session: Session
    sheets: Sheets
    lang: str
    html: str
    by: str | None = None
    part: Part = field(default_factory=Part)

    def answer(self, method: str, target: str, body: bytes) -> Answer:
        """What a request gets whose sender may ask."""
        path, _, query = target.partition("?")
        for wanted, pattern, give in _ROUTES:
            found = pattern.fullmatch(unquote(path)) if wanted == method else None
            if found is not None:
                return self._answered(give, found.groupdict(), query, body)
        return self.problem(HTTPStatus.NOT_FOUND, "missing", page_words(self.lang)["no_page"])

    def problem(self, status: HTTPStatus, error: str, message: str) -> Answer:
        """A sentence for the person, and a word for the page."""
        return Answer(status, orjson.dumps({"error": error, "message": message}))

    def _answered(self, give: _Give, found: dict[str, str], query: str, body: bytes) -> Answer:
        words = page_words(self.lang)
        try:
            asked = _read_body(body) if body else {k: v[0] for k, v in parse_qs(query).items()}
            return give(self, {**asked, **found})
        except ReviewConflict as error:
            return self.problem(HTTPStatus.CONFLICT, "conflict", self._said(error))
        except ReviewRefused as error:
            return self.problem(HTTPStatus.UNPROCESSABLE_ENTITY, "refused", self._said(error))
        except Withheld as error:
            return self.problem(HTTPStatus.NOT_FOUND, "sheet", words[f"sheet_{error}"])
        except BadRequest:
            return self.problem(HTTPStatus.BAD_REQUEST, "request", words["bad_request"])
        except SelarasError as error:
            return self.problem(HTTPStatus.INTERNAL_SERVER_ERROR, "failed", self._said(error))

    def _said(self, error: SelarasError) -> str:
        return spoken(error.message, self.lang)

    def _person(self, asked: Mapping[str, Any]) -> str:
        return self.by or _text(asked, "by", MAX_NAME)


_Give = Callable[[Desk, dict[str, Any]], Answer]


def _read_body(body: bytes) -> dict[str, Any]:
    try:
        found = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise BadRequest from error
    if not isinstance(found, dict):
        raise BadRequest
    return found


def _text(asked: Mapping[str, Any], name: str, longest: int) -> str:
    value = asked.get(name)
    if not isinstance(value, str) or not value.strip() or len(value) > longest:
        raise BadRequest
    return value.strip()


def _json(value: object) -> Answer:
    return Answer(HTTPStatus.OK, orjson.dumps(value))


def _page(desk: Desk, asked: dict[str, Any]) -> Answer:
    return Answer(HTTPStatus.OK, desk.html.encode(), HTML)


def _queue(desk: Desk, asked: dict[str, Any]) -> Answer:
    return _json(desk.part.of(desk.session.queue()))


def _view(desk: Desk, asked: dict[str, Any]) -> Answer:
    view = desk.session.view(asked["key"])
    if view.get("message"):  # of a source without a record
        view = {**view, "message": spoken(view["message"], desk.lang)}
    return _json(view)


def _sheet(desk: Desk, asked: dict[str, Any]) -> Answer:
    sheet = desk.sheets.sheet(asked["key"], int(asked["page"]))
    size = {"X-Width-Pt": f"{sheet.width_pt:.2f}", "X-Height-Pt": f"{sheet.height_pt:.2f}"}
    return Answer(HTTPStatus.OK, sheet.webp, _PICTURE, size)


def _act(desk: Desk, asked: dict[str, Any]) -> Answer:
    action = asked.get("action")
    if not isinstance(action, dict):
        raise BadRequest
    version = _text(asked, "version", 200)
    person = desk._person(asked)
    return _json(desk.session.act(asked["key"], action, by=person, version=version))


def _undo(desk: Desk, asked: dict[str, Any]) -> Answer:
    return _json(desk.session.undo(by=desk._person(asked)))


def _effect(desk: Desk, asked: dict[str, Any]) -> Answer:
    teaching = {name: _text(asked, name, 300) for name in asked}
    return _json({"job": desk.session.effect(teaching)})


def _effect_of(desk: Desk, asked: dict[str, Any]) -> Answer:
    found = desk.session.effect_of(asked["job"])
    error = found.get("error")
    return _json({**found, "error": spoken(error, desk.lang) if error else None})


def _keep(desk: Desk, asked: dict[str, Any]) -> Answer:
    desk.session.keep(asked["job"], by=desk._person(asked))
    return _json({})


def _decline(desk: Desk, asked: dict[str, Any]) -> Answer:
    desk.session.decline(asked["job"])
    return _json({})


def _groups(desk: Desk, asked: dict[str, Any]) -> Answer:
    return _json(desk.session.groups(asked["key"]))


_ROUTES: tuple[tuple[str, re.Pattern[str], _Give], ...] = tuple(
    (method, re.compile(pattern), give)
    for method, pattern, give in (
        ("GET", "", _page),
        ("GET", "api/queue", _queue),
        ("GET", f"api/view/{_KEY}", _view),
        ("GET", rf"page/{_KEY}/(?P<page>\d{{1,5}})\.webp", _sheet),
        ("GET", f"api/effect/{_JOB}", _effect_of),
        ("GET", f"api/groups/{_KEY}", _groups),
        ("POST", f"api/act/{_KEY}", _act),
        ("POST", "api/undo", _undo),
        ("POST", "api/effect", _effect),
        ("POST", f"api/keep/{_JOB}", _keep),
        ("POST", f"api/decline/{_JOB}", _decline),
    )
)
