"""The language model as an extractor, and its client with limits."""
