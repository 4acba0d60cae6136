"""What was published, and what of it is no longer where it was. See docs/decisions/0023-register.md."""
