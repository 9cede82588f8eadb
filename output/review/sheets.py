"""The pages of a run's documents as pictures, drawn in a process of their own when looked at."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from corpus.record.json_files import read_lines
from corpus.run.files import RECORDS
from corpus.run.workers import Job, Lost, Worker
from corpus.schema import Source
from extractor.picture.picture import has_pages
from output.evidence.cutouts import Pages, Sheet
from output.evidence.evidence import (
    DRAWING,
    RunSources,
    Withheld,
    known_sources,
    masked_boxes,
    source_bytes,
)

KEPT_SHEETS = 48  # pictures that are kept to be shown again, about 60 KB each
_DRAW = ("output.evidence.cutouts", "draw_sheet")


class Sheets:
    """Pictures of pages, by record. Asked from several threads, drawn one after the other."""

    def __init__(self, run: Path, sources: Sequence[str | Path]) -> None:
        self._run, self._moved = run, sources
        self._drawer = Worker(DRAWING)
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, int], Sheet] = OrderedDict()

    def sheet(self, record_id: str, page: int) -> Sheet:
        """A page of a record's document. Raises `Withheld` where there is nothing to show."""
        source = self._sources.get(record_id)
        if source is None or not has_pages(source.media_type):
            raise Withheld("source_missing")
        first, last = source.page_range
        if not first <= page <= last:
            raise Withheld("page_undrawn")
        with self._lock:
            place = (source.sha256, page)
            if place not in self._kept:
                self._kept[place] = self._drawn(source, page)
            self._kept.move_to_end(place)
            while len(self._kept) > KEPT_SHEETS:
                self._kept.popitem(last=False)
            return self._kept[place]

    def close(self) -> None:
        """End the process that draws."""
        self._drawer.close()

    def _drawn(self, source: Source, page: int) -> Sheet:
        known = self._known
        data = source_bytes(source, known)
        masks = masked_boxes(source, data) if known.is_redacted else {}
        pages = Pages(data, known.turns.get(source.sha256, {}), masks)
        (sheet,) = self._drawer.run(Job(*_DRAW, pages), [page])
        if sheet is None or isinstance(sheet, Lost):
            raise Withheld("page_undrawn" if sheet is not None else "source_unreadable")
        found: Sheet = sheet
        return found

    @cached_property
    def _known(self) -> RunSources:
        return known_sources(self._run, self._moved)

    @cached_property
    def _sources(self) -> Mapping[str, Source]:
        lines = read_lines(self._run / RECORDS)
        return {line["record_id"]: Source.model_validate(line["source"]) for line in lines}
