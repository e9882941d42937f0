"""The page of one fact: its evidence, its history, and the views that show it."""
