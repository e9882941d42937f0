"""Escaping of text that others wrote: for terminals, spreadsheets, Markdown and HTML."""
