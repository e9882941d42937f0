"""Schemas of the recorded rows, one module per kind, and the vocabulary."""
