"""One source in, lines that know where they are out: PDF, page image, plain text or Markdown.

Nothing here knows what a public-service standard is. Imports no other package of ours.
"""
