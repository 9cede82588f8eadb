"""What of a page is ink: what was painted over, struck out, printed twice, or cannot be seen."""
