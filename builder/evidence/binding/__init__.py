"""A statement held against the words around it: its label, its verb, its body, its status."""
