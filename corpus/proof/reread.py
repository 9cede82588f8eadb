"""What is asked of a second reading of one source, and what it gives.

Whoever asks loads no reader for it: reading is the work of other processes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from corpus.proof.lines import Stretch
from corpus.record.corrections import Wanted
from corpus.record.proof import Proof
from corpus.run.outcome import FileName, Outcome
from extractor.access import EVERYTHING, Access

COMPARED: tuple[FileName, ...] = ("sources", "records", "trace", "quarantine")


class Written(NamedTuple):
    """A content of the sources, and where the run's files have its lines."""

    run: Path
    paths: tuple[str, ...]
    location: str
    sha256: str | None
    corrections: tuple[Wanted, ...]
    has_trace: bool  # the run was asked for one
    stretches: Mapping[FileName, tuple[Stretch, ...]]
    access: Access = EVERYTHING


@dataclass(slots=True)
class Reread:
    """What a second reading gave: the proof, and what the run's own figures are counted of."""

    proof: Proof
    outcome: Outcome
    counts: tuple[int, float, int, int] = (0, 0.0, 0, 0)
    findings: bytes = b""  # the lines that findings.jsonl must have
    is_compared: bool = True  # line by line, as what the same program must have read
    written: dict[FileName, bytes] = field(default_factory=dict)
