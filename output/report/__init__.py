"""The comparison as pages, pictures and a workbook."""
