"""Word processors' files as sources: .docx and .odt."""
