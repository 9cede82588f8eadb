"""A letter to each office about its standards, as a page and for word processors."""
