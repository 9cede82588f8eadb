"""Tables whose names and texts a program printed apart: names found, and the texts shared out."""
