"""What an evaluation found, on the terminal: figures field by field, layout by layout, misses."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import orjson

from output.command.language import say
from output.command.terminal import console
from output.text import shortened

if TYPE_CHECKING:
    from corpus.evaluation.scores import Evaluation, Miss, Scores, Tally

MISSES_SHOWN = 20
MISS_KINDS = {"missing": "tidak terbaca", "extra": "tidak seharusnya"}


def show_evaluation(evaluation: Evaluation, *, as_json: bool, with_misses: bool) -> None:
    """Print figures; the first misses, or all of them."""
    if as_json:
        entry = evaluation.as_entry()
        sys.stdout.write(orjson.dumps(entry, option=orjson.OPT_INDENT_2).decode() + "\n")
        return
    _table(
        say(
            "Per bidang ({documents} dokumen, {records} rekaman)",
            documents=evaluation.documents,
            records=evaluation.overall.records,
        ),
        (say("bidang"), say("nilai"), say("presisi"), "recall", "F1", say("F1 lunak")),
        [
            (
                name,
                str(tally.expected),
                *map(_share, (tally.precision, tally.recall, tally.f1, tally.lenient_f1)),
            )
            for name, tally in judged_fields(evaluation.overall)
        ],
    )
    groups = [*sorted(evaluation.layouts.items()), *sorted(evaluation.parts.items())]
    _table(
        say("Rekaman yang benar seluruhnya"),
        (say("kelompok"), say("rekaman"), say("ketat"), say("lunak"), say("rerata F1")),
        [
            _group_row(name, scores)
            for name, scores in [*groups, (say("semua"), evaluation.overall)]
        ],
    )
    _show_misses(evaluation.misses, with_misses)


def judged_fields(scores: Scores) -> Iterator[tuple[str, Tally]]:
    """The fields of which anything was expected or found."""
    for name, tally in scores.fields.items():
        if tally.found or tally.expected:
            yield name, tally


def mean_f1(scores: Scores) -> float | None:
    """The plain mean of the fields' strict F1: each field counts the same."""
    shares = [tally.f1 for _, tally in judged_fields(scores) if tally.f1 is not None]
    return sum(shares) / len(shares) if shares else None


def _group_row(name: str, scores: Scores) -> tuple[str, ...]:
    total = scores.records
    rights = (scores.strict_records, scores.lenient_records)
    shares = [_share(right / total if total else None) for right in rights]
    return (name, str(total), *shares, _share(mean_f1(scores)))


def _share(share: float | None) -> str:
    return "-" if share is None else f"{share:.3f}"


def _show_misses(misses: Sequence[Miss], is_whole: bool) -> None:
    shown = misses if is_whole else misses[:MISSES_SHOWN]
    for miss in shown:
        value = shortened(miss.value, 90)
        print(f"  {miss.file}  {miss.field}  {say(MISS_KINDS[miss.kind])}: {value}")
    if len(shown) < len(misses):
        more = say(
            "dan {count} lagi (--misses menampilkan semuanya)", count=len(misses) - len(shown)
        )
        print(f"  … {more}")


def _table(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for place, head in enumerate(heads):
        table.add_column(head, justify="left" if place == 0 else "right", no_wrap=True)
    for row in rows:
        table.add_row(*row)
    shown = console()
    shown.print(title, style="bold")
    shown.print(table)
