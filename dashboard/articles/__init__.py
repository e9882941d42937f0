"""Ways in: what turns something to read into an Article with a frozen text."""
