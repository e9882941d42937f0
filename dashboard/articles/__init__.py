"""Getting a text: files, HTML, Markdown and feeds to an Article with a frozen text."""
