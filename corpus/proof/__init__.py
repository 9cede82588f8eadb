"""A run held against its sources: nothing lost, nothing made up."""
