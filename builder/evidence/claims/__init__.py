"""What a plan claims, and where its words stand in the source."""
