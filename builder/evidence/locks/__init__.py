"""What was compared and who has signed it, line by line, and the mark that follows from both."""
