"""The office's head: whose document it is, level by level, however its lines broke."""
