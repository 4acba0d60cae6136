"""Pages -> bytes: templates, what they compile to, pages with their downloads, and what is taken over from before."""
