"""What one system does otherwise than another: opening files, locks, memory. Nothing here knows of sites."""
