"""A PDF's pages: words with their places, what is visible of them, lines and drawings."""
