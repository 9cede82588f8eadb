"""A synthetic corpus of documents with its labels."""
