"""What each page template is given: one value class a template, all links and words already made."""
