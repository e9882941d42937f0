"""Golden answers of a running server, for a comparison before and after a change."""
