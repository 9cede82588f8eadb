"""The head of a single sheet: its office, its title, its labels."""
