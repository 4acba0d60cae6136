"""Where source texts are kept outside the repository: a folder, a zip or a web address, each text by its sha256."""
