"""Pages that are not views."""
