"""Lines into lists: markers, levels, items that go on, and columns of numbers."""
