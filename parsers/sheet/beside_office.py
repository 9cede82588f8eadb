"""A head that names an office and its service in one row: "Dinas Sosial — Rekomendasi Bantuan"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.passage import Passage
from normalizers.vocabulary.vocabulary import any_of, words_of
from parsers.names.offices import opens_office
from parsers.names.titles import is_title_like
from parsers.section import Row

_SIGN = re.compile(r"\s+[-–—|/]\s+|\s*[:|]\s+")
# "Kota Asri", "Kelas IB", "Cabang Kedua" go on with the office: a service's name begins otherwise.
_SERVICE = re.compile(
    rf"(?:{any_of((*words_of('label_things'), *words_of('products')))}"
    r"|pe\w{4,}an|legali[sz]\w+|dispensasi|mutasi)\s+\w",
    re.IGNORECASE,
)


def with_services_apart(rows: Sequence[Row], labels: list[Passage]) -> list[Row]:
    """The rows, those with an office and a service as two; the sign between them is a label."""
    return [part for row in rows for part in _parts(row, labels)]


def _parts(row: Row, labels: list[Passage]) -> Iterator[Row]:
    signs = [*_SIGN.finditer(row.text)]
    if len(signs) == 1:
        sign = signs[0]
        left, right = row.text[: sign.start()], row.text[sign.end() :]
        if _is_pair(left, right) or _is_pair(right, left):
            if mark := row.passage.cut(sign.start(), sign.end()):
                labels.append(mark)
            for start, end in ((0, sign.start()), (sign.end(), len(row.text))):
                if part := row.passage.cut(start, end):
                    yield row._replace(passage=part)
            return
    yield row


def _is_pair(office: str, service: str) -> bool:
    names_service = _SERVICE.match(service) is not None and is_title_like(service)
    return opens_office(office) and names_service and not opens_office(service)
