"""What each page template is given: one frozen dataclass a template, all links and words already made."""
