"""Where one standard ends and the next begins, and which section is which component."""
