"""One document's parts put together into records, each word with its fate."""
