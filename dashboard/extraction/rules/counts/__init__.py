"""Finds what a text counts about the Alliance."""
