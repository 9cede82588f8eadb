"""Decrees and their annexes: heads, numbers, where the standards in them begin."""
