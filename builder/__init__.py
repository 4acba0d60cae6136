"""Bilin: from summaries of district policy plans to a static site that compares them."""
