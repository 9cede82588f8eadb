"""What changed between two runs of the same offices."""
