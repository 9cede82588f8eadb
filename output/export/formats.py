"""The forms that a run is exported to, named once; the order is that of the help."""

from __future__ import annotations

from typing import Literal, get_args

ExportFormat = Literal["csv", "tidy", "xlsx", "parquet", "sqlite", "jsonld"]
FORMATS: tuple[ExportFormat, ...] = get_args(ExportFormat)
