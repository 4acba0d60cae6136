"""The preview: pages made on demand, from content that is read again when it changes."""
