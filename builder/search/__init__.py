"""Search: what the rendered pages say, written so that Pagefind finds every stretch of it, and an index of names."""
