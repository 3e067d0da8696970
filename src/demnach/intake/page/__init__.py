"""Pages: HTML with its metadata, and the article in it."""
