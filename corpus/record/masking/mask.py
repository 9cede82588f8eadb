"""The letter that stands for each letter of a name or number that was masked."""

MASK = "█"
