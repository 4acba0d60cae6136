"""YAML as editors write it: the mistakes they make, each reported at its cause, and the tree of what they intended.

A parser notices a mistake a line later, or silently reads something else. The rules here look at the text itself. Most
of them also know the correction, so that the rest of the file can be read and all of its mistakes reported at once.
Decision 16 says why this is not left to the parser.
"""
