"""What is wrong, and the words for it."""
