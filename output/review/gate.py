"""Who may ask the server of a review: the page that it has given, opened on this machine.

The token in the path keeps out other users and programs of the machine, `Host` pages that have
their name point at it (DNS rebinding), `Origin` and the type of a body pages of other sites.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping
from http import HTTPStatus
from typing import NamedTuple

MAX_BODY_BYTES = 1 << 18  # of an act; a value of a record is never as long
_JSON = "application/json"
_NAMES = ("127.0.0.1", "localhost")


class Gate(NamedTuple):
    """What a request must know: the token; and the port of the server that it must be meant for."""

    token: str
    port: int

    @property
    def hosts(self) -> tuple[str, ...]:
        """What a browser on this machine calls the server."""
        return tuple(f"{name}:{self.port}" for name in _NAMES)

    def path_within(self, target: str) -> str | None:
        """The path behind the token; None for another, told in the same time for each."""
        token, slash, rest = target.removeprefix("/").partition("/")
        is_known = hmac.compare_digest(token.encode(), self.token.encode())
        return rest if is_known and slash else None

    def refusal(self, headers: Mapping[str, str], *, is_act: bool) -> HTTPStatus | None:
        """Why a request is not answered, by its headers; None where it may be."""
        if headers.get("Host", "").lower() not in self.hosts:
            return HTTPStatus.FORBIDDEN
        origin, site = headers.get("Origin"), headers.get("Sec-Fetch-Site", "none")
        if origin is not None and origin.lower() not in (f"http://{one}" for one in self.hosts):
            return HTTPStatus.FORBIDDEN
        if site not in ("same-origin", "none"):
            return HTTPStatus.FORBIDDEN
        return self._refusal_of_act(headers, origin) if is_act else None

    def _refusal_of_act(self, headers: Mapping[str, str], origin: str | None) -> HTTPStatus | None:
        if origin is None:
            return HTTPStatus.FORBIDDEN
        if headers.get("Content-Type", "").partition(";")[0].strip().lower() != _JSON:
            return HTTPStatus.UNSUPPORTED_MEDIA_TYPE
        length = headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit()):
            return HTTPStatus.LENGTH_REQUIRED
        too_large = len(length) > 9 or int(length) > MAX_BODY_BYTES
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE if too_large else None


def new_token() -> str:
    """One that nobody guesses, for one start of the server."""
    return secrets.token_urlsafe(24)
