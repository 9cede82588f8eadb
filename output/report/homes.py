"""Where each record stands in a report: on which page, at which address."""

from __future__ import annotations

from collections.abc import Mapping

from output.report.columns import column_pages
from output.report.input import INDEX, ReportInput


class Homes:
    """The pages of the records; of a report that is not split all of them are in one file."""

    def __init__(self, report: ReportInput) -> None:
        self.is_split = report.is_split
        self._pages: Mapping[str, str] = {
            record.record_id: page.id
            for number, service in enumerate(report.outlines, 1)
            for page in column_pages(number, service)
            for record in page.records
        }

    def page(self, record_id: str | None) -> str:
        """The page's name; "" for a record that is none of the run."""
        return self._pages.get(record_id or "", "")

    def file(self, record_id: str | None) -> str:
        """The file that holds the page."""
        page = self.page(record_id)
        return f"{page}.html" if self.is_split and page else INDEX

    def href(self, record_id: str, anchor: str) -> str:
        """Something of a record, as another page of the report leads to it."""
        return self.of_page(self.page(record_id), anchor)

    def of_page(self, page: str, anchor: str) -> str:
        """Something of a page, as another page of the report leads to it."""
        return f"{page}.html#{anchor}" if self.is_split and page else f"#{anchor}"
