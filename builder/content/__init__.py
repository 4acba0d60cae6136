"""Content files -> the typed site."""
