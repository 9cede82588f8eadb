"""What people say of findings and of groups of items, and the keys by which it is kept."""
