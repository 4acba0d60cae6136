"""What is wrong with the text of a file before it is parsed: the mistakes editors make, at their cause.

A parser stumbles a line later, or reads something else without a word. Rules here look at the text itself; most of them
also know what was meant, so that the rest of the file can be read, and all of its mistakes told, at once.
"""
