"""Trials of what must not break, too many or too slow for tests: how they ended is counted."""
