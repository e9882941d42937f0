"""Review: add articles, decide on candidates, undo decisions, copies and versions."""
