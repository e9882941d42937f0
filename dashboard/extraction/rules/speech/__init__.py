"""Finds reported speech: who says what, by which words."""
