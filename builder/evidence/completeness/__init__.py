"""The other direction: what a source says is recorded, or left out with a reason."""
