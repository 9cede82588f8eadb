"""The report as a workbook, to be printed, filtered and corrected in."""
