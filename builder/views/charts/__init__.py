"""Charts as plain geometry: numbers in, coordinates out. Templates make the SVG."""
