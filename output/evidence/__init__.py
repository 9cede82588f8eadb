"""Pieces of the pages that a report shows, drawn in a process of their own."""
