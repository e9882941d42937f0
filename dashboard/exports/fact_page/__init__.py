"""The page of one fact: evidence, history, and the views that show it."""
