"""The provinces as a map of equal tiles: none is too small to be seen."""
