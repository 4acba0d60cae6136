"""A source text: whether it is at hand, its paragraphs, and the passages that pages quote."""
