"""The rows of a text that was not set in a table: parted, gathered, and what each one says."""
