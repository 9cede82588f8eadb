"""Laws, regulations and decrees that a text cites."""
