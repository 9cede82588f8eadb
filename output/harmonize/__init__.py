"""The draft of a shared standard as a document: Word, Markdown, JSON."""
