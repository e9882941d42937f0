"""Golden answers: what a running server answers, kept to compare before and after a change."""
