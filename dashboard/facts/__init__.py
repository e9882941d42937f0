"""What is recorded: the schema of every row, and the vocabulary of the domain."""
