"""One claim held against the paragraphs that it cites."""
