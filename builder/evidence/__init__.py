"""The content held against the archived texts that it cites."""
