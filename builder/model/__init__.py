"""The types of the content."""
