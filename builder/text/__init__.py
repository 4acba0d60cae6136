"""Transformations of text that know nothing of the content."""
