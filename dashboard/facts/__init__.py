"""What is recorded: one module per kind of row, and for facts their extractor."""
