"""Rows and columns: drawn, printed in text, or kept by white alone."""
