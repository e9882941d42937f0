"""The schema of every recorded row, and the vocabulary of the domain."""
