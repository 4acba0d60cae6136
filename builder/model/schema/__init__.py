"""What an editor writes: one module for each kind of content file."""
