"""What helps editors begin: scaffolds of content files, and drafts made from a source."""
