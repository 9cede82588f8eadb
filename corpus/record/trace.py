"""What became of every line of a source, for `trace.jsonl` and for people who look."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from corpus.record.fates import Stretch
from extractor.page import Document, Line
from extractor.passage import rounded

_Range = tuple[int, int, bool]  # start, end, and whether no space stands before it


def trace_lines(
    document: Document, fates: Sequence[Stretch], path: str
) -> Iterator[dict[str, Any]]:
    """One entry a line: its words as printed, and the fate of each stretch of them.

    `start` and `end` count characters of `text`, in which words have one space between them.
    """
    starts = [stretch.start for stretch in fates]
    for line, span in zip(document.lines, document.plain_spans, strict=True):
        ranges = ((*span, line.words[0].is_glued),) if span is not None else _tape_ranges(line)
        text, spans = _spans(document.tape, ranges, fates, starts)
        yield {
            "source": path,
            "page": line.page_number,
            "line": line.line_number,
            "bbox": rounded(line.bbox) if line.bbox is not None else None,
            "text": text,
            "spans": spans,
        }


def _spans(
    tape: str, ranges: Iterable[_Range], fates: Sequence[Stretch], starts: Sequence[int]
) -> tuple[str, list[dict[str, Any]]]:
    parts: list[str] = []
    spans: list[dict[str, Any]] = []
    offset = 0
    for start, end, is_glued in ranges:
        if parts and not is_glued:
            parts.append(" ")
            offset += 1
        first = max(0, bisect_right(starts, start) - 1)
        for stretch in fates[first : bisect_left(starts, end, first)]:
            low = start if stretch.start < start else stretch.start
            high = end if stretch.end > end else stretch.end
            low += low < high and tape[low] == " "  # the space between two words has no fate
            high -= low < high and tape[high - 1] == " "
            if low < high:
                _extend(spans, stretch, offset + low - start, offset + high - start)
        parts.append(tape[start:end])
        offset += end - start
    return "".join(parts), spans


def _tape_ranges(line: Line) -> Iterator[_Range]:
    """The line's words as ranges of the tape, those that follow each other there as one."""
    first = last = line.words[0]
    for word in line.words[1:]:
        if word.order != last.order + 1:
            yield first.start, last.end, first.is_glued
            first = word
        last = word
    yield first.start, last.end, first.is_glued


def _extend(spans: list[dict[str, Any]], stretch: Stretch, start: int, end: int) -> None:
    """Add a span, or let the one before it grow when it tells the same."""
    _, _, fate, path, ordinal = stretch
    if spans and start - spans[-1]["end"] <= 1:
        last = spans[-1]
        if last["fate"] == fate and last["path"] == path and last.get("record") == ordinal:
            last["end"] = end
            return
    span: dict[str, Any] = {"start": start, "end": end, "fate": fate, "path": path}
    if ordinal is not None:
        span["record"] = ordinal
    spans.append(span)
