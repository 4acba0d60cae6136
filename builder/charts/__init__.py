"""Charts as plain geometry: numbers in, coordinates out. Templates make the SVG, tables beside it hold the same numbers."""
