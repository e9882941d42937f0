"""Getting a text: files, HTML and feeds to an Article with a frozen text."""
