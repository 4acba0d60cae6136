"""Mistakes in the text of YAML files, one kind a module."""
