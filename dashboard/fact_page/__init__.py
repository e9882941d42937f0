"""The page of one fact: what it rests on, how it came to be recorded, and where it is shown."""
