"""What every rule reads of a text: its sentences, numbers, dates, places and people."""
