"""Read files, web pages and feeds into articles with a frozen text."""
